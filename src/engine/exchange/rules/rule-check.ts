import type { Kind, Model, Relation } from '../../model/model';
import type { Ends } from '../../plan/write';
import type { Numbering } from '../columns';
import type { Fault } from '../faults';
import type { EdgeRecord, NodeItem } from '../read-item';
import { AtLeastRule } from './at-least-rule';
import { CirclesRule } from './circles-rule';
import { DeeperRule } from './deeper-rule';
import type { Rule, Unchanged } from './rule';
import { UniqueRule } from './unique-rule';

/** So many warnings are told. */
const TOLD = 20;

/**
 * The rules of the SDL for nodes and relations together. Kinds and relations without such a rule take no memory, and
 * nothing is read for them.
 */
export class RuleCheck {
  private readonly rules: Rule[] = [];
  private readonly ofKind = new Map<string, Rule[]>();
  private readonly ofRelation = new Map<string, Rule[]>();

  constructor(
    private readonly model: Model,
    private readonly numbering: Numbering,
  ) {
    for (const relation of model.relations.values()) this.addRelation(relation);
    for (const kind of model.kinds.values()) this.addKind(kind);
  }

  private addRelation(relation: Relation): void {
    const { deeper, atLeast, circles } = relation.rules;
    for (const rule of deeper)
      this.add(
        new DeeperRule(relation, rule, this.numbering),
        [...relation.from, ...relation.to],
        [relation.name],
      );
    for (const rule of atLeast)
      this.add(new AtLeastRule(relation, rule), rule.end === 'FROM' ? relation.from : relation.to, [
        relation.name,
      ]);
    if (circles) this.add(new CirclesRule(relation, circles, this.numbering), [], [relation.name]);
  }

  private addKind(kind: Kind): void {
    for (const rule of kind.unique) {
      const relations = rule.relations.flatMap(name => this.model.relations.get(name) ?? []);
      this.add(new UniqueRule(kind, rule, relations, this.numbering), [kind.name], rule.relations);
    }
  }

  private add(rule: Rule, kinds: readonly string[], relations: readonly string[]): void {
    this.rules.push(rule);
    const concrete = kinds.flatMap(name => this.model.kinds.get(name)?.members ?? []);
    for (const kind of new Set(concrete)) put(this.ofKind, kind, rule);
    for (const relation of relations) put(this.ofRelation, relation, rule);
  }

  seeNode(node: NodeItem): void {
    for (const rule of this.ofKind.get(node.of.name) ?? []) rule.seeNode(node);
  }

  seeEdge(edge: EdgeRecord): void {
    for (const rule of this.ofRelation.get(edge.of.name) ?? []) rule.seeEdge(edge);
  }

  /** An edge that the write removes, and where it says so. */
  lose(relation: Relation, key: string, at: string): void {
    const [, from = '', to = ''] = key.split(' ');
    for (const rule of this.ofRelation.get(relation.name) ?? []) rule.lose({ from, to } satisfies Ends, at);
  }

  async learn(graph: Unchanged): Promise<void> {
    for (const rule of this.rules) await rule.learn(graph);
  }

  faults(): readonly Fault[] {
    return this.rules.flatMap(rule => rule.faults());
  }

  warnings(): readonly string[] {
    const all = this.rules.flatMap(rule => rule.warnings());
    const more = all.length - TOLD;
    return more > 0 ? [...all.slice(0, TOLD), `… and ${more} more`] : all;
  }
}

const put = (rules: Map<string, Rule[]>, name: string, rule: Rule): void => {
  const before = rules.get(name);
  if (before) before.push(rule);
  else rules.set(name, [rule]);
};
