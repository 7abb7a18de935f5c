import {
  ConnectionCountDocument,
  GapCountDocument,
  ImpactCountDocument,
  SizeDocument,
  StartDocument,
  UsedResourcesDocument,
  type StartQuery,
  type UsedResourcesQuery,
} from '../gql/graphql';
import { addresses, asked } from '../gql/labels';
import type { ThingRef } from '../model/answer';
import { COMPARED_MAP, FLOW_MAP } from '../model/places';
import { TOGETHER, allOf, togetherOf } from '../model/roles';
import { alongHref, hrefOf, stateAt } from '../model/state';
import { isFault, namesOf, type Filled, type Slot } from '../model/slots';
import { QuestionForm } from '../parts/question-form';
import { SearchForm } from '../parts/search-form';
import { connections } from '../views/connections';
import { views } from '../views/list';
import { pathOf, type View } from '../views/view';
import { capital, dateText, numberText } from '../words/texts';
import { togetherText } from '../words/together';
import { titleOf } from '../words/titles';
import type { PageContext, Rendered } from './page';
import { troublePage } from './trouble';
import { comparedIn } from '../words/compared';

type Names = ReadonlyMap<string, ThingRef>;

/** What stands in a gap before anyone has filled it; nothing where the graph has no such thing. */
const exampleOf = (view: View, slot: Slot, names: Names, { lang, pack }: PageContext): Filled | undefined => {
  if (slot.type === 'day' && slot.example !== undefined) {
    const name = dateText(slot.example, lang);
    return { value: slot.example, name, title: name };
  }
  const special = slot.specials?.find(name => name === slot.example);
  if (special !== undefined)
    return {
      value: special,
      name: togetherText(special, lang),
      title: togetherText(special, lang),
      special,
    };
  const thing = names.get(pack.examples[view.name]?.[slot.name] ?? '');
  return thing && { value: thing.id, name: thing.name, title: titleOf(thing, lang), thing };
};

