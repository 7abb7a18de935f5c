import type { Answer } from '../model/answer';
import { isFault, resolve, type Filled } from '../model/slots';
import { HonestyStrip } from '../parts/honesty';
import { QuestionForm, questionText } from '../parts/question-form';
import { Sentences } from '../parts/sentences';
import { Legend } from '../parts/certainty';
import type { View } from '../views/view';
import { troublePage } from './trouble';
import type { Context, Rendered } from './page';

type Props = Readonly<{
  view: View;
  filled: Readonly<Record<string, Filled>>;
  answer: Answer;
  context: Context;
}>;

const Question = ({ view, filled, answer, context }: Props) => (
  <>
    <h1>{questionText(view, filled, context)}</h1>
    <QuestionForm view={view} filled={filled} context={context} />
    <p class="sg-lead">{answer.lead}</p>
    <HonestyStrip answer={answer} context={context} />
    <div class="sg-answer">
      <section aria-labelledby="svar">
        <h2 id="svar">{context.t.answer}</h2>
        <Legend t={context.t} />
        <Sentences answer={answer} context={context} hasPicture={false} />
      </section>
    </div>
  </>
);

/** The page of a question: its gaps filled, its answer, and how far the answer goes. */
export const questionPage = async (view: View, context: Context): Promise<Rendered> => {
  const { ask, state, lang, t } = context;
  const resolved = await resolve(context, view.slots, state);
  if (resolved.redirect !== undefined) return { kind: 'redirect', to: resolved.redirect };
  if (resolved.trouble !== undefined) return troublePage(resolved.trouble, context, view);
  const answer = await view.read({ ask, state, slots: resolved.slots, lang, t });
  if (isFault(answer)) return troublePage({ kind: 'fault', fault: answer }, context, view);
  const question = questionText(view, resolved.slots, context);
  return {
    kind: 'page',
    title: `${question} ${answer.lead}`,
    description: answer.lead,
    main: <Question view={view} filled={resolved.slots} answer={answer} context={context} />,
  };
};
