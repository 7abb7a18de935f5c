import { cardOf } from '../model/card';
import { changedFigure } from '../model/changed-figure';
import { pictureOf } from '../model/picture-of';
import type { PageContext } from '../pages/page';
import type { Shown } from '../pages/question';
import { LanePicture } from '../pictures/lane-picture';
import { isOfAnyDay } from '../views/view';
import { Legend } from './certainty';
import { Conditions, DayNote } from './conditions';
import { Questions } from './entity-questions';
import { Exports } from './exports';
import { FigureOf } from './figure';
import { foldsOf } from './folds';
import { Graphs } from './graphs';
import { HonestyStrip } from './honesty';
import { QuestionForm, questionText } from './question-form';
import { Sentences } from './sentences';
import { Quoting } from './told';
import { DataTable } from './table';
import { WhatIfDifference, WhatIfTray } from './what-if';

type Props = Readonly<{ shown: Shown; context: PageContext }>;

/** In the form that fits the question, or of what the sentences go along. */
export const Picture = ({ shown: { answer, difference, view, filled }, context }: Props) => {
  const { state, along, lang, t } = context;
  const asked = questionText(view, filled, context);
  const figure = difference ? changedFigure(difference, context) : answer.figure;
  if (figure) return <FigureOf figure={figure} label={`${t('shell-picture')}: ${answer.lead}`} />;
  const picture = pictureOf(answer, { lang, along, ...difference });
  return picture.nodes.length === 0 ? null : (
    <LanePicture
      picture={picture}
      lang={lang}
      title={asked}
      selected={state.chosen}
      folds={foldsOf(context)}
    />
  );
};

/** What the question asks, its day and its what-if: one line each until it is opened. */
const Tools = ({ shown: { view, filled, names, ticks }, context }: Props) => {
  const { t } = context;
  return (
    <div class="sg-tools">
      <details class="sg-fold sg-tool">
        <summary>
          {t('answer-fold-edit')} <span class="sg-note">{questionText(view, filled, context)}</span>
        </summary>
        <div id="sporsmalet">
          <QuestionForm view={view} filled={filled} context={context} />
        </div>
      </details>
      <Conditions context={context} ticks={ticks} isDated={isOfAnyDay(view, context.state)} />
      {view.goesAcross ? <Graphs context={context} /> : null}
      <WhatIfTray names={names} context={context} />
    </div>
  );
};

const Points = ({ points = [], lang }: Pick<Shown['answer'], 'points'> & Pick<PageContext, 'lang'>) =>
  points.length === 0 ? null : (
    <ul class="sg-points">
      {points.map(point => (
        <li key={point}>
          <Quoting text={point} lang={lang} />
        </li>
      ))}
    </ul>
  );

/** All that is said, and the tables behind it. */
export const Told = ({ shown: { answer }, context }: Props) => {
  const { t, lang, along } = context;
  const hasPicture = answer.figure?.hasWays ?? answer.figure === undefined;
  // What a fold tells in sentences is not told again as a table; the file has both.
  const told = new Set(answer.groups.map(({ heading }) => heading));
  const tables = answer.tables.filter(({ caption }) => !told.has(caption));
  return answer.groups.length + answer.tables.length === 0 ? null : (
    <section class="sg-answer" aria-labelledby="svar">
      <h2 id="svar">{t('answer-fold-all')}</h2>
      <Sentences answer={answer} context={context} hasPicture={hasPicture} />
      {tables.map(table => (
        <details key={table.caption} class="sg-fold">
          <summary>
            <h3>{table.caption}</h3>
            <span class="sg-count">{table.rows.length}</span>
          </summary>
          <DataTable table={table} lang={lang} along={along} />
        </details>
      ))}
      <Legend t={t} />
    </section>
  );
};

/** The answer first, in one sentence, a picture and a few lines; then all of it, and what it is asked with. */
export const QuestionMain = ({ shown, context }: Props) => {
  const { view, filled, answer, difference } = shown;
  const { t } = context;
  // Why there is none is the answer itself.
  const { absence } = answer.honesty;
  const about = Object.values(filled).find(({ thing }) => thing !== undefined && !thing.graph)?.thing;
  return (
    <>
      <a class="ds-skip-link" href="#bilde">
        {t('shell-skip-to-picture')}
      </a>
      <p class="sg-asked">
        {questionText(view, filled, context)}{' '}
        <a class="ds-link" href="#sporsmalet">
          {t('answer-fold-edit')}
        </a>
      </p>
      <h1>{answer.lead}</h1>
      {difference ? <WhatIfDifference difference={difference} answer={answer} context={context} /> : null}
      <Picture shown={shown} context={context} />
      <Points points={answer.points ?? []} lang={context.lang} />
      <DayNote context={context} />
      {absence ? <HonestyStrip answer={answer} context={context} /> : null}
      <Told shown={shown} context={context} />
      <Tools shown={shown} context={context} />
      {absence ? null : <HonestyStrip answer={answer} context={context} />}
      {about ? <Questions entity={about} context={context} /> : null}
      <Exports answer={answer} card={cardOf(shown, context, '')} context={context} />
    </>
  );
};
