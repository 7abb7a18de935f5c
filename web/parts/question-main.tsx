import { pictureOf } from '../model/picture-of';
import type { Context } from '../pages/page';
import type { Shown } from '../pages/question';
import { LanePicture } from '../pictures/lane-picture';
import { isOfAnyDay } from '../views/view';
import { Legend } from './certainty';
import { Conditions, DayNote } from './conditions';
import { Exports } from './exports';
import { foldsOf } from './folds';
import { HonestyStrip } from './honesty';
import { QuestionForm, questionText } from './question-form';
import { Sentences } from './sentences';
import { DataTable } from './table';
import { WhatIfDifference, WhatIfTray } from './what-if';

type Props = Readonly<{ shown: Shown; context: Context }>;

/** The sentences are the answer; the picture follows them. */
const AnswerParts = ({ shown: { answer, difference, view, filled }, context }: Props) => {
  const { state, along, lang, t } = context;
  const picture = pictureOf(answer, { lang, along, ...difference });
  const hasPicture = picture.nodes.length > 0;
  return (
    <>
      {answer.groups.length === 0 && !hasPicture ? null : (
        <div class={hasPicture ? 'sg-answer sg-answer-pictured' : 'sg-answer'}>
          <section class="sg-answer-text" aria-labelledby="svar">
            <h2 id="svar">{t.answer}</h2>
            {hasPicture ? (
              <a class="ds-skip-link" href="#bilde">
                {t.skipToPicture}
              </a>
            ) : null}
            <Legend t={t} />
            <Sentences answer={answer} context={context} hasPicture={hasPicture} />
          </section>
          {hasPicture ? (
            <section class="sg-answer-picture" aria-labelledby="bildet">
              <h2 id="bildet">{t.picture}</h2>
              <LanePicture
                picture={picture}
                lang={lang}
                title={questionText(view, filled, context)}
                selected={state.chosen}
                folds={foldsOf(context)}
              />
            </section>
          ) : null}
        </div>
      )}
      {answer.tables.map(table => (
        <DataTable key={table.caption} table={table} lang={lang} along={along} />
      ))}
      <Exports answer={answer} context={context} hasPicture={hasPicture} />
    </>
  );
};

/** The main part of a question's page. */
export const QuestionMain = ({ shown, context }: Props) => {
  const { view, filled, names, answer, difference, ticks } = shown;
  return (
    <>
      <h1>{questionText(view, filled, context)}</h1>
      <p class="sg-lead">{answer.lead}</p>
      <DayNote context={context} />
      <HonestyStrip answer={answer} context={context} />
      {difference ? <WhatIfDifference difference={difference} answer={answer} context={context} /> : null}
      <div class="sg-tools">
        <QuestionForm view={view} filled={filled} context={context} />
        <Conditions context={context} ticks={ticks} isDated={isOfAnyDay(view, context.state)} />
        <WhatIfTray names={names} context={context} />
      </div>
      <AnswerParts shown={shown} context={context} />
    </>
  );
};
