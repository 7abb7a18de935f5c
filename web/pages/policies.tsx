import type { ComponentChildren } from 'preact';
import type { FollowedAnswer, NotFollowed } from '../../src/doors/server/page-request';
import {
  OnePolicyDocument,
  PoliciesDocument,
  type OnePolicyQuery,
  type PolicyThingFragment,
  type VerdictFragment,
} from '../gql/graphql';
import { alongHref, entityHref } from '../model/state';
import { dateText, numberText } from '../words/texts';
import { notFoundPage } from './not-found';
import type { ExplorerPage, PageContext, Rendered } from './page';
import { troublePage } from './trouble';

export const POLICIES_PATH = '/regler';
const PREFIX = 'policy:';

/** Returns the address of a policy's page. */
export const policyHref = (id: string, { along }: Pick<PageContext, 'along'>): string =>
  alongHref(`${POLICIES_PATH}/${encodeURIComponent(id.replace(PREFIX, ''))}`, along);

/** Pages of policies that are read for the list: all that a pack is likely to have. */
const MOST_PAGES = 30;

const listed = async (context: PageContext) => {
  const { ask, lang, state } = context;
  const { asOf, certainty } = state;
  const policies: VerdictFragment[] = [];
  let after: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data, fault } = await ask(PoliciesDocument, { asOf, certainty, lang, after });
    if (fault) return { fault };
    policies.push(...data.policies.nodes);
    const { hasNextPage, endCursor } = data.policies.pageInfo;
    if (!hasNextPage || endCursor == null) break;
    after = endCursor;
  }
  return { policies };
};

const Row = ({ policy, context }: { policy: VerdictFragment; context: PageContext }) => {
  const { t, lang } = context;
  const { id, name, verdict, known, subjects, failed } = policy;
  return (
    <tr>
      <th scope="row">
        <a class="ds-link" href={policyHref(id, context)}>
          {name}
        </a>
      </th>
      <td>{t(`policy-verdict-${verdict}`)}</td>
      <td class="sg-number">{t('policy-of', { known, subjects })}</td>
      <td class="sg-number">{numberText(failed, lang)}</td>
    </tr>
  );
};

const COLUMNS = ['policy', 'verdict', 'known', 'failed'] as const;

/** What breaks stands first; then what is not known. */
const ORDER = ['FAIL', 'UNKNOWN', 'PASS', 'NO_SUBJECTS'] as const;

