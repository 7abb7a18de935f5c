import { SamgrafError, orList } from '../errors';
import type { CoverageColumn } from '../model/roles';
import { redInSeveral } from '../model/gap-kinds';
import type { Model } from '../model/model';
import { gapsOf, type Gap, type GapKind } from '../graph/gaps';
import { seedOf } from '../graph/found';
import { readWhole } from '../graph/up-to';
import { checkLength, named, type Arguments } from '../planner/arguments';
import { pageOf } from './answer-parts';
import {
  ASSESSMENT,
  capabilityOf,
  goesByProviders,
  hasCapabilities,
  measuring,
  FOREIGN,
  UNASSESSED,
  belonging,
  everything,
  kindOf,
  realisation,
  unassessedIn,
} from './capability-map';
import { question, type Question } from './question';
import { ARGUMENTS, ASSUMING, PAGE, SCOPE, answer } from './sdl-parts';

/** Which of them, by a filter of what the model has as capabilities. */
const sdl: Question['sdl'] = model => `
"Which gaps to tell of."
input GapsWhere {
  "Any of these kinds; all if omitted."
  kinds: [GapKind!]
  "true: at least one measure addresses it; false: none does."
  addressed: Boolean
  "Only capabilities that match this."
  capability: ${model.roles.kinds.get('CAPABILITY') ?? ''}Where
}
${typesOf(redInSeveral(model))}`;

type Red = ReturnType<typeof redInSeveral>;

const typesOf = (red: Red): string => `
"What a capability may lack."
enum GapKind {
  "Nothing realises it."
  NO_RESOURCE
  "Whatever realises it is only deduced or uncertain."
  ONLY_DEDUCED
  "Everything that realises it has the same provider."
  ONE_PROVIDER
${red ? `  "Assessed as red in two ${red.noun} or more."\n  ${red.value}\n` : ''}}
${gapOf(red)}
${answer('Gaps', 'CapabilityGap', 'Capabilities that lack something, by id.', UNASSESSED)}
${FIELD}`;

const gapOf = (red: Red): string => `
"A capability that lacks something. For a capability made up of others, what realises a part counts."
type CapabilityGap {
  "The capability."
  capability: Entity!
  "What it lacks."
  kinds: [GapKind!]!
  "What realises it, by id."
  resources("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many realise it."
  resourceCount: Int!
  "Who provides what realises it, by id."
  providers("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many provide it."
  providerCount: Int!
  "Certainty of the strongest relation that realises it, or of the way by which that is in the column if it is weaker; null if nothing does."
  strongest: Certainty
  "The ${red?.noun ?? 'columns'} in which it is assessed as red."
  redIn: [Entity!]!
  "The measures that address it, by id."
  measures("Maximum number of items to return, 1 to 1,000." first: Int = 20): [Entity!]!
  "How many address it."
  measureCount: Int!
}`;

const FIELD = `
extend type Query {
  "Capabilities that lack something."
  gaps("${ARGUMENTS.where}" where: GapsWhere
    "Only what is there counts: in one column of the map, of whatever kind. All there is if omitted."
    in: EntitySelector
    "Only capabilities of this level, 1 to 3. If omitted, those that where.capability matches, or else those made up of no others, so that none is counted beside its parts."
    level: Int${FOREIGN}${ASSUMING}${PAGE}${SCOPE}): Gaps
}
`;

/** Says what the column is by its kind, or by how its id begins, as ids do; undefined if none is named. */
const columnOf = (read: Arguments): CoverageColumn | undefined => {
  if (!read.has('in')) return undefined;
  const selector = read.nodes('in', 1, 1);
  const found = read.model.roles.columns.find(({ kind }) =>
    selector.kind === 'where'
      ? kind === selector.of.name
      : selector.sorts[0] === kindOf(kind, read.model).prefix,
  );
  if (found) return found;
  const named = selector.kind === 'where' ? selector.of.name : read.peek(selector)[0];
  throw noColumn(String(named), read.model);
};

/** What may be a column, by the words of the model. */
const noColumn = (said: string, model: Model): SamgrafError => {
  const kinds = model.roles.columns.map(({ kind }) => kindOf(kind, model));
  return new SamgrafError(
    'BAD_INPUT',
    `in: ${said} is not ${orList(kinds.map(({ noun }) => withArticle(noun.one.en)))}.`,
    `Give the id of one, which begins with ${orList(kinds.map(({ prefix }) => `${prefix}:`))}.`,
  );
};

const withArticle = (noun: string): string => `${/^[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** Reads the kinds of gaps that are asked for. */
const kindsIn = (where: Arguments): readonly GapKind[] | undefined => {
  const several = redInSeveral(where.model)?.value;
  return where.some<string>('kinds')?.map(kind => (kind === several ? 'RED_IN_SEVERAL' : (kind as GapKind)));
};

/** Capabilities that lack something. */
export const gaps = question({
  name: 'gaps',
  typename: 'Gaps',
  offered: hasCapabilities,
  sdl,
  layout: (read, asks) => {
    const where = read.has('where') ? read.inside('where') : undefined;
    const capability = where?.has('capability')
      ? where.all(kindOf(capabilityOf(read.model), read.model), where.input('capability'))
      : undefined;
    const column = columnOf(read);
    const kinds = where && kindsIn(where);
    const foreign = read.value('foreign') === true;
    const tells = (kind: GapKind): boolean => asks('kinds') || !kinds || kinds.includes(kind);
    return {
      asked: {
        level: read.has('level')
          ? read.number('level', 1, 3, 'The map of capabilities has three levels.')
          : undefined,
        column,
        kinds,
        addressed: where?.value('addressed') as boolean | undefined,
        foreign,
      },
      nodeFacts: ASSESSMENT,
      seeds: [
        named('Capabilities', 'where', everything(capabilityOf(read.model), read.model)),
        ...(capability ? [named('Chosen', 'where.capability', capability)] : []),
        ...(column ? [named('Column', 'in', read.nodes('in', 1, 1))] : []),
      ],
      expansions: [
        ...realisation(read.model, {
          providers:
            (column && goesByProviders(column, read.model)) === true ||
            asks('providers') ||
            tells('ONE_PROVIDER'),
          assessments: asks('redIn') || asks('unassessed') || tells('RED_IN_SEVERAL'),
          foreign,
        }),
        ...(column ? belonging(column, read.model) : []),
        ...(asks('measures') || where?.has('addressed') ? measuring(read.model) : []),
      ],
    };
  },
  *compute({ kinds, addressed, ...asked }, found, { traversal, model }) {
    const several = redInSeveral(model)?.value;
    if (asked.column) checkLength(seedOf(found, 'Column').size, 'in', [1, 1]);
    const wanted = (gap: Gap): boolean =>
      (!kinds || gap.kinds.some(kind => kinds.includes(kind))) &&
      (addressed === undefined || addressed === gap.measures.length > 0);
    const all = readWhole((yield* gapsOf(found, model.roles, asked)).filter(wanted));
    return {
      ...pageOf(
        all,
        gap => gap.capability,
        { traversal, found },
        gap => ({ ...gap, kinds: gap.kinds.map(kind => (kind === 'RED_IN_SEVERAL' ? several : kind)) }),
      ),
      unassessed: unassessedIn(found, model.roles),
    };
  },
});
