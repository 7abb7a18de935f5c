import { defaults } from '../gql/labels';
import { grouped } from '../model/grouped';
import type { StepFact, ThingRef } from '../model/answer';
import { alongHref } from '../model/state';
import type { PageContext } from '../pages/page';
import type { MunicipalityShown } from '../pages/municipality';
import { nextOf, sentenceOf } from '../views/parts';
import { SHARE } from '../views/peers';
import { demandsText, endsOf } from '../views/ways';
import { dateText, shareText } from '../words/texts';
import { titleOf } from '../words/titles';
import { hadBegun } from '../words/validity';
import { CertaintyTag } from './certainty';
import { Questions } from './entity-questions';
import { PageDay } from './conditions';
import { Linked, ThingLink } from './linked';
import { Steps } from './steps';
import { comparedIn } from '../words/compared';

type Props = Readonly<{ shown: MunicipalityShown; context: PageContext }>;
type Use = MunicipalityShown['municipality']['uses']['edges'][number];
/** A resource with all that is said of its use: what must be, and beside it what is recorded. */
type Used = Readonly<{ node: Use['node']; uses: readonly Use[] }>;

/** The resources that are used, each once. */
const usedIn = ({ uses: { edges } }: MunicipalityShown['municipality']): readonly Used[] =>
  [...grouped(edges, ({ node }) => node.id).values()].flatMap(uses =>
    uses[0] ? [{ node: uses[0].node, uses }] : [],
  );

/** A use as a step, so that it is cited as every other relation. */
const stepOf = (use: Use, from: ThingRef): StepFact => ({
  relation: 'USES',
  direction: 'FORWARD',
  certainty: use.certainty,
  validFrom: use.validFrom ?? null,
  validTo: use.validTo ?? null,
  knownFrom: use.knownFrom ?? null,
  lastSeen: use.lastSeen ?? null,
  rationale: use.rationale ?? null,
  from,
  to: use.node,
  sources: use.sources,
  quote: use.quote ?? null,
  obligation: use.obligation ?? null,
  legalBasis: use.legalBasis ?? null,
  onlyIf: use.onlyIf ?? null,
  // By these its verb is chosen, as steps of a path have them.
  ...{ uses_obligation: use.obligation ?? null, uses_status: use.status ?? null },
});

/** On what conditions something is used; none where one of the uses has none. */
const conditionsOf = (uses: readonly Use[]): readonly string[] =>
  uses.every(({ onlyIf }) => onlyIf) ? [...new Set(uses.flatMap(({ onlyIf }) => onlyIf ?? []))] : [];

const Uses = ({ heading, used, shown, context }: Props & { heading: string; used: readonly Used[] }) => {
  const { t, along } = context;
  return (
    <section>
      <h2>
        {heading} ({used.length})
      </h2>
      {used.length === 0 ? <p>{t('mine-none')}</p> : null}
      <ul class="sg-uses sg-uses-short">
        {used.map(({ node, uses }) => (
          <li key={node.id}>
            <p class="sg-text">
              <ThingLink thing={node} along={along} />{' '}
              {uses.map(({ certainty }, i) => (
                <CertaintyTag key={i} certainty={certainty} t={t} />
              ))}
            </p>
            {conditionsOf(uses).map(said => (
              <p key={said} class="sg-note">
                {t('source-only-if', { said })}
              </p>
            ))}
            <Steps steps={uses.map(use => stepOf(use, shown.municipality))} reading={context} />
          </li>
        ))}
      </ul>
    </section>
  );
};

/** What was looked for here and not found, or that nobody looked: a gap is no proof. */
const lookedFor = (
  { standings, municipality }: MunicipalityShown,
  resource: string,
  { t }: PageContext,
): string => {
  const one = standings?.nodes.find(({ resource: { id } }) => id === resource);
  return one?.standing === 'NOT_FOUND'
    ? one.explanation
    : t('mine-never-looked', { name: municipality.name });
};