const Questions = ({ names, context }: { names: Names; context: PageContext }) => (
  <ul>
    {views
      .filter(view => context.offers(pathOf(view)))
      .map(view => {
        const filled = view.slots.flatMap((slot): [string, Filled][] => {
          const example = exampleOf(view, slot, names, context);
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

/** Questions that go on in another graph: from what this one has asked about as an example to what that has. */
const Across = ({ names, context }: { names: Names; context: PageContext }) => {
  const { t, lang, along, pack } = context;
  const here = names.get(pack.example?.id ?? '');
  const there = context.graphs().flatMap(({ graph, example }) => (example ? [{ graph, example }] : []));
  if (!here || there.length === 0 || !context.offers(pathOf(connections))) return null;
  return (
    <section class="sg-questions" aria-labelledby="grenser">
      <h2 id="grenser">{t('elsewhere-start')}</h2>
      <ul>
        {there.map(({ graph, example }) => {
          const state = stateAt(pathOf(connections), along.lang, { fra: here.id, til: example.id });
          return (
            <li key={graph}>
              <a class="ds-link" href={hrefOf({ ...state, across: [graph] })}>
                {t('question-connections', { from: titleOf(here, lang), to: titleOf(example, lang) })}
              </a>
            </li>
          );
        })}
      </ul>
    </section>
  );
};

/** Three answers to begin with: what they are about, and the number that they begin with. */
const STORIES = [
  { name: 'stops', path: '/sporsmal/fases-ut', slot: 'hva' },
  { name: 'reaches', path: '/sporsmal/knytter', slot: 'fra' },
  { name: 'lacks', path: '/sporsmal/mangler', slot: asked.column },
] as const;

const countOf = async ({ ask }: PageContext, { name }: (typeof STORIES)[number], id: string) => {
  switch (name) {
    case 'stops':
      return (await ask(ImpactCountDocument, { id })).data?.impact?.totalCount;
    case 'reaches': {
      const [via, to] = [allOf('knytter', 'via', 'RESOURCES'), togetherOf(TOGETHER[0])];
      return to && (await ask(ConnectionCountDocument, { id, via, to })).data?.connections?.totalCount;
    }
    case 'lacks':
      return (await ask(GapCountDocument, { id })).data?.gaps?.nodes.filter(({ kinds }) =>
        kinds.includes('NO_RESOURCE'),
      ).length;
  }
};

type Story = Readonly<{ href: string; title: string; text: string; count: number }>;

/** Those that this graph has something of. */
const storiesOf = async (context: PageContext): Promise<readonly Story[]> => {
  const { t, lang, along, pack } = context;
  const names = await namesOf(
    context,
    STORIES.flatMap(({ name }) => pack.stories[name] ?? []),
  );
  if (isFault(names)) return [];
  const counts = await Promise.all(
    STORIES.map(story => {
      const id = pack.stories[story.name] ?? '';
      return names.has(id) ? countOf(context, story, id) : 0;
    }),
  );
  return STORIES.flatMap(({ name, path, slot }, i): readonly Story[] => {
    const id = pack.stories[name] ?? '';
    const [thing, count] = [names.get(id), counts[i]];
    if (!thing || typeof count !== 'number' || count === 0) return [];
    const slots = { [slot]: id, ...(name === 'reaches' ? { til: TOGETHER[0] ?? '' } : {}) };
    const title = titleOf(thing, lang);
    return [
      {
        href: alongHref(path, along, slots),
        // What lacks something is a title, which stands alone here.
        title: name === 'lacks' ? capital(thing.name) : t(`start-${name}-title`, { name: title }),
        text: name === 'lacks' ? t('start-lacks-text') : t(`start-${name}-text`, { name: title }),
        count,
      },
    ];
  });
};

const Stories = ({ stories, context: { t, lang } }: { stories: readonly Story[]; context: PageContext }) =>
  stories.length === 0 ? null : (
    <section class="sg-stories" aria-labelledby="svarene">
      <h2 id="svarene">{t('start-stories')}</h2>
      <ul>
        {stories.map(({ href, title, text, count }) => (
          <li key={href}>
            <span class="sg-story-number">{numberText(count, lang)}</span>
            <p>
              <a class="ds-link" href={href}>
                {title}
              </a>
              <br />
              {text}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );

/** A picture of its own address, loaded when it comes into view, and the page that it is of. */
const Seen = ({
  file,
  href,
  title,
  context: { t },
}: {
  file: string;
  href: string;
  title: string;
  context: PageContext;
}) => (
  <section class="sg-seen">
    <h2>
      <a class="ds-link" href={href}>
        {title}
      </a>
    </h2>
    <a href={href} tabIndex={-1} aria-hidden="true">
      <img src={file} alt="" loading="lazy" width="620" height="520" />
    </a>
    <p class="sg-note">{t('start-opens')}</p>
  </section>
);

type Divided = Readonly<{ used: UsedResourcesQuery; all: number }>;

/** Of what they use, what tells most of them apart: nearest to half of them. */
const dividing = ({ used, all }: Divided) => {
  const half = all / 2;
  const far = (n: number): number => Math.abs(n - half);
  return [...used.used.nodes].sort((a, b) => far(a.users.totalCount) - far(b.users.totalCount))[0];
};

const MapOfCompared = ({ found, context }: { found: Divided; context: PageContext }) => {
  const { t, lang, along } = context;
  const resource = dividing(found);
  if (!resource) return null;
  const title = t('start-map', {
    n: resource.users.totalCount,
    all: numberText(found.all, lang),
    name: titleOf(resource, lang),
    ...comparedIn(lang),
  });
  const slots = { ressurs: resource.id };
  return (
    <Seen
      file={alongHref(`/bilde/${addresses.map}.svg`, along, slots)}
      href={alongHref(COMPARED_MAP, along, slots)}
      title={title}
      context={context}
    />
  );
};

type Shown = Readonly<{
  names: Names;
  stories: readonly Story[];
  counted: StartQuery;
  used: UsedResourcesQuery;
}>;

const Pictures = ({ shown: { stories, counted, used }, context }: { shown: Shown; context: PageContext }) => {
  const { t, along, offers } = context;
  return (
    <div class="sg-start">
      {offers(FLOW_MAP) ? (
        <Seen
          file={alongHref(`/bilde/${addresses.flows}.svg`, along, { bredde: '680' })}
          href={alongHref(FLOW_MAP, along)}
          title={t('start-flows')}
          context={context}
        />
      ) : null}
      <Stories stories={stories} context={context} />
      {offers(COMPARED_MAP) ? (
        <MapOfCompared found={{ used, all: counted.places.totalCount }} context={context} />
      ) : null}
      {offers('/kart/kapabiliteter') ? (
        <Seen
          file={alongHref('/bilde/kapabiliteter.svg', along)}
          href={alongHref('/kart/kapabiliteter', along)}
          title={t('start-capabilities')}
          context={context}
        />
      ) : null}
    </div>
  );
};

const Main = ({ shown, context }: { shown: Shown; context: PageContext }) => {
  const { t, lang } = context;
  const { names, counted } = shown;
  const [places = '', resources = '', frameworks = ''] = [
    counted.places,
    counted.resources,
    counted.frameworks,
  ].map(({ totalCount }) => numberText(totalCount, lang));
  return (
    <>
      <h1>{context.pack.title ?? context.pack.name}</h1>
      <p class="sg-intro">{t('start-lead', { places, resources, frameworks, ...comparedIn(lang) })}</p>
      {names.size === 0 ? <p role="alert">{t('fault-empty')}</p> : null}
      <SearchForm context={context} text="" />
      {names.size === 0 ? null : <Pictures shown={shown} context={context} />}
      <section class="sg-questions" aria-labelledby="sporsmal">
        <h2 id="sporsmal">{t('question-heading')}</h2>
        <Questions names={names} context={context} />
      </section>
      <Across names={names} context={context} />
    </>
  );
};

/** What the pack has asked about as an example, which is only named where another graph may be asked too. */
const exampleIn = ({ graphs, pack: { example } }: PageContext): readonly string[] =>
  example && graphs().length > 0 ? [example.id] : [];

/** The start of a model that has no pictures of its own: what it is of, the search, and the questions that it answers. */
const plainStart = async (context: PageContext): Promise<Rendered> => {
  const { t, pack, ask } = context;
  const [{ data, fault }, names] = await Promise.all([
    ask(SizeDocument, {}),
    namesOf(context, exampleIn(context)),
  ]);
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  if (isFault(names)) return troublePage({ kind: 'fault', fault: names }, context);
  const title = pack.title ?? pack.name;
  return {
    kind: 'page',
    title,
    description: t('shell-intro'),
    main: (
      <>
        <h1>{title}</h1>
        <p class="sg-intro">{pack.about ?? t('about-general', { name: pack.name })}</p>
        {data.entities.totalCount === 0 ? <p role="alert">{t('fault-empty')}</p> : null}
        <SearchForm context={context} text="" />
        <section class="sg-questions" aria-labelledby="sporsmal">
          <h2 id="sporsmal">{t('question-heading')}</h2>
          <Questions names={new Map()} context={context} />
        </section>
        <Across names={names} context={context} />
      </>
    ),
  };
};

/** Where the questions begin: what is in the graph, in pictures of today, and what can be asked of it. */
export const startPage = async (context: PageContext): Promise<Rendered> => {
  const { t, lang, ask } = context;
  if (!context.has(StartDocument, UsedResourcesDocument)) return plainStart(context);
  const examples = [
    ...Object.values(context.pack.examples).flatMap(slots => Object.values(slots)),
    ...exampleIn(context),
  ];
  const [names, stories, { data: counted, fault }, { data: used, fault: unread }] = await Promise.all([
    namesOf(context, examples),
    storiesOf(context),
    ask(StartDocument, {}),
    ask(UsedResourcesDocument, { asOf: undefined, certainty: undefined, lang }),
  ]);
  if (isFault(names)) return troublePage({ kind: 'fault', fault: names }, context);
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  if (unread) return troublePage({ kind: 'fault', fault: unread }, context);
  return {
    kind: 'page',
    title: context.pack.title ?? context.pack.name,
    description: t('shell-intro'),
    main: <Main shown={{ names, stories, counted, used }} context={context} />,
  };
};
