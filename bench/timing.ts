import { loadavg } from 'node:os';

/** Something asked once; what it answers is not looked at. */
export type Ask = () => Promise<unknown>;
/** Milliseconds. */
export type Times = Readonly<{ p50: number; worst: number }>;

export type Compared = Readonly<{
  a: Times;
  b: Times;
  /** Of the medians of each pair of blocks. */
  ratio: number;
  lowest: number;
  highest: number;
  /** What the first side comes to beside itself, measured just before; far from 1, the machine was not calm enough to tell. */
  calm: number;
}>;

export type Method = Readonly<{ blocks: number; warmUp: number; samples: number }>;
/** As in the method that all figures of this project keep to. */
export const METHOD: Method = { blocks: 5, warmUp: 60, samples: 100 };
/** Off by more than this beside itself, and no verdict is given. */
export const CALM = 0.05;
const CALM_TRIES = 3;

/** Questions that take long are asked less often: a block of samples lasts about a second, or is one sample that lasts longer. */
const BLOCK_MS = 1_000;
export const methodFor = async (...asks: readonly Ask[]): Promise<Method> => {
  let ms = 0;
  for (const ask of asks) {
    const [first = 0] = await block(ask, 1);
    ms = Math.max(ms, first < BLOCK_MS ? median(await block(ask, 3)) : first);
  }
  const samples = Math.max(1, Math.min(METHOD.samples, Math.floor(BLOCK_MS / ms)));
  return { blocks: METHOD.blocks, warmUp: Math.min(METHOD.warmUp, samples), samples };
};

export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const block = async (ask: Ask, samples: number): Promise<number[]> => {
  const took: number[] = [];
  for (let i = 0; i < samples; i += 1) {
    const start = performance.now();
    await ask();
    took.push(performance.now() - start);
  }
  return took;
};

/** Rounds of everything on both sides before the first is timed. */
const ROUNDS = 100;
/** A server that has been asked for a while: V8 compiles what is called often, and 60 calls of one operation are not. */
export const runIn = async (asks: readonly Ask[]): Promise<void> => {
  for (let i = 0; i < ROUNDS; i += 1) for (const ask of asks) await ask();
};

const timesOf = (samples: readonly number[]): Times => ({
  p50: median(samples),
  worst: Math.max(...samples),
});

/** Both sides in blocks, ABBA, after a warm-up of each. */
const alternate = async (
  a: Ask,
  b: Ask,
  { blocks, samples }: Method,
): Promise<Readonly<{ a: number[]; b: number[]; ratios: number[] }>> => {
  const all: { a: number[]; b: number[]; ratios: number[] } = { a: [], b: [], ratios: [] };
  for (let i = 0; i < blocks; i += 1) {
    const first = await block(i % 2 ? b : a, samples);
    const second = await block(i % 2 ? a : b, samples);
    const [ofA, ofB] = i % 2 ? [second, first] : [first, second];
    all.a.push(...ofA);
    all.b.push(...ofB);
    all.ratios.push(median(ofA) / median(ofB));
  }
  return all;
};

/** The first side beside itself: 1 on a calm machine. */
const calmness = async (a: Ask, method: Method): Promise<number> => {
  let nearest = Infinity;
  for (let i = 0; i < CALM_TRIES && Math.abs(nearest - 1) > CALM; i += 1) {
    const { ratios } = await alternate(a, a, { ...method, blocks: 2 });
    const ratio = ratios.reduce((sum, r) => sum + r, 0) / ratios.length;
    if (Math.abs(ratio - 1) < Math.abs(nearest - 1)) nearest = ratio;
  }
  return nearest;
};

export const compareTimes = async (a: Ask, b: Ask): Promise<Compared> => {
  const method = await methodFor(a, b);
  await block(a, method.warmUp);
  await block(b, method.warmUp);
  const calm = await calmness(a, method);
  const all = await alternate(a, b, method);
  return {
    a: timesOf(all.a),
    b: timesOf(all.b),
    ratio: median(all.ratios),
    lowest: Math.min(...all.ratios),
    highest: Math.max(...all.ratios),
    calm,
  };
};

export const timeAlone = async (ask: Ask, given?: Method): Promise<Times> => {
  const { warmUp, samples, blocks } = given ?? (await methodFor(ask));
  await block(ask, warmUp);
  return timesOf(await block(ask, samples * blocks));
};

export const isCalm = ({ calm }: Compared): boolean => Math.abs(calm - 1) <= CALM;

/** `1.04 (1.01–1.09)`, marked where the machine was not calm enough for a verdict. */
export const ratioText = (compared: Compared): string =>
  `${compared.ratio.toFixed(2)} (${compared.lowest.toFixed(2)}–${compared.highest.toFixed(2)})${isCalm(compared) ? '' : ` no verdict: beside itself ${compared.calm.toFixed(2)}`}`;

export const machine = (): string =>
  `load average ${loadavg()
    .map(l => l.toFixed(1))
    .join(' ')}, Node ${process.version}`;

export const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
export const note = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** A table as Markdown writes it, so that it can be kept as it is. */
export const table = (heads: readonly string[], rows: readonly (readonly (string | number)[])[]): void => {
  say(`| ${heads.join(' | ')} |\n|${heads.map((_, i) => (i === 0 ? '---' : '---:')).join('|')}|`);
  for (const row of rows) say(`| ${row.join(' | ')} |`);
  say('');
};
