import { SOURCE, STANDING, type Model } from '../model/model';
import type { Fault } from './faults';
import type { Item } from './read-item';

/**
 * What facts rest on: a FACT needs a source that may carry one, as @carries says in the SDL. Each set of sources is kept
 * once, with the first place where a FACT cites it.
 */
export class Standings {
  private readonly carrying: ReadonlySet<string> | undefined;
  private readonly cited = new Map<string, Readonly<{ at: string; sources: readonly string[] }>>();

  constructor(model: Model) {
    const carries = model.kinds.get(SOURCE)?.fields.get(STANDING)?.carries;
    this.carrying = carries && new Set(carries);
  }

  see({ at, fields }: Item): void {
    if (!this.carrying || fields['certainty'] !== 'FACT' || !Array.isArray(fields['sources'])) return;
    const sources = fields['sources'].map(String);
    const key = sources.join(' ');
    if (!this.cited.has(key)) this.cited.set(key, { at, sources });
  }

  /** @param standingOf What a source is; undefined if it does not say, or is not there. */
  faults(standingOf: (source: string) => string | undefined): readonly Fault[] {
    const { carrying } = this;
    if (!carrying) return [];
    return [...this.cited.values()].flatMap(({ at, sources }) => {
      const standings = sources.map(standingOf);
      if (sources.length === 0 || standings.some(of => of === undefined || carrying.has(of))) return [];
      const said = sources.map((source, i) => `${source} is ${standings[i] ?? 'unknown'}`).join(', ');
      return [
        {
          at,
          text: `certainty: is FACT, and ${said}; a FACT needs a source that is ${[...carrying].join(', ')}`,
        },
      ];
    });
  }
}
