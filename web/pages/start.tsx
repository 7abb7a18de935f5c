import { namesOf, isFault, type Filled, type Slot } from '../model/slots';
import { QuestionForm } from '../parts/question-form';
import { SearchForm } from '../parts/search-form';
import { views } from '../views/list';
import type { Context, Rendered } from './page';
import { troublePage } from './trouble';

const EXAMPLE_DAY = '2028-01-01';

/** The questions with an example in each gap, so that each can be asked as it stands. */
export const startPage = async (context: Context): Promise<Rendered> => {
  const { t } = context;
  const slots = views.flatMap(view => view.slots);
  const names = await namesOf(
    context,
    slots
      .filter(({ type, example }) => type === 'entity' && example.includes(':'))
      .map(({ example }) => example),
  );
  if (isFault(names)) return troublePage({ kind: 'fault', fault: names }, context);
  const example = (slot: Slot): Filled | undefined => {
    if (slot.type === 'day') return { value: slot.example || EXAMPLE_DAY, name: slot.example };
    const special = slot.specials?.find(name => name === slot.example);
    if (special !== undefined) return { value: special, name: t.special[special], special };
    const thing = names.get(slot.example);
    return thing && { value: thing.id, name: thing.name, thing };
  };
  return {
    kind: 'page',
    title: t.tagline,
    description: t.intro,
    main: (
      <>
        <h1>{t.tagline}</h1>
        <p class="sg-intro">{t.intro}</p>
        <SearchForm context={context} text="" />
        <section class="sg-questions" aria-labelledby="sporsmal">
          <h2 id="sporsmal">{t.questions.heading}</h2>
          <ul>
            {views.map(view => (
              <li key={view.name}>
                <QuestionForm
                  view={view}
                  context={context}
                  filled={Object.fromEntries(
                    view.slots.flatMap(slot => {
                      const filled = example(slot);
                      return filled ? [[slot.name, filled]] : [];
                    }),
                  )}
                />
              </li>
            ))}
          </ul>
        </section>
      </>
    ),
  };
};
