import { join } from 'node:path';
import { check, linesOf, type HistoryLine } from '../../bench/jepsen-check';
import { PROJECT } from '../../src/engine/project';

/** What three servers on one Neo4j did for some minutes, and for an hour, while they and it were killed: `npm run bench:jepsen`. */
const [lines, hour] = ['jepsen-2026-12-03', 'jepsen-2026-12-03-hour'].map(name =>
  linesOf(join(PROJECT, 'bench', 'histories', `${name}.jsonl.gz`)),
) as [readonly HistoryLine[], readonly HistoryLine[]];

const isOk = ({ outcome }: HistoryLine): boolean => outcome === 'ok';
/** The history with one line in the place of the last that is so. */
const with1 = (
  is: (line: HistoryLine) => boolean,
  instead: (line: HistoryLine) => readonly HistoryLine[],
): readonly HistoryLine[] => {
  const at = lines.findLastIndex(is);
  return lines.flatMap((line, i) => (i === at ? instead(line) : [line]));
};

/** Histories that may not be, by what they break. */
const BROKEN: readonly (readonly [string, readonly HistoryLine[]])[] = [
  [
    'no acknowledged write is lost',
    with1(
      line => line.op === 'write' && isOk(line),
      line => [{ ...line, value: 'w9-9' }],
    ),
  ],
  [
    'the log has each sequence once, without a gap',
    with1(
      ({ op, sequence }) => op === 'log' && sequence === 7,
      () => [],
    ),
  ],
  [
    'what was said not to be written is not there',
    with1(
      line => line.op === 'write' && isOk(line),
      line => [{ ...line, outcome: 'no' }],
    ),
  ],
  [
    'a read has what was acknowledged before it began, by whichever server',
    with1(
      line => line.op === 'read' && isOk(line),
      line => [{ ...line, value: 'begin' }],
    ),
  ],
  [
    'what is read was written',
    with1(
      line => line.op === 'read' && isOk(line),
      line => [{ ...line, value: 'w9-9' }],
    ),
  ],
  [
    'a client never reads what is older than it read before',
    with1(
      line => line.op === 'read' && isOk(line),
      line => [{ ...line, value: 'begin' }],
    ),
  ],
  [
    'what is followed is told, each thing by one letter',
    with1(
      ({ op }) => op === 'told',
      line => [line, { ...line, letter: 'another' }],
    ),
  ],
  [
    'a proposal is decided once',
    with1(
      line => line.op === 'decide' && isOk(line),
      line => [line, line],
    ),
  ],
];

test.each([[lines], [hour]])('a history that is published may be', history => {
  const { text, isValid } = check(history);
  expect(text).not.toContain('BROKEN');
  expect(isValid).toBe(true);
});

test.each(BROKEN)('%s: a history that breaks it is found out', (promise, history) => {
  const { text, isValid } = check(history);
  expect(isValid).toBe(false);
  expect(text).toContain(`BROKEN  ${promise}`);
});
