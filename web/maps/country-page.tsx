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
  OBLIGATIONS,
  countOf,
  countiesOf,
  obligationOf,
  standingsOf,
  type County,
  type ResourceStanding,
} from './country';
import { CountryLegend, countrySketch, obligationName, offTheMap } from './country-drawing';
import {
  AlikeDocument,
  CountryMapDocument,
  UsedResourcesDocument,
  type CountryMap,
  type UsedResources,
} from './country-query';
import { Frame, MapConditions, fileHref, type Sketch } from './frame';
import { say } from '../words/say';
import { comparedIn } from '../words/compared';

/** What the map asks. */
export const COUNTRY_ASKS = [UsedResourcesDocument, CountryMapDocument, AlikeDocument];

type Answered = Readonly<{
  resource: ThingRef;
  map: CountryMap;
  standings: readonly ResourceStanding[];
  near: ThingRef | undefined;
  alike: readonly Readonly<{ node: ThingRef; explanation: string }>[];
}>;
type Data = Readonly<{ used: UsedResources; answered: Answered | undefined }>;
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
  const resource = map.sharedResource;
  if (!resource)
    return { fault: { code: 'NOT_FOUND', detail: `There is no shared resource ${id}.`, hint: undefined } };
  const standings = standingsOf(map);
  const near = map.municipalities.nodes.find(of => of.id === state.slots['kommune']);
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

/** Which resource, and which municipality to compare with: a form that asks by GET. */
const Chooser = ({ data: { used, answered }, context }: { data: Data; context: PageContext }) => {
  const { state, lang } = context;
  const near =
    answered && [...answered.map.municipalities.nodes].sort((a, b) => a.name.localeCompare(b.name, 'nb'));
  return (
    <form class="sg-map-form" method="get" action={state.path} data-navigate>
      <Kept state={state} without={['ressurs', 'kommune']} />
      <label>
        {say(lang, 'map-country-resource')}
        <select class="ds-input" name="ressurs">
          {used.sharedResources.nodes.map(({ id, name, usedBy }) => (
            <option key={id} value={id} selected={id === answered?.resource.id}>
              {`${name} (${figure(usedBy.totalCount, lang)})`}
            </option>
          ))}
        </select>
      </label>
      {near ? (
        <label>
          {say(lang, 'map-country-near', comparedIn(lang))}
          <select class="ds-input" name="kommune">
            <option value="">{say(lang, 'map-country-nobody')}</option>
            {near.map(({ id, name, number }) => (
              <option key={id} value={id} selected={id === answered.near?.id}>
                {`${name} (${number})`}
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
  const used = OBLIGATIONS.filter(of => CERTAINTIES.some(certainty => countOf(standings, of, certainty) > 0));
  const caption = say(lang, 'map-country-counts', comparedIn(lang));
  return (
    <div class="sg-table" role="region" tabIndex={0} aria-label={caption}>
      <table class="ds-table">
        <caption>{caption}</caption>
        <CountsHead lang={lang} />
        <tbody>
          {used.map(obligation => {
            const counts = CERTAINTIES.map(certainty => countOf(standings, obligation, certainty));
            const sum = counts.reduce((a, b) => a + b, 0);
            const name = obligationName(obligation, lang);
            return (
              <CountRow key={obligation} name={name} cells={[...counts, sum].map(n => figure(n, lang))} />
            );
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
    ? `${obligationName(obligationOf(use), lang)}, ${say(lang, `picture-certainty-${use.certainty}`)}`
    : say(lang, 'map-country-not-used');

const InCounty = ({
  county: { name, standings, users },
  context,
}: {
  county: County;
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
          <li key={standing.municipality.id}>
            <ThingLink thing={standing.municipality} along={along} />
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
  const by = new Map(standings.map(standing => [standing.municipality.id, standing]));
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
  const obligations = OBLIGATIONS.filter(of => standings.some(({ use }) => use && obligationOf(use) === of));
  return (
    <>
      <div class="sg-sides">
        <Frame
          sketch={sketchOf(answered, context)}
          title={say(lang, 'map-country-title-of', { name: titleOf(resource, lang), ...comparedIn(lang) })}
          file={fileHref(hrefOf(state))}
          context={context}
        >
          <CountryLegend obligations={obligations} lang={lang} />
          {off.length > 0 ? (
            <p class="sg-note">
              {say(lang, 'map-country-off', comparedIn(lang))}{' '}
              {off.map(({ municipality }) => municipality.name).join(', ')}.
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
      {countiesOf(standings).map(county => (
        <InCounty key={county.id} county={county} context={context} />
      ))}
    </>
  );
};

type UsedOne = UsedResources['sharedResources']['nodes'][number];

const mostUsed = (of: readonly UsedOne[]): readonly UsedOne[] =>
  [...of].sort((a, b) => b.usedBy.totalCount - a.usedBy.totalCount || (a.name < b.name ? -1 : 1));

const Used = ({
  used: { sharedResources },
  context: { state, lang },
}: {
  used: UsedResources;
  context: PageContext;
}) => (
  <ol>
    {mostUsed(sharedResources.nodes).map(({ id, name, usedBy }) => (
      <li key={id}>
        <a class="ds-link" href={changed(state, { slots: { ...state.slots, ressurs: id } })}>
          {name}
        </a>
        : {figure(usedBy.totalCount, lang)}
      </li>
    ))}
  </ol>
);

const leadOf = ({ used, answered }: Data, { lang }: PageContext): string => {
  if (!answered)
    return say(lang, 'map-country-lead-list', {
      n: figure(used.sharedResources.totalCount, lang),
      ...comparedIn(lang),
    });
  const { map, resource } = answered;
  const users = map.sharedResource?.usedBy.totalCount ?? 0;
  return say(lang, 'map-country-lead', {
    users: figure(users, lang),
    all: figure(map.municipalities.totalCount, lang),
    name: titleOf(resource, lang),
    ...comparedIn(lang),
  });
};

const headingOf = ({ answered }: Data, { lang }: PageContext): string =>
  answered
    ? say(lang, 'map-country-title-of', { name: titleOf(answered.resource, lang), ...comparedIn(lang) })
    : say(lang, 'map-country-title');

/** Which municipalities use a resource; without one, what they use. */
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
      fault: { code: 'BAD_INPUT', detail: 'Name a resource: ressurs=resource:id-porten', hint: undefined },
    };
  return {
    title: headingOf(data, context),
    about: leadOf(data, context),
    sketch: sketchOf(data.answered, context),
  };
};
