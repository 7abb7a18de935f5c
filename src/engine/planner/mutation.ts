import { REASONS_IN } from '../model/stored';
import {
  Kind as Ast,
  getArgumentValues,
  type DocumentNode,
  type FieldNode,
  type GraphQLField,
  type OperationDefinitionNode,
} from 'graphql';
import { SamgrafError, required } from '../errors';
import type { Undoing } from '../plan/change';
import { toNfc } from '../model/scalars';
import { isConcrete, type Certainty, type Kind, type Model, type Relation } from '../model/model';
import type { About, Change, Deletion, Given } from '../plan/change';
import { MOST_KEPT, type ImportedPart } from '../plan/source-version';
import type { Column, ObjectShape } from '../plan/plan';
import {
  collectOne,
  fieldOf,
  fragmentsOf,
  meaningOf,
  withPath,
  selectionsOf,
  type Meaning,
  type PlanContext,
  type Planning,
} from './collect';
import { planObject } from './selection';
import type { Variables } from './read-input';
import { Columns, planNode } from './selection';

/** What a mutation asks for: its fields, in order. */
export type MutationField = ChangeField | ApplyField | UndoField | ProposalField;

/** A change of its own, and what is read of the node afterwards. */
export type ChangeField = Readonly<{
  kind: 'change';
  key: string;
  change: Change;
  reason: string | undefined;
  shape: ObjectShape;
  node: Readonly<{ of: Kind; columns: readonly Column[] }> | undefined;
}>;

export type ApplyField = Readonly<{
  kind: 'apply';
  key: string;
  changes: readonly Change[];
  source: string | undefined;
  reason: string | undefined;
  dryRun: boolean;
  expectedSequence: number | undefined;
  idempotencyKey: string | undefined;
  imported: ImportedPart | undefined;
  shape: ObjectShape;
}>;

type UndoField = Readonly<{
  kind: 'undo';
  key: string;
  undoing: Undoing;
  reason: string;
  dryRun: boolean;
  shape: ObjectShape;
}>;

/** A proposal to make, or to decide on. */
export type ProposalField = Readonly<{
  kind: 'propose' | 'acceptProposal' | 'rejectProposal';
  key: string;
  /** Id of the one to decide on. */
  proposal: string;
  /** Ids of others that are rejected along with it. */
  also: readonly string[];
  /** What is proposed, or made in place of that; undefined to make it as it is. */
  changes: readonly Change[] | undefined;
  source: string | undefined;
  reason: string;
  dryRun: boolean;
  /** What has been written since it was proposed is written over. */
  overNewer: boolean;
  /** Paths of those proposed that are not made. */
  without: readonly string[];
  /** The same that is open already is it, and no second one. */
  once: boolean;
  /** The file that they are of. */
  imported: ImportedPart | undefined;
  shape: ObjectShape;
}>;

type Args = Readonly<Record<string, unknown>>;

/** Plans a mutation. Its values are part of the plan, which is used once. */
export const planMutation = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  values: Readonly<Record<string, unknown>>,
  variables: Variables,
  context: PlanContext,
): readonly MutationField[] => {
  const planning: Planning = { ...context, fragments: fragmentsOf(document), variables };
  const fields = collectOne([operation.selectionSet], 'Mutation', planning);
  const planned = [...fields].flatMap(([key, nodes]) =>
    withPath(key, nodes, () => planField(key, nodes, values, planning)),
  );
  const alone = planned.find(({ kind }) => kind !== 'change');
  if (alone && planned.length > 1)
    throw new SamgrafError(
      'BAD_INPUT',
      `${alone.key} is a transaction of its own, and the mutation has ${planned.length} fields.`,
      `Send ${alone.kind} in a request of its own; several changes go into one apply.`,
    );
  return planned;
};

const planField = (
  key: string,
  nodes: readonly FieldNode[],
  values: Readonly<Record<string, unknown>>,
  planning: Planning,
): readonly MutationField[] => {
  const node = required(nodes[0], 'a collected field');
  if (node.name.value === '__typename') return [];
  const field = fieldOf('Mutation', node.name.value, planning);
  const args = argumentsOf(field, node, values);
  const columns = new Columns();
  const means = meaningOf(field);
  const shape = planObject(
    String(field.type).replace('!', ''),
    selectionsOf(nodes),
    planning,
    (type, name, below) => {
      const inside = meaningOf(fieldOf(type, name, planning));
      return inside.kind === 'entity' ? planNode(below, inside.of, columns, planning) : undefined;
    },
  );
  if (means.kind === 'apply') return [planApply(key, args, shape, planning.model)];
  if (means.kind === 'propose' || means.kind === 'acceptProposal' || means.kind === 'rejectProposal')
    return [{ kind: means.kind, key, ...proposalOf(args, planning.model), shape }];
  if (means.kind === 'undo')
    return [
      {
        kind: 'undo',
        key,
        undoing: undoingIn(args),
        reason: String(args['reason']),
        dryRun: args['dryRun'] === true,
        shape,
      },
    ];
  return [planChange(key, means, args, shape, columns)];
};