const Peers = ({ shown, context }: Props) => {
  const { gaps, municipality } = shown;
  const { t, lang, along } = context;
  return (
    <section>
      <h2>{t('mine-peers', comparedIn(lang))}</h2>
      {!gaps || gaps.nodes.length === 0 ? (
        <p>
          {t('mine-no-peers', {
            name: municipality.name,
            share: shareText(SHARE, lang),
            ...comparedIn(lang),
          })}
        </p>
      ) : null}
      <ul class="sg-uses">
        {(gaps?.nodes ?? []).map(({ resource, share }) => (
          <li key={resource.id}>
            <Linked
              text={t('answer-peers-gap', {
                name: titleOf(resource, lang),
                share: shareText(share, lang),
                ...comparedIn(lang),
              })}
              things={[resource]}
              along={along}
            />{' '}
            {lookedFor(shown, resource.id, context)}
          </li>
        ))}
      </ul>
      <p class="sg-note">{t('answer-peers-note', comparedIn(lang))}</p>
      <p>
        <a class="ds-link" href={alongHref('/sporsmal/ligner', along, { kommune: municipality.id })}>
          {t('question-peers', { gap: municipality.name, ...comparedIn(lang) })}
        </a>
      </p>
    </section>
  );
};

/** Fewer than half of those like it have what is particular; so the sentence of the API says. */
const PARTICULAR_BELOW = 0.5;

/** What is particular to the municipality beside those most like it, or that nothing is. */
const Particular = ({ shown: { beside }, context: { t, lang, along } }: Props) => {
  const some = (beside?.nodes ?? []).filter(({ peerShare }) => (peerShare ?? 1) < PARTICULAR_BELOW);
  return (
    <section>
      <h2>{t('mine-particular')}</h2>
      <p>{beside?.particular ?? beside?.truncated?.explanation ?? t('mine-none')}</p>
      <ul class="sg-uses">
        {some.map(({ node, peerShare }) => (
          <li key={node.id}>
            <ThingLink thing={node} along={along} />:{' '}
            {t('mine-having', { share: shareText(peerShare ?? 0, lang), ...comparedIn(lang) })}
          </li>
        ))}
      </ul>
    </section>
  );
};

type Supplier = Readonly<{ provider: ThingRef; resources: readonly ThingRef[] }>;

/** Resources with a single recorded provider, by provider; whoever has most first. */
const suppliersOf = (municipality: MunicipalityShown['municipality']): readonly Supplier[] => {
  const single = usedIn(municipality).flatMap(({ node }) => {
    const [provider] = node.providedBy.nodes;
    return provider && node.providedBy.totalCount === 1 ? [{ provider, node }] : [];
  });
  return [...grouped(single, ({ provider }) => provider.id).values()]
    .flatMap(all => (all[0] ? [{ provider: all[0].provider, resources: all.map(({ node }) => node) }] : []))
    .sort((a, b) => b.resources.length - a.resources.length);
};

const Suppliers = ({ shown: { municipality }, context: { t, along, lang } }: Props) => (
  <section>
    <h2>{t('mine-suppliers')}</h2>
    <ul class="sg-uses">
      {suppliersOf(municipality).map(({ provider, resources }) => (
        <li key={provider.id}>
          <Linked
            text={t('mine-supplier', {
              name: titleOf(provider, lang),
              n: resources.length,
              total: usedIn(municipality).length,
            })}
            things={[provider]}
            along={along}
          />{' '}
          {resources.map((resource, i) => (
            <>
              {i > 0 ? ', ' : ''}
              <ThingLink key={resource.id} thing={resource} along={along} />
            </>
          ))}
          .
        </li>
      ))}
    </ul>
  </section>
);

/** The page is to be read on two pages of paper; the question below has the others. */
const MOST_DEMANDS = 8;

/** The nearest that reach it, each by its surest path, and whether there are others than these. */
const demandsOf = ({ demands }: MunicipalityShown) => {
  const paths = [...(demands?.obligations?.nodes ?? []), ...(demands?.acts?.nodes ?? [])];
  const all = [...grouped(paths, ({ to }) => to.id).values()].flatMap(([first]) => (first ? [first] : []));
  const hasNext = [demands?.obligations, demands?.acts].some(of => of && nextOf(of) !== undefined);
  return {
    best: all.slice(0, MOST_DEMANDS),
    hasMore: hasNext || all.length > MOST_DEMANDS,
  };
};

