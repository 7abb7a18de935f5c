import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve, startArgs, stopped, type Served } from './throughput';
import { machine, median, say } from './timing';

/** A question of two graphs, and what each of them is asked alone for the same way. */
type Case = Readonly<{ name: string; across: string; here: string; there: string }>;
const WAY = 'direction: ANY, first: 1';
const TOLD = 'outcome nodes { explanation(lang: en) }';
const CASES: readonly Case[] = [
  {
    name: 'a path from Oslo to Tallinn',
    across: `paths(from: {id: "municipality:0301"}, to: {id: "ee:local:tallinn"}, across: [ee], maxHops: 5, ${WAY}, asOf: $day) { ${TOLD} }`,
    here: `paths(from: {id: "municipality:0301"}, to: {id: "framework:eidas"}, maxHops: 5, ${WAY}, asOf: $day) { ${TOLD} }`,
    there: `paths(from: {id: "law:eidas"}, to: {id: "local:tallinn"}, maxHops: 5, ${WAY}, asOf: $day) { ${TOLD} }`,
  },
  {
    name: 'what eIDAS reaches',
    across:
      'reach(of: {id: "framework:eidas"}, across: [ee], direction: BACKWARD, maxHops: 2, first: 20, asOf: $day) { nodes { node { name } } }',
    here: 'reach(of: {id: "framework:eidas"}, direction: BACKWARD, maxHops: 2, first: 20, asOf: $day) { nodes { node { name } } }',
    there:
      'reach(of: {id: "law:eidas"}, direction: BACKWARD, maxHops: 2, first: 20, asOf: $day) { nodes { node { name } } }',
  },
  {
    name: 'what falls with X-tee',
    across:
      'impact(of: {id: "ee:asset:x-tee"}, across: [ee], first: 20, asOf: $day) { nodes { node { name } consequence } }',
    here: 'impact(of: {id: "resource:id-porten"}, first: 20, asOf: $day) { nodes { node { name } consequence } }',
    there: 'impact(of: {id: "asset:x-tee"}, first: 20, asOf: $day) { nodes { node { name } consequence } }',
  },
];

/** Each day is asked about once, so that no answer of before is given again. */
const ROUNDS = 25;
const dayOf = (round: number): string => new Date(Date.UTC(2026, 10, 1 + round)).toISOString().slice(0, 10);

const took = async ({ url }: Served, field: string, day: string): Promise<number> => {
  const begun = performance.now();
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query: `query ($day: Date) { ${field} }`, variables: { day } }),
  });
  const { errors } = (await response.json()) as { errors?: unknown };
  if (errors) throw new Error(JSON.stringify(errors));
  return performance.now() - begun;
};

/** Times a case: the question across, first and once more, and the slower of the two graphs alone. */
const measure = async ({ name, across, here, there }: Case, no: Served, ee: Served): Promise<void> => {
  const [first, again, slower]: [number[], number[], number[]] = [[], [], []];
  for (let round = -5; round < ROUNDS; round += 1) {
    const day = dayOf(round);
    const alone = Math.max(await took(no, here, day), await took(ee, there, day));
    const [anew, kept] = [await took(no, across, day), await took(no, across, day)];
    if (round < 0) continue;
    first.push(anew);
    again.push(kept);
    slower.push(alone);
  }
  const ms = (of: readonly number[]): string => median(of).toFixed(1);
  const ratio = (of: readonly number[]): string => (median(of) / median(slower)).toFixed(2);
  say(`| ${name} | ${ms(slower)} | ${ms(first)} | ${ratio(first)} | ${ms(again)} | ${ratio(again)} |`);
};

const main = async (): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'samgraf-across-'));
  const at = (name: string): Record<string, string> => ({ PORT: '0', SAMGRAF_STORE: join(folder, name) });
  const ee = await serve(startArgs(), { ...at('ee'), SAMGRAF_MODEL: 'examples/estonia' });
  const peer = ee.url.replace('/graphql', '');
  const no = await serve(startArgs(), { ...at('no'), SAMGRAF_PEERS: `ee=${peer}` });
  try {
    say(machine());
    say('| question | slower graph alone, ms | across, ms | ratio | once more, ms | ratio |');
    say('| --- | --- | --- | --- | --- | --- |');
    for (const one of CASES) await measure(one, no, ee);
  } finally {
    await stopped(no.process);
    await stopped(ee.process);
    rmSync(folder, { recursive: true, force: true });
  }
};

void main();
