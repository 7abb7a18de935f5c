import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fc } from '../support/drawn';
import { Circles } from '../../src/engine/exchange/check-graph';
import { Faults } from '../../src/engine/exchange/faults';
import { records } from '../../src/engine/exchange/folder-records';
import { Hashes } from '../../src/engine/exchange/columns';
import { openNativeFolder } from '../../src/engine/exchange/native-folder';
import { overlap } from '../../src/engine/exchange/periods';

test('a set of hashes says what a set says', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string(), { maxLength: 3_000, size: 'max' }),
      fc.array(fc.string()),
      (added, others) => {
        const [hashes, set] = [new Hashes(), new Set<string>()];
        for (const text of added) {
          expect(hashes.add(text)).toBe(set.has(text));
          set.add(text);
        }
        for (const text of [...added, ...others]) expect(hashes.has(text)).toBe(set.has(text));
      },
    ),
    { numRuns: 30 },
  );
});

test('what is in a circle is found, and what only leads to one or comes from one is not', () => {
  const node = fc.integer({ min: 0, max: 8 }).map(String);
  fc.assert(
    fc.property(fc.array(fc.tuple(node, node), { maxLength: 16 }), links => {
      const circles = new Circles();
      for (const [i, [from, to]] of links.entries()) circles.add('R', from, to, `f:${i}`);
      const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
        if (from === to) return true;
        if (seen.has(from)) return false;
        seen.add(from);
        return links.some(([a, b]) => a === from && reaches(b, to, seen));
      };
      const found = new Set(circles.found().map(({ at }) => at));
      const inCircle = links.flatMap(([from, to], i) => (reaches(to, from) ? [`f:${i}`] : []));
      // Between two circles stands what both lead to and come from: told as well, since it falls with either.
      expect(inCircle.every(at => found.has(at))).toBe(true);
      expect(found.size > 0).toBe(inCircle.length > 0);
    }),
  );
});

test('periods overlap when a day is in both', () => {
  const day = fc.option(fc.constantFrom('2020-01-01', '2020-01-02', '2020-01-03', '2020-01-04'), {
    nil: undefined,
  });
  const days = ['2019-12-31', '2020-01-01', '2020-01-02', '2020-01-03', '2020-01-04'];
  const period = fc
    .record({ from: day, to: day })
    .filter(({ from, to }) => from === undefined || to === undefined || from < to);
  fc.assert(
    fc.property(period, period, (a, b) => {
      const holds = ({ from, to }: typeof a, on: string): boolean =>
        (from === undefined || from <= on) && (to === undefined || on < to);
      expect(overlap(a, b)).toBe(days.some(on => holds(a, on) && holds(b, on)));
    }),
  );
});

test('records come a part of a file at a time, each with its line, across whatever bytes the parts end at', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-parts-'));
  try {
    const lines = Array.from({ length: 20_000 }, (_, i) =>
      JSON.stringify({ i, text: 'æøå😀'.repeat(i % 40) }),
    );
    writeFileSync(join(folder, 'a.jsonl'), lines.join('\n'));
    writeFileSync(join(folder, 'seed.json'), '{"recordedAt": "2026-01-01T00:00:00Z"}');
    const sizes: number[] = [];
    let expected = 0;
    for await (const some of records(openNativeFolder(folder).files, new Faults())) {
      sizes.push(some.reduce((sum, { value }) => sum + JSON.stringify(value).length, 0));
      for (const { at, value } of some) {
        expect({ at, value }).toEqual({
          at: `a.jsonl:${expected + 1}`,
          value: JSON.parse(lines[expected] ?? '') as unknown,
        });
        expected += 1;
      }
    }
    expect(expected).toBe(lines.length);
    expect(Math.max(...sizes)).toBeLessThan(300_000);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
