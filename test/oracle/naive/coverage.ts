import { CERTAINTIES, type Certainty } from '../../../src/engine/model/model';
import { compareValues } from '../predicate';
import type { Graph } from '../world';

export type Column = 'SECTOR' | 'DOMAIN' | 'GOAL' | 'LIFE_EVENT';
/** A column, and what kind of one it is. */
export type Within = Readonly<{ column: Column; id: string }>;
/** A pair that is related, and how sure that is. */
type Pair = Readonly<{ from: string; to: string; certainty: Certainty }>;

const sure = (certainties: readonly Certainty[]): number[] =>
  certainties.map(certainty => CERTAINTIES.indexOf(certainty));
const weakest = (...certainties: readonly Certainty[]): Certainty =>
  CERTAINTIES[Math.max(...sure(certainties))] ?? 'UNCERTAIN';
const strongest = (certainties: readonly Certainty[]): Certainty =>
  CERTAINTIES[Math.min(...sure(certainties))] ?? 'UNCERTAIN';
const inOrder = (ids: Iterable<string>): readonly string[] => [...new Set(ids)].sort(compareValues);

/** The matrix of coverage, and the gaps, worked out cell by cell from pairs, as a person would with a list of them. */
export class NaiveCoverage {
  constructor(
    private readonly graph: Graph,
    private readonly foreign = false,
  ) {}

  private pairs(...relations: readonly string[]): readonly Pair[] {
    return this.graph.edges
      .filter(edge => relations.includes(edge.relation.name))
      .map(({ from, to, properties }) => ({ from, to, certainty: properties['certainty'] as Certainty }));
  }

  private ofKind(kind: string): readonly string[] {
    return inOrder(this.graph.nodes.filter(node => node.kind.name === kind).map(node => node.id));
  }

  private number(id: string, property: string): number | null {
    const value = this.graph.nodes.find(node => node.id === id)?.properties[property];
    return typeof value === 'number' ? value : null;
  }

  private parts(capability: string): readonly string[] {
    const parts = new Set([capability]);
    for (const part of parts)
      for (const { from, to } of this.pairs('AGGREGATES')) if (from === part) parts.add(to);
    return [...parts];
  }

  /** What realises one of some capabilities, with all the certainties of that. */
  private resources(capabilities: readonly string[]): readonly string[] {
    return inOrder(
      this.pairs('REALISES')
        .filter(({ to }) => capabilities.includes(to))
        .map(({ from }) => from)
        .filter(id => this.foreign || !this.isAbroad(id)),
    );
  }

  /** In some country, and not in Norway. */
  private isAbroad(resource: string): boolean {
    const countries = this.pairs('LOCATED_IN').flatMap(({ from, to }) => (from === resource ? [to] : []));
    return countries.length > 0 && !countries.includes('country:NO');
  }

  /** Assessments of capabilities or resources that are about some capabilities: no other capability is their context, unless one of these is too. */
  private about(
    of: readonly string[],
    parts: readonly string[],
  ): readonly Readonly<{ id: string; contexts: readonly string[] }>[] {
    const isOther = (id: string): boolean => this.ofKind('Capability').includes(id) && !parts.includes(id);
    return of.flatMap(one =>
      this.assessments(one).filter(
        ({ contexts }) =>
          parts.includes(one) || contexts.some(id => parts.includes(id)) || !contexts.some(isOther),
      ),
    );
  }

  private realises(resource: string, capabilities: readonly string[]): Certainty {
    return strongest(
      this.pairs('REALISES')
        .filter(({ from, to }) => from === resource && capabilities.includes(to))
        .map(({ certainty }) => certainty),
    );
  }

  private providers(resources: readonly string[]): readonly string[] {
    return inOrder(
      this.pairs('PROVIDES')
        .filter(({ to }) => resources.includes(to))
        .map(({ from }) => from),
    );
  }