/** Variables are in NFC already; there may be ten thousand changes in one. */
const argumentsOf = (
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  values: Readonly<Record<string, unknown>>,
): Args => {
  const args: Record<string, unknown> = getArgumentValues(field, node, values);
  for (const { name, value } of node.arguments ?? [])
    if (value.kind !== Ast.VARIABLE) args[name.value] = toNfc(args[name.value]);
  return args;
};

const planApply = (key: string, args: Args, shape: ObjectShape, model: Model): ApplyField => {
  const { idempotencyKey } = args;
  if (typeof idempotencyKey === 'string' && (idempotencyKey === '' || idempotencyKey.length > LONGEST_KEY))
    throw new SamgrafError(
      'BAD_INPUT',
      `idempotencyKey has ${idempotencyKey.length} characters; it takes 1 to ${LONGEST_KEY}.`,
      'Use a random UUID, for example.',
    );
  return {
    kind: 'apply',
    key,
    changes: changesIn(args, model),
    source: textOf(args['source']),
    reason: textOf(args['reason']),
    dryRun: args['dryRun'] === true,
    expectedSequence: numberOf(args['expectedVersion']),
    idempotencyKey: textOf(idempotencyKey),
    imported: importedIn(args),
    shape,
  };
};

const LONGEST_KEY = 200;

/** The file that changes are of. @throws BAD_INPUT */
const importedIn = ({ version, source }: Args): ImportedPart | undefined => {
  if (typeof version !== 'object' || version === null) return undefined;
  const said = version as Args;
  const hash = String(said['hash']);
  if (typeof source !== 'string' || !/^[0-9a-f]{64}$/.test(hash))
    throw new SamgrafError(
      'BAD_INPUT',
      typeof source === 'string'
        ? 'version.hash is no SHA-256.'
        : 'A version is of a source, and there is none.',
      'Give the source, and the SHA-256 of the file as 64 hexadecimal digits.',
    );
  const count = (name: string): number => numberOf(said[name]) ?? 0;
  return {
    run: String(said['run']).slice(0, LONGEST_KEY),
    hash,
    bytes: count('bytes'),
    file: textOf(said['file'])?.slice(0, LONGEST_KEY),
    etag: textOf(said['etag'])?.slice(0, LONGEST_KEY),
    cells: {
      read: count('read'),
      taken: count('taken'),
      mapped: count('mapped'),
      notUnderstood: count('notUnderstood'),
    },
    gone: Array.isArray(said['gone']) ? said['gone'].map(String) : [],
    endsGone: said['endsGone'] === true,
    reading: keptIn(said, 'reading'),
    left: keptIn(said, 'left'),
    dueOn: textOf(said['dueOn']),
    again: Array.isArray(said['again']) ? said['again'].map(String) : [],
  };
};

const keptIn = (said: Args, name: string): unknown => {
  const text = textOf(said[name]);
  if (text === undefined) return undefined;
  if (text.length <= MOST_KEPT)
    try {
      return JSON.parse(text);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
    }
  throw new SamgrafError(
    'BAD_INPUT',
    `version.${name} is no JSON of at most ${MOST_KEPT.toLocaleString('en')} characters.`,
    'Leave out what is longest.',
  );
};

const undoingIn = (args: Args): Undoing => {
  const [batch, since, by] = [textOf(args['batch']), numberOf(args['since']), textOf(args['by'])];
  if (batch !== undefined && since === undefined && by === undefined) return { batch };
  if (batch === undefined && since !== undefined && since >= 0) return { since, by };
  throw new SamgrafError(
    'BAD_INPUT',
    'undo takes a batch, or since and perhaps by.',
    'Give the batch of a report, or a sequence of the log after which all is undone, or all that someone made.',
  );
};

const changesIn = (args: Args, model: Model): readonly Change[] => {
  const inputs = new Inputs(model);
  return (args['changes'] as readonly Args[]).map((change, i) =>
    inputs.changeOf(change, `changes[${i}]`, args),
  );
};

const proposalOf = (args: Args, model: Model): Omit<ProposalField, 'kind' | 'key' | 'shape'> => ({
  proposal: String(args['proposal'] ?? ''),
  also: Array.isArray(args['also']) ? args['also'].map(String) : [],
  changes: Array.isArray(args['changes']) ? changesIn(args, model) : undefined,
  source: textOf(args['source']),
  reason: String(args['reason']),
  dryRun: args['dryRun'] === true,
  overNewer: args['overNewer'] === true,
  without: Array.isArray(args['without']) ? args['without'].map(String) : [],
  once: args['once'] === true,
  imported: importedIn(args),
});

