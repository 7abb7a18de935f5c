import { join } from 'node:path';
import { parse } from 'graphql';
import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { Timing } from '../../src/engine/answer/request';
import { answer } from '../support/answer';
import { freezeToday } from '../support/golden';
import { keepPage } from '../support/kept-page';
import { openSeededStore } from '../support/seeded-store';
import { OPEN_TIMEOUT_MS } from '../support/stores';
import { unhurried } from '../support/unhurried';

/**
 * What a reader of each verdict made of it, beside the records that it counts: of a verdict that is another than the one that was
 * read, a test says that it has to be read again.
 */
const READ: Readonly<Record<string, readonly [verdict: string, reading: string]>> = {
  accessible: [
    'UNKNOWN',
    'Right: no record says that a solution conforms to EN 301 549, and a declaration of accessibility is about a home page. None is said to break it for that.',
  ],
  'capability-is-realised': [
    'UNKNOWN',
    'Right: 15 of the 23 have only realisations that are uncertain, and 8 have none, which nobody says is all there are.',
  ],
  'data-service-says-where': ['UNKNOWN', 'Right: the catalogue gives no address of any of the 20 services.'],
  'documented-in-public': [
    'UNKNOWN',
    'Right, and low: 26 pages are recorded. Most of the others have one that nobody entered.',
  ],
  'duty-of-municipalities-is-met': [
    'UNKNOWN',
    'Right: what fulfils a duty is recorded for 28. It does not say that a municipality fulfils it.',
  ],
  'eu-act-has-national-act': [
    'FAIL',
    'Right by the list that it rests on, of 5 May 2026: the SDG Regulation is incorporated, and no Norwegian act on the list carries it out. A later act would not be seen.',
  ],
  'follows-no-withdrawn-standard': [
    'UNKNOWN',
    'Right: an edition is recorded for 8 specifications, and none is said to be withdrawn.',
  ],
  'goal-is-measured': ['UNKNOWN', 'Right: the indicators of the strategy are not in the graph.'],
  'has-a-provider': ['UNKNOWN', 'Right: 52 of 54; of the two that are left no provider is recorded.'],
  'law-not-repealed': [
    'UNKNOWN',
    'Right: no act that one rests on has ended. None passes, since nobody says that all acts of a resource are recorded.',
  ],
  'licence-is-said': ['UNKNOWN', 'Right: 7 of 150 have a licence that is open, and none says proprietary.'],
  'measure-on-time': [
    'UNKNOWN',
    'Right: 4 are done. That a day has passed does not say that a measure is late; somebody has to have seen it.',
  ],
  'national-profile-has-parent': [
    'UNKNOWN',
    'Right: 6 of 10 have a European or international parent, and 4 have none that is recorded.',
  ],
  'national-solution-follows-a-standard': [
    'UNKNOWN',
    'Right: 16 conform to a specification, and of none of these the licence is known to be open.',
  ],
  'nobody-uses-what-ends': [
    'UNKNOWN',
    'Right: what is being phased out has no recorded user, and the lifecycle of 211 of 290 is not known.',
  ],
  'nothing-rests-on-what-ends': [
    'UNKNOWN',
    'Right: nothing depends on what is being phased out by what is recorded, which is not said to be all.',
  ],
  'one-resource-only': ['UNKNOWN', 'Right: 23 have two resources or more, of which one at least is certain.'],
  'product-says-gdpr': [
    'UNKNOWN',
    'Right: 14 of 24. Whether the others process personal data is not recorded, and its note says so.',
  ],
  'provider-still-exists': [
    'UNKNOWN',
    'Right: no provider has ended. None passes, since the day on which the register was looked in is not recorded.',
  ],
  'register-can-be-reached': [
    'UNKNOWN',
    'Right: 13 of 28 are looked up by a reusable solution; one more is looked up by something else.',
  ],
  'register-has-legal-basis': ['UNKNOWN', 'Right: 14 of 28 are governed or named by an act.'],
  'sdg-procedure-crosses-the-border': [
    'UNKNOWN',
    'Right: one procedure is known to have a login that takes a foreign eID. Those of the others are not recorded.',
  ],
  'security-framework-named': [
    'UNKNOWN',
    'Right: no solution is recorded as governed by these four. A duty of its owner is none of the solution.',
  ],
  'service-has-authority': ['UNKNOWN', 'Right: 111 of 115.'],
  'service-uses-common-login': [
    'UNKNOWN',
    'Right: 20 use one of the three. That a service has another login is recorded for none, so none breaks it.',
  ],
  'standard-has-a-keeper': ['UNKNOWN', 'Right: 37 of 39.'],
  'terms-are-set': [
    'UNKNOWN',
    'Right, and low: terms of use are recorded for 5 of 54; they are in agreements that the graph lacks.',
  ],
  'trust-service-for-signing': ['UNKNOWN', 'Right: 2 of 5 rest on eIDAS by what is recorded.'],
  'use-is-fresh': [
    'UNKNOWN',
    'Right: 206 of 305 municipalities have no use that was seen more than 24 months ago, and 99 have one at least that is older.',
  ],
};

type Told = Readonly<{ id: string; name: string; verdict: string; explanation: string }>;

let samgraf: Samgraf;
beforeAll(async () => {
  freezeToday('2026-12-02');
  samgraf = await openSamgraf(readProjectModel(), await openSeededStore(), unhurried());
}, OPEN_TIMEOUT_MS);
afterAll(async () => {
  await samgraf?.store.close();
  jest.useRealTimers();
});

test('docs/verdicts.md has the verdict of each policy of the national graph, and each has been read', async () => {
  const document = parse(
    '{ policies(first: 100) { nodes { id name(lang: en) verdict explanation(lang: en) } } }',
  );
  const { data, errors } = await answer(
    { document, operationName: undefined, variables: {} },
    { ...samgraf, timing: new Timing() },
  );
  expect(errors).toEqual([]);
  const { nodes } = (data as unknown as { policies: { nodes: readonly Told[] } }).policies;
  const keyOf = ({ id }: Told): string => id.replace(/^policy:/, '');
  const unread = nodes.filter(one => READ[keyOf(one)]?.[0] !== one.verdict).map(keyOf);
  expect(unread).toEqual([]);
  const lines = nodes.map(
    one => `| ${one.name} | ${one.verdict} | ${one.explanation} | ${READ[keyOf(one)]?.[1] ?? ''} |`,
  );
  keepPage(
    join(__dirname, '../../docs/verdicts.md'),
    `# The policies on the national graph, read one by one

The verdicts of 2 December 2026, and what a reader made of each beside the records that it counts. [policies.md](policies.md) says what a verdict means. Nearly all are UNKNOWN: little is recorded of what they ask about, and a gap in the records is neither a breach nor a promise kept.

| policy | verdict | what it says | read |
|---|---|---|---|
${lines.join('\n')}
`,
  );
});
