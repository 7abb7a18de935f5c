import type { Thing } from '../model/answer';
import { isFault, namesOf, type Filled, type Slot } from '../model/slots';
import { QuestionForm } from '../parts/question-form';
import { SearchForm } from '../parts/search-form';
import { views } from '../views/list';
import { dateText } from '../words/texts';
import { titleOf } from '../words/titles';
import type { Context, Rendered } from './page';
import { troublePage } from './trouble';

type Names = ReadonlyMap<string, Thing>;

/** What stands in a gap before anyone has filled it; nothing where the graph has no such thing. */
const exampleOf = (slot: Slot, names: Names, { t, lang }: Context): Filled | undefined => {
  if (slot.type === 'day') {
    const name = dateText(slot.example, lang);
    return { value: slot.example, name, title: name };
  }
  const special = slot.specials?.find(name => name === slot.example);
  if (special !== undefined)
    return { value: special, name: t.special[special], title: t.special[special], special };
  const thing = names.get(slot.example);
  return thing && { value: thing.id, name: thing.name, title: titleOf(thing, lang), thing };
};

const Questions = ({ names, context }: { names: Names; context: Context }) => (
  <ul>
    {views.map(view => {
      const filled = view.slots.flatMap((slot): [string, Filled][] => {
        const example = exampleOf(slot, names, context);
        return example ? [[slot.name, example]] : [];
      });
      return (
        <li key={view.name}>
          <QuestionForm view={view} context={context} filled={Object.fromEntries(filled)} />
        </li>
      );
    })}
  </ul>
);

/** The questions with an example in each gap, so that each can be asked as it stands. */
export const startPage = async (context: Context): Promise<Rendered> => {
  const { t } = context;
  const examples = views.flatMap(view => view.slots.map(({ example }) => example));
  const names = await namesOf(
    context,
    examples.filter(example => example.includes(':')),
  );
  if (isFault(names)) return troublePage({ kind: 'fault', fault: names }, context);
  return {
    kind: 'page',
    title: t.tagline,
    description: t.intro,
    main: (
      <>
        <h1>{t.tagline}</h1>
        <p class="sg-intro">{t.intro}</p>
        {names.size === 0 ? <p role="alert">{t.fault.empty}</p> : null}
        <SearchForm context={context} text="" />
        <section class="sg-questions" aria-labelledby="sporsmal">
          <h2 id="sporsmal">{t.questions.heading}</h2>
          <Questions names={names} context={context} />
        </section>
      </>
    ),
  };
};
