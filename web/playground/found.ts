import { Kind, type FieldNode, type SelectionNode } from 'graphql';
import {
  edgeId,
  type DrawnCertainty,
  type Picture,
  type PictureEdge,
  type PictureNode,
} from '../pictures/picture';
import { AS } from './complete';
import type { EntityFields } from './given';

type Json = Readonly<Record<string, unknown>>;
type Finding = Readonly<{
  relationFields: Readonly<Record<string, EntityFields>>;
  label: (relation: string) => string;
  hrefOf: (node: Omit<PictureNode, 'href'>) => string | undefined;
}>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isCertainty = (value: unknown): value is DrawnCertainty =>
  value === 'FACT' || value === 'DEDUCTION' || value === 'UNCERTAIN';

const nodeOf = (value: unknown): Omit<PictureNode, 'href'> | undefined => {
  if (!isObject(value)) return undefined;
  const { [AS.id]: id, [AS.name]: name, __typename: kind } = value;
  if (typeof id !== 'string' || typeof kind !== 'string') return undefined;
  return { id, kind, name: typeof name === 'string' ? name : id };
};

/** What an answer has of things and of relations between them. */
class Found {
  readonly nodes = new Map<string, PictureNode>();
  readonly edges = new Map<string, PictureEdge>();

  constructor(private readonly of: Finding) {}

  /** Reads a value as it was asked for. */
  read(value: unknown, selections: readonly SelectionNode[]): void {
    if (Array.isArray(value)) for (const one of value) this.read(one, selections);
    if (!isObject(value)) return;
    this.step(value);
    const kind = nodeOf(value)?.kind;
    for (const asked of fieldsIn(selections)) {
      const own = value[asked.alias?.value ?? asked.name.value];
      const relation = kind === undefined ? undefined : this.of.relationFields[kind]?.[asked.name.value];
      if (relation) this.related(value, own, relation);
      this.read(own, asked.selectionSet?.selections ?? []);
    }
  }

  private step(value: Json): void {
    const { [AS.relation]: relation, [AS.certainty]: certainty, [AS.direction]: direction } = value;
    const ends = [value[AS.from], value[AS.to]] as const;
    if (typeof relation !== 'string') return;
    const [from, to] = direction === 'BACKWARD' ? [ends[1], ends[0]] : ends;
    this.join(from, relation, to, certainty);
  }

  private related(value: Json, own: unknown, [relation, direction]: EntityFields[string]): void {
    const edges = isObject(own) ? own[AS.edges] : undefined;
    if (!Array.isArray(edges)) return;
    for (const edge of edges.filter(isObject)) {
      const [from, to] = direction === 'FORWARD' ? [value, edge[AS.node]] : [edge[AS.node], value];
      this.join(from, relation, to, edge[AS.certainty]);
    }
  }

  private join(from: unknown, relation: string, to: unknown, certainty: unknown): void {
    const [a, b] = [nodeOf(from), nodeOf(to)];
    if (!a || !b || !isCertainty(certainty)) return;
    for (const node of [a, b]) {
      const href = this.of.hrefOf(node);
      this.nodes.set(node.id, { ...node, ...(href === undefined ? {} : { href }) });
    }
    const id = edgeId(a.id, relation, b.id);
    this.edges.set(id, { id, from: a.id, to: b.id, relation, label: this.of.label(relation), certainty });
  }
}

const fieldsIn = (selections: readonly SelectionNode[]): readonly FieldNode[] =>
  selections.flatMap(one => {
    if (one.kind === Kind.FIELD) return [one];
    return one.kind === Kind.INLINE_FRAGMENT ? fieldsIn(one.selectionSet.selections) : [];
  });

/** Returns what an answer tells of relations: its steps, and things with what they are related to. */
export const foundIn = (data: unknown, selections: readonly SelectionNode[], of: Finding): Picture => {
  const found = new Found(of);
  found.read(data, selections);
  return { nodes: [...found.nodes.values()], edges: [...found.edges.values()] };
};