const planChange = (
  key: string,
  means: Meaning,
  args: Args,
  shape: ObjectShape,
  columns: Columns,
): ChangeField => {
  const read = columns.all();
  const node = means.kind === 'changeNode' && read.length > 0 ? { of: means.of, columns: read } : undefined;
  return {
    kind: 'change',
    key,
    change: changeBy(means, key, args),
    reason: textOf(args['reason']),
    shape,
    node,
  };
};

const changeBy = (means: Meaning, key: string, args: Args): Change => {
  const input = args['input'] as Args | undefined;
  if (means.kind === 'changeNode')
    return means.does === 'delete'
      ? { ...deletion(args, key, args), isOf: means.of }
      : nodeChange(means.does, means.of, input ?? {}, `${key}.input`, args);
  if (means.kind === 'changeRelation')
    return means.does === 'disconnect'
      ? disconnection(means.of, args, key, args)
      : edgeChange(means.of, input ?? {}, `${key}.input`, args);
  throw new Error(`Invariant broken: ${key} is not a mutation`);
};

/** Finds the kind and relation that a one-of input names. */
class Inputs {
  private readonly kinds: ReadonlyMap<string, Kind>;
  private readonly relations: ReadonlyMap<string, Relation>;

  constructor(private readonly model: Model) {
    const concrete = [...model.kinds.values()].filter(isConcrete);
    this.kinds = new Map(concrete.map(kind => [kind.singular, kind]));
    this.relations = new Map([...model.relations.values()].map(relation => [relation.forward, relation]));
  }

  changeOf(change: Args, at: string, evidence: Args): Change {
    const [does, input] = only(change, at);
    const path = `${at}.${does}`;
    if (does === 'delete') return deletion(input, path, evidence);
    if (does === 'disconnect') {
      const relation = required(
        this.model.relations.get(String(input['relation'])),
        'a relation of the schema',
      );
      return disconnection(relation, input, path, evidence);
    }
    const [name, said] = only(input, path);
    const place = `${path}.${name}`;
    if (does === 'connect')
      return edgeChange(
        required(this.relations.get(name), 'a relation of the schema'),
        said,
        place,
        evidence,
      );
    const kind = required(this.kinds.get(name), 'a kind of the schema');
    return nodeChange(does === 'upsert' ? 'upsert' : 'patch', kind, said, place, evidence);
  }
}

/** The only field of a one-of input, which graphql-js has checked unless it came by a variable inside it. */
const only = (input: Args, at: string): readonly [string, Args] => {
  const given = Object.entries(input).filter(([, value]) => value !== undefined && value !== null);
  const [first] = given;
  if (first && given.length === 1) return [first[0], first[1] as Args];
  throw new SamgrafError(
    'BAD_INPUT',
    `${at} takes exactly one field, not ${given.length}.`,
    'Give exactly one of its fields.',
  );
};

const aboutOf = (input: Args, at: string, evidence: Args): About => ({
  at,
  source: textOf(evidence['source']),
  certainty: textOf(evidence['certainty']) as Certainty | undefined,
  expectedVersion: numberOf(input['expectedVersion']),
});

const nodeChange = (kind: 'upsert' | 'patch', of: Kind, input: Args, at: string, evidence: Args): Change => ({
  kind,
  of,
  given: withReasons(of, givenIn(input)),
  ...aboutOf(input, at, evidence),
});

/** Not a copy where that is all that is said: there may be ten thousand. */
const givenIn = (input: Args): Given => {
  if (!('expectedVersion' in input)) return input;
  const given = { ...input };
  delete given['expectedVersion'];
  return given;
};

/** Puts the languages of a reason where its text is: what stands for it alone is in English. */
const withReasons = ({ fields }: Kind | Relation, given: Given): Given => {
  const field = [...fields.values()].find(({ reason, all: of }) => reason && of in given);
  if (!field) return given;
  const { name, all } = field;
  const { [all]: texts, [name]: one, ...rest } = given;
  return { ...rest, [name]: one === undefined ? texts : { ...(texts as Given | null), [REASONS_IN]: one } };
};

const edgeChange = (of: Relation, input: Args, at: string, evidence: Args): Change => {
  const { from, to, expectedVersion, ...given } = input;
  return {
    kind: 'connect',
    of,
    from: String(from),
    to: String(to),
    given: withReasons(of, given as Given),
    ...aboutOf({ expectedVersion }, at, evidence),
  };
};

const deletion = (input: Args, at: string, evidence: Args): Deletion => ({
  kind: 'delete',
  id: String(input['id']),
  cascade: input['cascade'] === true,
  ...aboutOf(input, at, evidence),
});

const disconnection = (of: Relation, input: Args, at: string, evidence: Args): Change => ({
  kind: 'disconnect',
  of,
  from: String(input['from']),
  to: String(input['to']),
  validFrom: textOf(input['validFrom']),
  ...aboutOf(input, at, evidence),
});

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
const numberOf = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);
