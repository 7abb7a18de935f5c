import type { NoAnswer } from '../model/asking';
import type { ThingRef } from '../model/answer';
import { changed, entityHref, hrefOf } from '../model/state';
import { Kept } from '../parts/question-form';
import { ThingLink } from '../parts/linked';
import { troublePage } from '../pages/trouble';
import type { PageContext, Rendered } from '../pages/page';
import { CERTAINTIES } from '../pictures/drawing';
import { figure } from '../pictures/words';
import { titleOf } from '../words/titles';
import {
  AlikeDocument,
  CountryMapDocument,
  UsedResourcesDocument,
  type CountryMapQuery,
  type UsedResourcesQuery,
} from '../gql/graphql';
import { byName } from '../words/texts';
import { COMPARED_GAP, comparedIn } from '../words/compared';
import {
  countOf,
  levelOf,
  levelsIn,
  regionsOf,
  standingsOf,
  type Region,
  type ResourceStanding,
} from './country';
import { CountryLegend, countrySketch, levelName, levelsOn, offTheMap } from './country-drawing';
import { Frame, MapConditions, fileHref, type Sketch } from './frame';
import { say } from '../words/say';

/** What the map asks. */
export const COUNTRY_ASKS = [UsedResourcesDocument, CountryMapDocument, AlikeDocument];

type Answered = Readonly<{
  resource: ThingRef;
  map: CountryMapQuery;
  standings: readonly ResourceStanding[];
  near: ThingRef | undefined;
  alike: readonly Readonly<{ node: ThingRef; explanation: string }>[];
}>;
type Data = Readonly<{ used: UsedResourcesQuery; answered: Answered | undefined }>;
type Reply = Readonly<{ data: Data; fault?: undefined } | { data?: undefined; fault: NoAnswer }>;

const ask = async (context: PageContext): Promise<Reply> => {
  const { ask: asking, state, lang } = context;
  const conditions = { asOf: state.asOf, certainty: state.certainty, lang };
  const { data: used, fault } = await asking(UsedResourcesDocument, conditions);
  if (fault) return { fault };
  const id = state.slots['ressurs'] ?? '';
  if (id === '') return { data: { used, answered: undefined } };
  const { data: map, fault: unanswered } = await asking(CountryMapDocument, { ...conditions, id });
  if (unanswered) return { fault: unanswered };
  const resource = map.used;
  if (!resource)
    return { fault: { code: 'NOT_FOUND', detail: `There is no ${id} on the map.`, hint: undefined } };
  const standings = standingsOf(map);
  const near = map.all.nodes.find(of => of.id === state.slots[COMPARED_GAP]);
  if (!near) return { data: { used, answered: { resource, map, standings, near, alike: [] } } };
  const { data: alike, fault: unlike } = await asking(AlikeDocument, { of: near.id, asOf: state.asOf, lang });
  if (unlike) return { fault: unlike };
  return {
    data: { used, answered: { resource, map, standings, near, alike: alike.comparable?.nodes ?? [] } },
  };
};

const sketchOf = ({ standings, near, alike }: Answered, { lang, along }: PageContext): Sketch =>
  countrySketch(standings, {
    lang,
    href: id => entityHref(id, along),
    near: near?.id,
    alike: new Set(alike.map(({ node }) => node.id)),
  });