const renderList = async (context: PageContext): Promise<Rendered> => {
  const { t, lang } = context;
  const { policies, fault } = await listed(context);
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  const sorted = ORDER.flatMap(verdict => policies.filter(one => one.verdict === verdict));
  const count = t('policy-count', { n: policies.length });
  const [first] = policies;
  return {
    kind: 'page',
    title: t('policy-title'),
    description: t('policy-lead'),
    main: (
      <>
        <h1>{t('policy-title')}</h1>
        <p class="sg-lead">{t('policy-lead')}</p>
        {first ? <p>{t('policy-as-of', { day: dateText(first.on, lang) })}</p> : null}
        <div class="sg-table sg-table-rules" role="region" tabIndex={0} aria-label={count}>
          <table class="ds-table" data-zebra>
            <caption>{count}</caption>
            <thead>
              <tr>
                {COLUMNS.map(column => (
                  <th key={column} scope="col">
                    {t(`policy-column-${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sorted.map(policy => (
                <Row key={policy.id} policy={policy} context={context} />
              ))}
            </tbody>
          </table>
        </div>
      </>
    ),
  };
};

type Told = OnePolicyQuery['policy'];

/** The id that an address is of, whether or not there is such a policy. */
const idAt = ({ pathname }: URL): string | undefined => {
  const [, name] = /^\/regler\/([\w%.~-]{1,200})$/.exec(pathname) ?? [];
  return name === undefined ? undefined : `${PREFIX}${name}`;
};

const asked = async ({ url, ask, lang, state }: PageContext) => {
  const id = idAt(url);
  if (id === undefined) return undefined;
  const { asOf, certainty } = state;
  return ask(OnePolicyDocument, { id, asOf, certainty, lang });
};

const Thing = ({ thing, context }: { thing: PolicyThingFragment; context: PageContext }) => {
  const { t, lang, along } = context;
  return (
    <li>
      <a class="ds-link" href={entityHref(thing.id, along)}>
        {thing.name ?? thing.id}
      </a>
      {thing.by.map(({ id, name, endedOn }) => (
        <span key={id}>
          {' · '}
          <a class="ds-link" href={entityHref(id, along)}>
            {name ?? id}
          </a>
          {endedOn == null ? null : ` (${t('policy-outlived', { day: dateText(endedOn, lang) })})`}
        </span>
      ))}
    </li>
  );
};

type Group = Readonly<{
  standing: 'FAILED' | 'UNKNOWN' | 'PASSED' | 'EXCEPTED';
  things: readonly PolicyThingFragment[];
  n: number;
}>;

const groupsOf = (policy: Told): readonly Group[] =>
  (
    [
      { standing: 'FAILED', things: policy.failing, n: policy.failed },
      { standing: 'EXCEPTED', things: policy.spared, n: policy.excepted },
      { standing: 'UNKNOWN', things: policy.lacking, n: policy.unknown },
      { standing: 'PASSED', things: policy.keeping, n: policy.passed },
    ] as const
  ).filter(({ n }) => n > 0);

const Things = ({ group: { standing, things, n }, context }: { group: Group; context: PageContext }) => (
  <details open={standing === 'FAILED'}>
    <summary>{context.t(`policy-things-${standing}`, { n })}</summary>
    <ul>
      {things.map(thing => (
        <Thing key={thing.id} thing={thing} context={context} />
      ))}
      {n > things.length ? <li>{context.t('policy-more', { n: n - things.length })}</li> : null}
    </ul>
  </details>
);

const Reasons = ({ policy, context: { t } }: { policy: Told; context: PageContext }) => (
  <section aria-labelledby="grunnlag">
    <h2 id="grunnlag">{t('policy-because')}</h2>
    {policy.because.map(({ principle, quote, source }) => (
      <figure key={principle}>
        <blockquote>{quote}</blockquote>
        <figcaption>
          {principle}
          {', '}
          {/^https?:\/\//.test(source) ? (
            <a class="ds-link" href={source}>
              {source}
            </a>
          ) : (
            source
          )}
        </figcaption>
      </figure>
    ))}
  </section>
);

const Section = ({ title, children }: { title: string; children: ComponentChildren }) => (
  <section>
    <h2>{title}</h2>
    {children}
  </section>
);

const Exceptions = ({ policy, context: { t, lang, along } }: { policy: Told; context: PageContext }) => (
  <Section title={t('policy-exceptions')}>
    <ul>
      {policy.exceptions.map(({ of, reason, owner, until, stillHolds }) => (
        <li key={of}>
          <a class="ds-link" href={entityHref(of, along)}>
            {of}
          </a>
          {': '}
          {reason}{' '}
          {t(stillHolds ? 'policy-exception-in-force' : 'policy-exception-lapsed', {
            owner,
            day: dateText(until, lang),
          })}
        </li>
      ))}
    </ul>
  </Section>
);

const Policy = ({ policy, context }: { policy: Told; context: PageContext }) => {
  const { t, lang, along } = context;
  const { name, verdict, explanation, note, on, owner, since, complete, exceptions } = policy;
  return (
    <>
      <p>
        <a class="ds-link" href={alongHref(POLICIES_PATH, along)}>
          {t('policy-back')}
        </a>
      </p>
      <h1>{name}</h1>
      <p class="sg-lead">
        <strong>{t(`policy-verdict-${verdict}`)}.</strong> {explanation}
      </p>
      {note == null ? null : <p>{note}</p>}
      <p>{t('policy-as-of', { day: dateText(on, lang) })}</p>
      {groupsOf(policy).map(group => (
        <Things key={group.standing} group={group} context={context} />
      ))}
      <Reasons policy={policy} context={context} />
      {complete ? (
        <Section title={t('policy-declared')}>
          <p>
            {complete.says} ({t('policy-declared-by', { by: complete.by, day: dateText(complete.on, lang) })})
          </p>
        </Section>
      ) : null}
      {exceptions.length > 0 ? <Exceptions policy={policy} context={context} /> : null}
      <dl>
        <dt>{t('policy-owner')}</dt>
        <dd>{owner}</dd>
        <dt>{t('policy-since')}</dt>
        <dd>{dateText(since, lang)}</dd>
      </dl>
    </>
  );
};

const renderOne = async (context: PageContext): Promise<Rendered> => {
  const answer = await asked(context);
  if (!answer || answer.fault?.code === 'NOT_FOUND') return notFoundPage.render(context);
  const { data, fault } = answer;
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  const { name, explanation } = data.policy;
  return {
    kind: 'page',
    title: name,
    description: explanation,
    main: <Policy policy={data.policy} context={context} />,
  };
};

/** Tells whether a policy is at an address, so that its verdict can be followed. */
export const isPolicyPage = (url: URL): boolean => idAt(url) !== undefined;

/** Tells a verdict as whoever follows it is told: its heading, and who breaks it. */
export const followedPolicy = async (context: PageContext): Promise<FollowedAnswer | NotFollowed> => {
  const answer = await asked(context);
  if (!answer?.data) return { status: answer?.fault?.code === 'NOT_FOUND' ? 404 : 503 };
  const { t } = context;
  const { policy } = answer.data;
  return {
    title: policy.name,
    heading: `${t(`policy-verdict-${policy.verdict}`)}. ${policy.explanation}`,
    claims: policy.failing.map(({ id, name }) => ({
      key: `FAILED ${id}`,
      text: `${t('policy-standing-FAILED')}: ${name ?? id}`,
      about: [id],
    })),
    isWhole: policy.failing.length === policy.failed,
  };
};

/** The policies of the pack, and each of them; a pack without policies has no such pages. */
export const policyPages: readonly ExplorerPage[] = [
  { path: POLICIES_PATH, asks: [PoliciesDocument], render: renderList },
  { path: `${POLICIES_PATH}/`, asks: [OnePolicyDocument], render: renderOne },
];
