import { required } from '../errors';
import { eachInTurns } from '../model/in-turns';
import { SOURCE, type Model, type Relation } from '../model/model';
import { groupBy } from '../model/objects';
import type { EdgePlace } from '../plan/write';
import type { Looking } from '../store/store';
import { GraphCheck } from '../exchange/check-graph';
import { StoredCheck, type Freed } from '../exchange/check-stored';
import { beginsLater } from '../exchange/periods';
import { partiesOf } from '../exchange/parties';
import type { EdgeRecord, RecordItem, NodeItem } from '../exchange/read-item';
import { StoredGraph, type KnownNodes, type StoredLink } from '../exchange/stored-graph';
import type { ChangeFaults } from './change-faults';
import type { Draft } from './draft';

type RemovedEdges = Readonly<{ relation: Relation; edges: readonly EdgePlace[] }>;

/** What checked drafts write and remove. */
export type Checked = Readonly<{
  nodes: readonly NodeItem[];
  edges: readonly EdgeRecord[];
  removedNodes: readonly string[];
  removedEdges: readonly RemovedEdges[];
  freed: readonly Freed[];
  /** Keys of the relations that go with a node, by its id. */
  cascades: ReadonlyMap<string, readonly string[]>;
  /** What is no fault, and is to be told. */
  warnings: readonly string[];
}>;

/**
 * Checks drafts together, and beside the existing graph: by the same rules as a load. Nothing is written here; what is
 * wrong is added to the faults.
 */
export const checkDrafts = async (
  model: Model,
  drafts: readonly Draft[],
  graph: Looking,
  found: KnownNodes,
  faults: ChangeFaults,
): Promise<Checked> => {
  const check = new DraftCheck(model, drafts, await StoredGraph.of(model, graph, found), faults);
  return check.run();
};

const isLater = ({ before, item }: Draft): boolean =>
  before !== undefined &&
  beginsLater(
    before.fields['validFrom'] as string | undefined,
    item?.fields['validFrom'] as string | undefined,
  );

/** What was named before is named no worse, though it may be gone since. */
const newParties = ({ change, before }: Draft, item: RecordItem): readonly string[] => {
  if (change.restores === true) return [];
  const known = before ? partiesOf(before) : [];
  return partiesOf(item).filter(id => !known.includes(id));
};

class DraftCheck {
  private readonly check: GraphCheck;
  private readonly against: StoredCheck;
  private readonly removedKeys = new Set<string>();
  private readonly removedEdges: Readonly<{ relation: Relation; place: EdgePlace }>[] = [];
  private readonly cascades = new Map<string, string[]>();
  private readonly cascaded = new Set<string>();

  constructor(
    private readonly model: Model,
    private readonly drafts: readonly Draft[],
    private readonly stored: StoredGraph,
    private readonly faults: ChangeFaults,
  ) {
    this.check = new GraphCheck(model, faults);
    this.against = new StoredCheck(model, stored, this.check, faults, {
      goes: key => this.removedKeys.has(key),
      advice: 'end the other first, or disconnect it in the same request',
    });
  }

  async run(): Promise<Checked> {
    const items = this.drafts.flatMap(({ item }) => item ?? []);
    const nodes = items.filter((item): item is NodeItem => item.kind === 'node');
    const edges = items.filter((item): item is EdgeRecord => item.kind === 'edge');
    await eachInTurns(this.drafts, draft => {
      if (draft.item) this.check.see(draft.item, newParties(draft, draft.item));
    });
    this.citeSources();
    const removed = await this.removals();
    this.trustCited();
    await this.against.learn([
      ...this.check.cited.keys(),
      ...this.check.parties.ids,
      ...edges.flatMap(({ from, to }) => [from, to]),
    ]);
    const freed = await this.against.keys(new Set(removed));
    await eachInTurns(edges, edge => {
      this.check.checkEdge(edge, this.against.nodeOf);
    });
    await this.against.periods(edges);
    await this.against.beginnings(
      this.drafts.flatMap(draft => (isLater(draft) ? (draft.subject ?? []) : [])),
    );
    await this.against.links();
    await this.against.rules();
    this.check.finish(this.against.nodeOf);
    return {
      nodes,
      edges,
      removedNodes: removed,
      removedEdges: [...groupBy(this.removedEdges, ({ relation }) => relation)].map(([relation, gone]) => ({
        relation,
        edges: gone.map(({ place }) => place),
      })),
      freed,
      cascades: this.cascades,
      warnings: this.check.rules.warnings(),
    };
  }

