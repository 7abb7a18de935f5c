import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Affected } from '../../src/engine/graph/impact';
import type { FoundPath } from '../../src/engine/graph/paths';
import type { HiddenBy } from '../../src/engine/graph/why-not';
import type { Certainty, Model } from '../../src/engine/model/model';
import type { RowMap } from '../../src/engine/plan/plan';
import type { Ways } from '../../src/engine/plan/traversal';
import { explainHidden, explainWhyNot } from '../../src/engine/words/absence';
import { explainCut, explainUndated } from '../../src/engine/words/cut';
import { explainAffected } from '../../src/engine/words/impact';
import { explainPath } from '../../src/engine/words/path';
import { LANGUAGES, type Said, type Spoken } from './language-sentences';
import { SEED } from './stores';
import { whole } from './whole';

const said = (say: (spoken: Spoken) => string): Said => ({ nb: say('nb'), nn: say('nn'), en: say('en') });

/** The names of the national graph, as a statement gives them. */
export const readNames = (): ReadonlyMap<string, RowMap> =>
  new Map(
    readdirSync(SEED)
      .filter(file => file.endsWith('.jsonl'))
      .flatMap(file => readFileSync(join(SEED, file), 'utf8').split('\n'))
      .filter(line => line !== '')
      .map(line => JSON.parse(line) as Readonly<{ id?: string; name?: unknown }>)
      .flatMap(({ id, name }) =>
        id === undefined || name === undefined
          ? []
          : [[id, { id, name_texts: JSON.stringify(name) }] as const],
      ),
  );

type Step = readonly [from: string, relation: string, to: string, certainty?: Certainty];

/** A path of these steps, as the graph would find it. */
export const pathOf = (steps: readonly Step[]): FoundPath => {
  const hops = steps.map(([from, relation, to, certainty = 'FACT']) => ({
    edge: { relation, from, to, certainty, key: `${from} ${to}`, facts: [] },
    direction: 'FORWARD',
    to,
    from,
  }));
  const order: readonly Certainty[] = ['FACT', 'DEDUCTION', 'UNCERTAIN'];
  const weakest = Math.max(...hops.map(({ edge }) => order.indexOf(edge.certainty)));
  return { hops, certainty: order[weakest] } as unknown as FoundPath;
};

/** What no question of these has in its answer: said of the same names, of made-up cases. */
export const furtherSentences = (model: Model): ReadonlyMap<string, readonly Said[]> => {
  const names = readNames();
  const path = (...steps: readonly Step[]): Said =>
    said(spoken => explainPath(pathOf(steps), spoken, names, model));
  const absent = (from: string, to: string, outcome: string, maxHops: number): Said => {
    const ways = {
      relations: [...model.relations.values()].filter(r => r.traverse),
      maxHops,
    } as unknown as Ways;
    const why = {
      from: [[from], ['resource:id-porten', 'resource:elma']],
      to: [[to], ['framework:gdpr']],
      missing: [],
      hiddenBy: [],
    };
    const question = {
      outcome,
      ways,
      from: [from],
      to: [to],
      recorded: 16,
      unmatched: [],
      reach: whole(why),
    };
    return said(spoken => explainWhyNot(why, question, spoken, names, model));
  };
  const hidden = (by: HiddenBy): Said =>
    said(spoken => explainHidden({ by, on: null, relations: [] }, spoken, model));
  const unknown = (from: string, relation: string, to: string): Said => {
    const item = {
      id: from,
      consequence: 'FUNCTION',
      distance: 1,
      extent: undefined,
      needs: 'EACH',
      lost: 1,
      left: 0,
      says: undefined,
      endangers: false,
      people: 0,
      dependants: 0,
      restsOn: [],
      path: pathOf([[from, relation, to]]),
    } as Affected;
    return said(spoken => explainAffected(item, 'RETIRE', spoken, names, model));
  };
  return new Map([
    [
      'path/several of several',
      [
        path(
          ['municipality:1151', 'USES', 'resource:id-porten', 'DEDUCTION'],
          ['resource:id-porten', 'GOVERNED_BY', 'framework:eidas'],
          ['framework:eidas', 'REFERS_TO', 'framework:gdpr', 'DEDUCTION'],
        ),
      ],
    ],
    [
      'absence/not proved',
      [
        absent('municipality:1151', 'framework:eidas', 'NOT_FOUND_WITHIN_BOUNDS', 8),
        absent('organisation:nav', 'goal:2', 'NOT_FOUND_WITHIN_BOUNDS', 1),
        absent('life-event:fa-barn', 'country:NO', 'NOT_FOUND_WITHIN_BOUNDS', 2),
      ],
    ],
    ['hidden/MIN_HOPS', [hidden('MIN_HOPS')]],
    ['hidden/DIRECT', [hidden('DIRECT')]],
    [
      'consequence/unknown',
      [
        unknown('municipality:1151', 'USES', 'resource:id-porten'),
        unknown('resource:elma', 'DEPENDS_ON', 'resource:maskinporten'),
        unknown('service:sdg-u4', 'SUPPORTED_BY', 'resource:folkeregisteret'),
      ],
    ],
    [
      'cut/LAYER_CAP',
      [1, 2, 0].map(to =>
        said(spoken =>
          explainCut(
            { reason: 'LAYER_CAP', layerCap: 10_000, visited: 12_345 },
            to,
            model.messages.in(spoken),
          ),
        ),
      ),
    ],
    [
      'cut/PATH_LIMIT',
      [1, 2, 0].map(to =>
        said(spoken => explainCut({ reason: 'PATH_LIMIT' }, to, model.messages.in(spoken))),
      ),
    ],
    ['difference/one', [said(spoken => explainUndated(whole(1), 'difference', model.messages.in(spoken)))]],
  ]);
};

/** The templates with what they say, by part of the page. */
export const PARTS: readonly (readonly [title: string, prefix: string, about: string])[] = [
  ['Paths', 'path/', 'Each relation by its phrase in the SDL; then the weakest link, and what has no date.'],
  ['Absence', 'absence/', 'Along what was searched, how far, and what would close the gap.'],
  ['What hides an answer', 'hidden/', 'The argument without which there would be an answer.'],
  ['Nothing matches', 'unmatched/', 'The argument that matches nothing, and what may have been meant.'],
  ['Consequences', 'consequence/', 'What is lost and when, by what way, and what is left.'],
  ['Cuts', 'cut/', 'What was left out, and what to do about it.'],
  ['Assumptions', 'assumed/', 'What a what-if assumes.'],
  ['Comparable municipalities', 'comparable/', 'A sentence for each criterion.'],
  ['Difference between two days', 'difference/', 'What relations without dates mean for it.'],
  ['History', 'history/', 'What relations without dates mean for it.'],
];

const HEADINGS: Readonly<Record<Spoken, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** A template of the page: three examples, each in three languages. */
export const sectionOf = (template: string, examples: readonly Said[]): string =>
  [
    `### ${template}`,
    '',
    ...LANGUAGES.map(
      spoken => `**${HEADINGS[spoken]}**\n\n${examples.map(of => `- ${of[spoken]}`).join('\n')}\n`,
    ),
  ].join('\n');