  /** How sure the ways are by which something belongs to a column. */
  private ways(id: string, column: Column, to: string): readonly Certainty[] {
    const through = (first: readonly Pair[], second: readonly Pair[]): readonly Certainty[] =>
      first.flatMap(a =>
        second
          .filter(b => a.to === id && b.to === to && b.from === a.from)
          .map(b => weakest(a.certainty, b.certainty)),
      );
    const turned = (pairs: readonly Pair[]): readonly Pair[] =>
      pairs.map(({ from, to: end, certainty }) => ({ from: end, to: from, certainty }));
    switch (column) {
      case 'SECTOR':
        return through(this.pairs('USES', 'PROVIDES'), this.pairs('BELONGS_TO'));
      case 'DOMAIN':
        return through(
          turned(this.pairs('GOVERNED_BY', 'FULFILS', 'IMPLEMENTS', 'EMBODIES')),
          this.pairs('APPLIES_TO'),
        );
      case 'GOAL':
        return this.pairs('INFLUENCES')
          .filter(pair => pair.from === id && pair.to === to)
          .map(({ certainty }) => certainty);
      case 'LIFE_EVENT':
        return [
          ...through(this.pairs('SUPPORTED_BY'), this.pairs('PART_OF_EVENT')),
          ...this.pairs('SUPPORTED_BY')
            .filter(pair => pair.from === to && pair.to === id)
            .map(({ certainty }) => certainty),
        ];
    }
  }

  private gap(
    assessment: string,
  ): Readonly<{ current: number | null; target: number | null; gap: number | null; colour: string }> {
    const [current, target] = [
      this.number(assessment, 'coverageCurrent'),
      this.number(assessment, 'coverageTarget'),
    ];
    const gap = current === null || target === null ? null : target - current;
    return {
      current,
      target,
      gap,
      colour:
        gap === 0 ? 'GREEN' : gap === 1 ? 'YELLOW' : gap !== null && gap > 2 ? 'RED' : 'UNDEFINED_BY_RULE',
    };
  }

  private assessments(of: string): readonly Readonly<{ id: string; contexts: readonly string[] }>[] {
    return this.pairs('ASSESSES')
      .filter(({ to }) => to === of)
      .map(({ from }) => ({
        id: from,
        contexts: this.pairs('IN_CONTEXT_OF')
          .filter(pair => pair.from === from)
          .map(({ to }) => to),
      }));
  }

  /** How sure it is that a resource realises one of some capabilities in a column: the strongest way, as its weaker half. */
  private within(id: string, parts: readonly string[], { column, id: to }: Within): Certainty {
    const realising = (of: readonly string[]): readonly Certainty[] =>
      this.pairs('REALISES')
        .filter(pair => pair.from === id && of.includes(pair.to))
        .map(({ certainty }) => certainty);
    const both = (of: readonly string[], belongs: string): readonly Certainty[] =>
      realising(of).flatMap(certainty => this.ways(belongs, column, to).map(way => weakest(certainty, way)));
    return strongest(
      column === 'GOAL' ? parts.flatMap(part => both(this.parts(part), part)) : both(parts, id),
    );
  }

  private counts(certainties: readonly Certainty[]): Readonly<Record<string, number>> {
    const count = (of: Certainty): number => certainties.filter(one => one === of).length;
    return { factCount: count('FACT'), deductionCount: count('DEDUCTION') };
  }

  private cell(capability: string, columns: Column, column: string): unknown {
    const parts = this.parts(capability);
    const bearing = parts.filter(part => this.ways(part, columns, column).length > 0);
    const below = bearing.flatMap(part => this.parts(part));
    const resources =
      columns === 'GOAL'
        ? this.resources(below)
        : this.resources(parts).filter(id => this.ways(id, columns, column).length > 0);
    const rests = [
      ...resources.map(id => this.realises(id, columns === 'GOAL' ? below : parts)),
      ...(columns === 'GOAL' ? bearing : resources).map(id => strongest(this.ways(id, columns, column))),
    ];
    const assessed = this.about([...parts, ...this.resources(parts)], parts).filter(({ contexts }) =>
      contexts.includes(column),
    );
    const providers = this.providers(resources);
    return {
      column: { id: column },
      resourceCount: resources.length,
      resources: resources.map(id => ({ id })),
      providerCount: providers.length,
      providers: providers.map(id => ({ id })),
      weakest: rests.length === 0 ? null : weakest(...rests),
      ...this.counts(resources.map(id => this.within(id, parts, { column: columns, id: column }))),
      assessments: this.gapsOf(assessed),
    };
  }

