import type { Certainty, Kind, Relation } from '../model/model';
import type { Column, ObjectShape, Operand, Page, Predicate } from './plan';

/**
 * The plan of a question that is answered by looking along relations: which nodes it starts from, how whole frontiers
 * are expanded from them, what is computed in memory on what was found, and what is read of the page. As-of and
 * certainty narrow every layer; what-if adds starts and edges; nothing is ever enumerated in the database.
 */
export type Traversal = Readonly<{
  kind: 'traversal'; key: string; column: string;
  asked: Asked;
  /** The day that the question is about. */
  asOf: Operand;
  /** The weakest certainty that counts. */
  certainty: Certainty;
  /** Who the question names. */
  sets: readonly NamedSet[];
  /** Which of the nodes met are like this. */
  marks: readonly NamedSet[];
  expansions: readonly Expansion[];
  /** Narrow every edge and every node met, unless an expansion is wide. */
  edgeWhere: Predicate; nodeWhere: Predicate;
  /** Properties read of each edge met, besides its key and certainty; of each node met, besides id, kind and certainty. */
  edgeFacts: readonly string[]; nodeFacts: readonly string[] | undefined;
  assuming: Assuming | undefined;
  page: Page; /** Tells the question and its arguments from others in cursors. */ mark: string; shape: ObjectShape; parts: Parts;
}>;

export type StepDirection = 'FORWARD' | 'BACKWARD' | 'ANY';
export const opposite = (direction: StepDirection): StepDirection => (direction === 'FORWARD' ? 'BACKWARD' : direction === 'BACKWARD' ? 'FORWARD' : 'ANY');

/** Who a traversal starts from, ends at or passes by. */
export type Selector = Readonly<{ kind: 'ids'; ids: readonly string[] }> | Readonly<{ kind: 'where'; of: Kind; where: Predicate }>;

export type NamedSet = Readonly<{ name: string; argument: string; selector: Selector; /** Also what does not hold on the day, or not so surely. */ wide: boolean }>;

/** The set of all nodes that a what-if names. */
export const NAMED = 'Named';

/** What begins the name of a set or mark as it is on the first and on the second day of a difference, where its filter tells them apart. */
export const ON_DAYS = ['First', 'Second'] as const;

/** Relations followed one way. */
export type Arm = Readonly<{ relations: readonly Relation[]; direction: StepDirection }>;

/** Frontiers expanded from sets, or from all that earlier expansions met: each level along its arms, none where nothing can lead on. */
export type Expansion = Readonly<{ name: string; from: readonly string[]; levels: readonly (readonly Arm[])[]; wide: boolean }>;

/** All the arms of an expansion, whatever the level. */
export const armsOf = ({ levels }: Expansion): readonly Arm[] => [...new Set(levels.flat())];

/** What-if: nothing is written, the answer is computed as if. */
export type Assuming = Readonly<{
  withoutNodes: readonly string[];
  withoutEdges: readonly AssumedEdge[];
  with: readonly AssumedEdge[];
  retire: readonly Readonly<{ id: string; on: string }>[];
}>;

export type AssumedEdge = Readonly<{ relation: Relation; from: string; to: string; certainty: Certainty }>;

export type Ways = Readonly<{ direction: StepDirection; minHops: number; maxHops: number; relations: readonly Relation[] }>;
export type Around = Readonly<{ direction: StepDirection; hops: number; relations: readonly Relation[]; kinds: readonly string[] | undefined }>;

/** What is asked, with the values that the computing needs. */
export type Asked =
  | Readonly<{ question: 'connections' | 'paths'; ways: Ways; whyNot: boolean }>
  | Readonly<{ question: 'reach'; around: Around }>
  | Readonly<{ question: 'neighbourhood'; around: Around }>
  | Readonly<{ question: 'common'; around: Around; atLeast: number }>
  | Readonly<{ question: 'history' }>
  | Readonly<{ question: 'difference'; from: string; to: string; of: 'entity' | 'neighbourhood' | 'connections' | 'paths'; ways: Ways | undefined; around: Around | undefined }>
  | Readonly<{ question: 'impact'; change: 'RETIRE' | 'CHANGE'; maxHops: number; kinds: readonly string[] | undefined; substitutes: boolean }>
  | Readonly<{ question: 'dependencies'; maxHops: number; kinds: readonly string[] | undefined }>
  | Readonly<{ question: 'coverage'; columns: CoverageColumn; level: number }>
  | Readonly<{ question: 'gaps'; kinds: readonly GapKind[] | undefined; addressed: boolean | undefined }>
  | Readonly<{ question: 'comparable'; by: readonly Criterion[] }>
  | Readonly<{ question: 'adoption'; by: readonly Criterion[]; peers: number; share: number }>;

export type Question = Asked['question'];
export type CoverageColumn = 'SECTOR' | 'DOMAIN' | 'GOAL' | 'LIFE_EVENT';
export type GapKind = 'NO_RESOURCE' | 'ONLY_DEDUCED' | 'ONE_PROVIDER' | 'RED_IN_SECTORS';
export type Criterion = 'POPULATION' | 'AREA' | 'COUNTY' | 'WRITTEN_FORM' | 'RESOURCES';

/** What the client reads of the nodes and the edges in the answer of a traversal. */
export type Parts = Readonly<{ nodeColumns: readonly Column[]; edgeColumns: readonly Column[]; explained: boolean }>;
