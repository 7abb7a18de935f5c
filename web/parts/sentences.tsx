import type { Answer, Group, Sentence, Thing } from '../model/answer';
import { hrefOf, type State } from '../model/state';
import type { Context } from '../pages/page';
import { CertaintyTag } from './certainty';
import { Linked, ThingLink } from './linked';
import { Steps } from './steps';

const thingsOf = ({ steps, about = [] }: Sentence): readonly Thing[] => {
  const all = [...about, ...steps.flatMap(({ from, to }) => [from, to])];
  return [...new Map(all.map(thing => [thing.id, thing])).values()];
};

/** A part of the address of the page, made from a key; keys may have any character. */
export const anchorOf = (key: string): string => `s-${key.replace(/[^A-Za-z0-9]+/g, '-')}`;

/** The weakest link is set off where the sentence names it. */
const Marked = ({ sentence, context: { t, along } }: { sentence: Sentence; context: Context }) => {
  const things = thingsOf(sentence);
  const at = sentence.text.indexOf(` ${t.weakest}`);
  if (at < 0) return <Linked text={sentence.text} things={things} along={along} />;
  return (
    <>
      <Linked text={sentence.text.slice(0, at)} things={things} along={along} />
      <span class="sg-weak">{sentence.text.slice(at)}</span>
    </>
  );
};

const Claim = ({
  sentence,
  context,
  hasPicture,
}: {
  sentence: Sentence;
  context: Context;
  hasPicture: boolean;
}) => {
  const { state, along, lang, t } = context;
  const isChosen = state.chosen === sentence.key;
  const target: State = { ...state, chosen: isChosen ? undefined : sentence.key };
  return (
    <li
      class="sg-claim"
      id={anchorOf(sentence.key)}
      data-sentence={sentence.key}
      aria-current={isChosen ? 'true' : undefined}
    >
      <p class="sg-text">
        <Marked sentence={sentence} context={context} />
      </p>
      <p class="sg-claim-foot">
        {sentence.certainty ? <CertaintyTag certainty={sentence.certainty} t={t} /> : null}
        {hasPicture && sentence.steps.length > 0 ? (
          <a
            class="ds-link sg-choose"
            data-choose={sentence.key}
            href={`${hrefOf(target)}#${anchorOf(sentence.key)}`}
          >
            {isChosen ? t.dropChoice : t.showInPicture}
          </a>
        ) : null}
      </p>
      {sentence.steps.length > 0 ? (
        <Steps steps={sentence.steps} reading={{ lang, t, along }} isOpen={isChosen} />
      ) : null}
    </li>
  );
};

const Part = ({
  group,
  context: page,
  hasPicture,
}: {
  group: Group;
  context: Context;
  hasPicture: boolean;
}) => {
  const context = group.day === undefined ? page : { ...page, along: { ...page.along, day: group.day } };
  return (
    <section class="sg-group">
      {group.heading ? (
        <h3>{group.about ? <ThingLink thing={group.about} along={context.along} /> : group.heading}</h3>
      ) : null}
      <ol class="sg-claims">
        {group.sentences.map(sentence => (
          <Claim key={sentence.key} sentence={sentence} context={context} hasPicture={hasPicture} />
        ))}
      </ol>
      {group.note ? <p class="sg-note">{group.note}</p> : null}
      {group.link ? (
        <p>
          <a class="ds-link" href={group.link.href}>
            {group.link.text}
          </a>
        </p>
      ) : null}
    </section>
  );
};

/** The answer: sentences in reading order, each with what it rests on one click away. */
export const Sentences = ({
  answer,
  context,
  hasPicture,
}: {
  answer: Answer;
  context: Context;
  hasPicture: boolean;
}) => {
  const { state, t } = context;
  return (
    <div class="sg-sentences">
      {answer.groups.map(group => (
        <Part key={group.key} group={group} context={context} hasPicture={hasPicture} />
      ))}
      {answer.next || state.after ? (
        <nav class="sg-pages" aria-label={t.next}>
          {state.after ? (
            <a class="ds-link" href={hrefOf({ ...state, after: undefined, chosen: undefined })}>
              {t.first}
            </a>
          ) : null}
          {answer.next ? (
            <a
              class="ds-button"
              data-variant="secondary"
              href={hrefOf({ ...state, after: answer.next, chosen: undefined })}
            >
              {t.next}
            </a>
          ) : null}
        </nav>
      ) : null}
    </div>
  );
};