  private gapsOf(assessed: readonly Readonly<{ id: string }>[]): readonly unknown[] {
    return inOrder(assessed.map(({ id }) => id)).map(id => ({ assessment: { id }, ...this.gap(id) }));
  }

  matrix(columns: Column, kind: string, level: number): readonly unknown[] {
    return this.ofKind('Capability')
      .filter(id => this.number(id, 'level') === level)
      .map(capability => ({
        capability: { id: capability },
        level,
        resourceCount: this.resources(this.parts(capability)).length,
        ...this.counts(
          this.resources(this.parts(capability)).map(id => this.realises(id, this.parts(capability))),
        ),
        parent:
          inOrder(
            this.pairs('AGGREGATES')
              .filter(({ to }) => to === capability)
              .map(({ from }) => from),
          )
            .slice(0, 1)
            .map(id => ({ id }))[0] ?? null,
        cells: this.ofKind(kind).map(column => this.cell(capability, columns, column)),
        assessments: this.gapsOf(
          this.about(
            [...this.parts(capability), ...this.resources(this.parts(capability))],
            this.parts(capability),
          ).filter(({ contexts }) => !contexts.some(id => this.ofKind(kind).includes(id))),
        ),
      }));
  }

  /** How many capabilities anyone has assessed, by themselves or by what realises them, abroad or not; and how many there are. */
  get assessed(): Readonly<{ some: number; all: number }> {
    const isLooked = (id: string): boolean => this.pairs('ASSESSES').some(({ to }) => to === id);
    const all = this.ofKind('Capability');
    const some = all.filter(
      id => isLooked(id) || this.pairs('REALISES').some(({ from, to }) => to === id && isLooked(from)),
    );
    return { some: some.length, all: all.length };
  }

  /** Of a level, or of what has no parts; of what is in a column, if one is named. */
  gaps(level?: number, within?: Within): readonly unknown[] {
    const isAsked = (id: string): boolean =>
      level === undefined ? this.parts(id).length === 1 : this.number(id, 'level') === level;
    return this.ofKind('Capability').flatMap(capability => {
      if (!isAsked(capability)) return [];
      const all = this.parts(capability);
      const isIn = (id: string): boolean =>
        within === undefined || this.ways(id, within.column, within.id).length > 0;
      const isGoal = within?.column === 'GOAL';
      const parts = isGoal ? [...new Set(all.filter(isIn).flatMap(id => this.parts(id)))] : all;
      const resources = isGoal ? this.resources(parts) : this.resources(parts).filter(isIn);
      const providers = this.providers(resources);
      const red = this.about([...all, ...resources], all).filter(({ id }) => this.gap(id).colour === 'RED');
      const redIn = this.ofKind('Sector').filter(sector =>
        red.some(({ contexts }) => contexts.includes(sector)),
      );
      const sure = resources.map(id =>
        within === undefined ? this.realises(id, parts) : this.within(id, all, within),
      );
      const sureness = resources.length === 0 ? null : strongest(sure);
      const kinds = [
        ...(resources.length === 0 ? ['NO_RESOURCE'] : []),
        ...(sureness === null || sureness === 'FACT' ? [] : ['ONLY_DEDUCED']),
        ...(providers.length === 1 && resources.every(id => this.providers([id]).length === 1)
          ? ['ONE_PROVIDER']
          : []),
        ...(redIn.length >= 2 ? ['RED_IN_SECTORS'] : []),
      ];
      const measures = inOrder(
        this.pairs('ADDRESSES')
          .filter(({ to }) => to === capability)
          .map(({ from }) => from),
      );
      return kinds.length === 0
        ? []
        : [
            {
              capability: { id: capability },
              kinds,
              resourceCount: resources.length,
              resources: resources.map(id => ({ id })),
              providers: providers.map(id => ({ id })),
              strongest: sureness,
              redIn: redIn.map(id => ({ id })),
              measures: measures.map(id => ({ id })),
            },
          ];
    });
  }
}