  /** What a change rests on is there, also where the record itself cites something else. */
  private citeSources(): void {
    for (const { change, status } of this.drafts) {
      const { at, source } = change;
      if (source === undefined || status === 'UNCHANGED' || status === 'REFUSED' || change.restores === true)
        continue;
      if (!this.check.cited.has(source)) this.check.cited.set(source, at);
    }
  }

  private trustCited(): void {
    const kind = required(this.model.kinds.get(SOURCE), 'a source is a kind');
    for (const { before, item } of this.drafts) {
      const cited = item && before?.fields['sources'];
      if (Array.isArray(cited)) this.against.trust(cited, kind);
    }
  }

  /** The ids of nodes that go. A node goes only if nothing is left that joins or cites it. */
  private async removals(): Promise<readonly string[]> {
    const gone = new Map<string, Draft>();
    for (const draft of this.drafts) {
      if (draft.status !== 'DELETED' || draft.subject === undefined) continue;
      if (draft.change.kind === 'delete') gone.set(draft.subject, draft);
      if (draft.change.kind === 'disconnect')
        this.removeEdge(draft.change.of, { from: draft.change.from, key: draft.subject }, draft.change.at);
    }
    this.checkAskedFor(gone);
    const ids = [...gone.keys()];
    this.against.forget(ids);
    const links = [...groupBy(await this.stored.linksAt(ids), link => link.id)];
    // What one takes with it is not left to the other, whatever their order in the request.
    for (const cascade of [true, false])
      for (const [id, own] of links) this.removeLinks(id, own, gone, cascade);
    await this.checkCited(gone);
    return ids;
  }

  /** A relation that is asked for is not taken away by the same request, also where it was there already. */
  private checkAskedFor(gone: ReadonlyMap<string, Draft>): void {
    for (const { change, status } of this.drafts)
      if (change.kind === 'connect' && status === 'UNCHANGED')
        for (const side of ['from', 'to'] as const)
          if (gone.has(change[side])) this.faults.add(change.at, `${side}: there is no ${change[side]}`);
  }

  private removeEdge(relation: Relation, place: EdgePlace, at: string): void {
    if (this.removedKeys.has(place.key)) return;
    this.removedKeys.add(place.key);
    this.removedEdges.push({ relation, place });
    this.check.rules.lose(relation, place.key, at);
  }

  private removeLinks(
    id: string,
    links: readonly StoredLink[],
    gone: ReadonlyMap<string, Draft>,
    cascade: boolean,
  ): void {
    const change = gone.get(id)?.change;
    if (change?.kind !== 'delete' || change.cascade !== cascade) return;
    const left = links.filter(({ key }) => !this.removedKeys.has(key) || (cascade && this.cascaded.has(key)));
    if (left.length === 0) return;
    if (!cascade) {
      const [first] = left;
      this.faults.add(
        change.at,
        `${id} is joined by ${left.length} relation(s), such as ${first?.key ?? ''}; disconnect them, or delete with cascade`,
      );
      return;
    }
    this.cascades.set(
      id,
      left.map(({ key }) => key),
    );
    for (const link of left) {
      this.cascaded.add(link.key);
      const relation = this.model.relations.get(link.relation);
      if (relation)
        this.removeEdge(relation, { from: link.outgoing ? id : link.other, key: link.key }, change.at);
    }
  }

  /** A source that something cites stays, with cascade as well: what it says would have no evidence. */
  private async checkCited(gone: ReadonlyMap<string, Draft>): Promise<void> {
    const sources = [...gone].filter(([, { before }]) => before?.type === 'Source').map(([id]) => id);
    const rewritten = new Set(this.drafts.flatMap(({ item, subject }) => (item ? [subject] : [])));
    const citing = [...(await this.stored.citing(sources))].sort((a, b) =>
      a.what < b.what ? -1 : a.what > b.what ? 1 : 0,
    );
    for (const { what, source } of citing) {
      if (gone.has(what) || this.removedKeys.has(what) || rewritten.has(what)) continue;
      this.faults.add(gone.get(source)?.change.at ?? '', `${source} is cited by ${what}; cite another first`);
    }
  }
}
