import type { StoredEdge } from '../../../../src/engine/plan/write';
import { asItStood, isUndated } from '../../as-it-stood';
import { turned, type Step, type Way } from '../../naive/steps';
import { compareValues } from '../../predicate';
import { worldOf, type Graph, type World } from '../../world';
import type { Args, NodeObject } from '../connection';
import { ANY } from '../expected';
import { supposedIn, type Scene } from './scene';
import { changedBy, isAssumed, once, type Supposed } from '../../naive/what-if';

/** A step as its type's fields are resolved on. */
export type StepObject = Readonly<{
  kind: 'step';
  step: Step;
  typename: string;
  relation: string;
  direction: string;
  from: NodeObject;
  to: NodeObject;
}>;

const DEFAULT_SIZE = 20;

/** Makes the objects of an answer. What is only assumed is not seen in the nodes themselves, which are shown as they are. */
export class Objects {
  private readonly shown: World;

  constructor(
    private readonly scene: Scene,
    private readonly day: string = scene.day,
  ) {
    this.shown = worldOf(scene.model, asItStood(scene.graph, day, scene.certainty, scene.undatedFrom), {});
  }

  /** One that does not hold on the day is shown all the same, with the relations that do. */
  node = (id: string): NodeObject => {
    const { graph, model, certainty } = this.scene;
    const node = graph.nodes.find(n => n.id === id);
    if (!node) throw new Error(`There is no node ${id}`);
    const object: NodeObject = { kind: 'node', place: { node, edge: undefined }, world: this.shown };
    if (this.shown.graph.nodes.includes(node)) return object;
    const present = {
      ...node,
      properties: { ...node.properties, validFrom: '0001-01-01', validTo: '9999-12-31', certainty: 'FACT' },
    };
    const near = asItStood(
      { nodes: [...graph.nodes.filter(n => n !== node), present], edges: graph.edges },
      this.day,
      certainty,
      this.scene.undatedFrom,
    );
    return { ...object, near: worldOf(model, { nodes: this.shown.graph.nodes, edges: near.edges }, {}) };
  };

  nodes = (ids: readonly string[]): readonly NodeObject[] => ids.map(this.node);

  step = (step: Step): StepObject => ({
    kind: 'step',
    step,
    typename: `${step.edge.relation.type}Step`,
    relation: step.edge.relation.name,
    direction: step.direction,
    from: this.node(step.from),
    to: this.node(step.to),
  });

  edge = (edge: StoredEdge): StepObject =>
    this.step({ edge, direction: 'FORWARD', from: edge.from, to: edge.to });
  /** As followed from one of its ends. */
  edgeFrom = (edge: StoredEdge, id: string): StepObject => {
    const along: Step = { edge, direction: 'FORWARD', from: edge.from, to: edge.to };
    return this.step(edge.from === id ? along : turned(along));
  };

  path = (way: Way): Args => ({
    length: way.steps.length,
    certainty: way.certainty,
    undated: undatedIn(way),
    explanation: ANY,
    from: this.node(way.steps[0]?.from ?? ''),
    to: this.node(way.steps.at(-1)?.to ?? ''),
    steps: way.steps.map(this.step),
  });

  kindOf = (id: string): string => this.scene.graph.nodes.find(node => node.id === id)?.kind.name ?? '';

  /** By most, then by name. */
  kindCounts = (ids: readonly string[]): readonly Args[] => {
    const kinds = ids.map(this.kindOf);
    return [...new Set(kinds)]
      .map(kind => ({ kind, count: kinds.filter(k => k === kind).length, explanation: ANY }))
      .sort((a, b) => b.count - a.count || compareValues(a.kind, b.kind));
  };
}

/** How many of its steps have no day. */
export const undatedIn = ({ steps }: Way): number =>
  steps.filter(({ edge }) => !isAssumed(edge) && isUndated(edge)).length;

/** The first page of an answer; nothing is ever cut. */
export const pageOf = (items: readonly unknown[], args: Args): Args => {
  const size = (args['first'] ?? DEFAULT_SIZE) as number;
  const page = items.slice(0, size);
  const cursor = page.length > 0 ? ANY : null;
  return {
    totalCount: items.length,
    truncated: null,
    nodes: page,
    edges: page.map(node => ({ node, cursor: ANY })),
    pageInfo: {
      hasNextPage: items.length > size,
      hasPreviousPage: false,
      startCursor: cursor,
      endCursor: cursor,
    },
  };
};

/** What was assumed, and whether each part of it alone makes the graph another on one of the days. */
export const assumedIn = (scene: Scene, ...days: readonly string[]): readonly Args[] => {
  const { without = [], with: added = [], retire = [] } = supposedIn(scene);
  const graphOn = (supposed: Supposed, day: string): Graph =>
    once(asItStood(changedBy(supposed, scene.graph, scene.model), day, scene.certainty, scene.undatedFrom));
  const shown = ({ nodes, edges }: Graph): string =>
    JSON.stringify([nodes.map(node => node.id), edges.map(edge => edge.key)]);
  const said = (kind: string, supposed: Supposed, isOpen: (day: string) => boolean = () => true): Args => ({
    kind,
    explanation: ANY,
    effective: days
      .filter(isOpen)
      .some(
        day =>
          shown(graphOn(supposed, day)) !==
          shown(asItStood(scene.graph, day, scene.certainty, scene.undatedFrom)),
      ),
  });
  return [
    ...[...without]
      .sort((a, b) => Number(a.edge !== undefined) - Number(b.edge !== undefined))
      .map(item => said('WITHOUT', { without: [item] })),
    // An end that has retired by then has no relations left to add to.
    ...added.map(edge =>
      said(
        'WITH',
        { with: [edge] },
        day => !retire.some(({ id, on }) => on <= day && (id === edge.from || id === edge.to)),
      ),
    ),
    ...retire.map(item => said('RETIRE', { retire: [item] })),
  ];
};