/** Which resource, and whom to compare with: a form that asks by GET. */
const Chooser = ({ data: { used, answered }, context }: { data: Data; context: PageContext }) => {
  const { state, lang } = context;
  const near = answered && [...answered.map.all.nodes].sort((a, b) => byName(a.name, b.name));
  return (
    <form class="sg-map-form" method="get" action={state.path} data-navigate>
      <Kept state={state} without={['ressurs', COMPARED_GAP]} />
      <label>
        {say(lang, 'map-country-resource')}
        <select class="ds-input" name="ressurs">
          {used.used.nodes.map(({ id, name, users }) => (
            <option key={id} value={id} selected={id === answered?.resource.id}>
              {`${name} (${figure(users.totalCount, lang)})`}
            </option>
          ))}
        </select>
      </label>
      {near ? (
        <label>
          {say(lang, 'map-country-near', comparedIn(lang))}
          <select class="ds-input" name={COMPARED_GAP}>
            <option value="">{say(lang, 'map-country-nobody')}</option>
            {near.map(({ id, name, ...of }) => (
              <option key={id} value={id} selected={id === answered.near?.id}>
                {'number' in of ? `${name} (${of.number})` : name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <button class="ds-button" type="submit">
        {say(lang, 'map-country-show')}
      </button>
    </form>
  );
};

const CountRow = ({ name, cells }: { name: string; cells: readonly string[] }) => (
  <tr>
    <th scope="row">{name}</th>
    {cells.map((cell, i) => (
      <td key={i} class="sg-number">
        {cell}
      </td>
    ))}
  </tr>
);

const CountsHead = ({ lang }: { lang: PageContext['lang'] }) => (
  <thead>
    <tr>
      <th scope="col">{say(lang, 'map-country-obligation')}</th>
      {CERTAINTIES.map(certainty => (
        <th key={certainty} scope="col">
          {say(lang, `picture-certainty-${certainty}`)}
        </th>
      ))}
      <th scope="col">{say(lang, 'map-country-all')}</th>
    </tr>
  </thead>
);

const Counts = ({
  standings,
  lang,
}: {
  standings: readonly ResourceStanding[];
  lang: PageContext['lang'];
}) => {
  const unused = standings.filter(({ use }) => !use).length;
  const used = levelsIn().filter(of => CERTAINTIES.some(certainty => countOf(standings, of, certainty) > 0));
  const caption = say(lang, 'map-country-counts', comparedIn(lang));
  return (
    <div class="sg-table" role="region" tabIndex={0} aria-label={caption}>
      <table class="ds-table">
        <caption>{caption}</caption>
        <CountsHead lang={lang} />
        <tbody>
          {used.map(level => {
            const counts = CERTAINTIES.map(certainty => countOf(standings, level, certainty));
            const sum = counts.reduce((a, b) => a + b, 0);
            const name = levelName(level, lang);
            return <CountRow key={level} name={name} cells={[...counts, sum].map(n => figure(n, lang))} />;
          })}
          <CountRow
            name={say(lang, 'map-country-not-used')}
            cells={[...CERTAINTIES.map(() => '–'), figure(unused, lang)]}
          />
        </tbody>
      </table>
    </div>
  );
};

const standingWords = ({ use }: ResourceStanding, lang: PageContext['lang']): string =>
  use
    ? `${levelName(levelOf(use), lang)}, ${say(lang, `picture-certainty-${use.certainty}`)}`
    : say(lang, 'map-country-not-used');

const InRegion = ({
  region: { name, standings, users },
  context,
}: {
  region: Region;
  context: PageContext;
}) => {
  const { lang, along } = context;
  return (
    <details class="sg-more">
      <summary>
        {say(lang, 'map-country-in-region', {
          name,
          users: figure(users, lang),
          all: figure(standings.length, lang),
        })}
      </summary>
      <ul class="sg-columns">
        {standings.map(standing => (
          <li key={standing.of.id}>
            <ThingLink thing={standing.of} along={along} />
            <span class="sg-note"> {standingWords(standing, lang)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
};

const AlikeList = ({
  answered: { near, alike, standings },
  context,
}: {
  answered: Answered;
  context: PageContext;
}) => {
  const { lang, along } = context;
  if (!near) return null;
  const by = new Map(standings.map(standing => [standing.of.id, standing]));
  return (
    <section aria-labelledby="ligner">
      <h2 id="ligner">{say(lang, 'map-country-alike', { name: near.name, ...comparedIn(lang) })}</h2>
      <ol>
        {alike.map(({ node, explanation }) => {
          const standing = by.get(node.id);
          return (
            <li key={node.id}>
              <ThingLink thing={node} along={along} />: {standing ? standingWords(standing, lang) : null}.{' '}
              <span class="sg-note">{explanation}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
};

const Answer = ({ answered, context }: { answered: Answered; context: PageContext }) => {
  const { lang, state } = context;
  const { standings, resource } = answered;
  const off = offTheMap(standings);
  return (
    <>
      <div class="sg-sides">
        <Frame
          sketch={sketchOf(answered, context)}
          title={say(lang, 'map-country-title-of', { name: titleOf(resource, lang), ...comparedIn(lang) })}
          file={fileHref(hrefOf(state))}
          context={context}
        >
          <CountryLegend levels={levelsOn(standings)} lang={lang} />
          {off.length > 0 ? (
            <p class="sg-note">
              {say(lang, 'map-country-off', comparedIn(lang))} {off.map(({ of }) => of.name).join(', ')}.
            </p>
          ) : null}
        </Frame>
        <div>
          <Counts standings={standings} lang={lang} />
          <p class="sg-note">{say(lang, 'map-country-note', comparedIn(lang))}</p>
        </div>
      </div>
      <AlikeList answered={answered} context={context} />
      <h2>{say(lang, 'map-country-by-region')}</h2>
      {regionsOf(standings).map(region => (
        <InRegion key={region.id} region={region} context={context} />
      ))}
    </>
  );
};

type UsedOne = UsedResourcesQuery['used']['nodes'][number];

const mostUsed = (of: readonly UsedOne[]): readonly UsedOne[] =>
  [...of].sort((a, b) => b.users.totalCount - a.users.totalCount || (a.name < b.name ? -1 : 1));

const Used = ({
  used: { used },
  context: { state, lang },
}: {
  used: UsedResourcesQuery;
  context: PageContext;
}) => (
  <ol>
    {mostUsed(used.nodes).map(({ id, name, users }) => (
      <li key={id}>
        <a class="ds-link" href={changed(state, { slots: { ...state.slots, ressurs: id } })}>
          {name}
        </a>
        : {figure(users.totalCount, lang)}
      </li>
    ))}
  </ol>
);

const leadOf = ({ used, answered }: Data, { lang }: PageContext): string => {
  if (!answered)
    return say(lang, 'map-country-lead-list', {
      n: figure(used.used.totalCount, lang),
      ...comparedIn(lang),
    });
  const { map, resource } = answered;
  const users = map.used?.users.totalCount ?? 0;
  return say(lang, 'map-country-lead', {
    users: figure(users, lang),
    all: figure(map.all.totalCount, lang),
    name: titleOf(resource, lang),
    ...comparedIn(lang),
  });
};

const headingOf = ({ answered }: Data, { lang }: PageContext): string =>
  answered
    ? say(lang, 'map-country-title-of', { name: titleOf(answered.resource, lang), ...comparedIn(lang) })
    : say(lang, 'map-country-title');

/** Which of those that are compared use a resource; without one, what they use. */
export const countryPage = async (context: PageContext): Promise<Rendered> => {
  const { data, fault } = await ask(context);
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  const { used, answered } = data;
  return {
    kind: 'page',
    title: headingOf(data, context),
    description: leadOf(data, context),
    main: (
      <>
        <p class="sg-asked">{headingOf(data, context)}</p>
        <h1>{leadOf(data, context)}</h1>
        <Chooser data={data} context={context} />
        {answered ? <Answer answered={answered} context={context} /> : <Used used={used} context={context} />}
        <MapConditions context={context} />
      </>
    ),
  };
};

/** The drawing alone; it needs a resource. */
export const countryFile = async (context: PageContext) => {
  const { data, fault } = await ask(context);
  if (fault) return { fault };
  if (!data.answered)
    return {
      fault: { code: 'BAD_INPUT', detail: 'Name a resource, by its id: ressurs=…', hint: undefined },
    };
  return {
    title: headingOf(data, context),
    about: leadOf(data, context),
    sketch: sketchOf(data.answered, context),
  };
};