type DemandProps = Readonly<{
  path: ReturnType<typeof demandsOf>['best'][number];
  context: PageContext;
  key: string;
}>;

/** A way to one that is demanded, step by step. */
const Demand = ({ path, context }: DemandProps) => {
  const { along, t } = context;
  const { text, steps, certainty } = sentenceOf(path);
  return (
    <li>
      <p class="sg-text">
        <Linked text={text} things={[path.from, path.to, ...steps.map(({ to }) => to)]} along={along} />{' '}
        {certainty ? <CertaintyTag certainty={certainty} t={t} /> : null}
      </p>
      <Steps steps={steps} reading={context} />
    </li>
  );
};

const Demands = ({ shown, context }: Props) => {
  const { t, along } = context;
  const { municipality } = shown;
  const { best, hasMore } = demandsOf(shown);
  const { acts, obligations: duties } = shown.demands ?? {};
  const within = t('honesty-within', { n: defaults.paths.maxHops });
  return (
    <section>
      <h2>{t('mine-eu')}</h2>
      {acts && duties ? (
        <p>{demandsText(endsOf(acts, context), endsOf(duties, context), municipality.name, t)}</p>
      ) : null}
      <p class="sg-note">
        {hasMore ? t('mine-eu-some', { within }) : t('mine-eu-all', { within })} {t('mine-only-deduced')}
      </p>
      {best.length === 0 ? <p>{t('mine-none')}</p> : null}
      <ul class="sg-uses">
        {best.map(path => (
          <Demand key={path.to.id} path={path} context={context} />
        ))}
      </ul>
      <p>
        <a class="ds-link" href={alongHref('/sporsmal/krav', along, { hvem: municipality.id })}>
          {t('question-obligations', { who: municipality.name })}
        </a>
      </p>
    </section>
  );
};

/** On another day than today it must be said of what it is not known whether it held then. */
const undatedText = (uses: readonly Use[], { along: { day }, today, t }: PageContext): string => {
  if (day === undefined || day === today) return '';
  const undated = uses.filter(use => !hadBegun(use, day));
  return undated.length === 0 ? '' : t('mine-undated', { n: undated.length });
};

/** What it uses, by how it stands to it: one place counts, the API. */
const standingsIn = ({ municipality, standings }: MunicipalityShown) => {
  const kinds = new Map(standings?.nodes.map(({ resource, standing }) => [resource.id, standing]) ?? []);
  const all = usedIn(municipality);
  const of = (...some: readonly string[]): readonly Used[] =>
    all.filter(({ node }) => some.includes(kinds.get(node.id) ?? 'EXPECTED'));
  return {
    must: of('MUST'),
    should: of('SHOULD'),
    chosen: of('DOES'),
    rest: of('EXPECTED', 'MAY', 'NOT_FOUND', 'NEVER_LOOKED'),
  };
};

/** One municipality on two pages of paper. */
export const MunicipalityMain = ({ shown, context }: Props) => {
  const { t, today, lang } = context;
  const { name } = shown.municipality;
  const { must, should, chosen, rest } = standingsIn(shown);
  const obliged = [...must, ...should].flatMap(({ uses }) => uses);
  return (
    <div class="sg-municipality">
      <h1>{t('mine-heading', { name })}</h1>
      <PageDay context={context} />
      <p class="sg-lead">
        {t('mine-lead', { name, must: must.length, should: should.length })} {undatedText(obliged, context)}
      </p>
      <p class="sg-note">{t('mine-printed', { date: dateText(today, lang) })}</p>
      <div class="sg-flow">
        <Uses heading={t('mine-must')} used={must} shown={shown} context={context} />
        <Uses heading={t('mine-should')} used={should} shown={shown} context={context} />
        <Uses heading={t('mine-chosen', { name })} used={chosen} shown={shown} context={context} />
        <Uses heading={t('mine-other')} used={rest} shown={shown} context={context} />
        <Suppliers shown={shown} context={context} />
        <Particular shown={shown} context={context} />
        <Peers shown={shown} context={context} />
        <Demands shown={shown} context={context} />
      </div>
      <Questions entity={shown.municipality} context={context} />
    </div>
  );
};
