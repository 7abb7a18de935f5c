import { ENTITY, type Kind, type Model, type Phrase } from '../../src/engine/model/model';

const [WIDTH, GAP, EDGE, LINE, ROW] = [186, 14, 10, 16, 30] as const;
/** Relations named on an arrow, or below a lane; the others are counted. */
const [NAMED, BELOW] = [3, 9] as const;
/** In the order of the SDL, from those who act to what binds them; the heading of each. */
const LANES = new Map([
  ['ACTORS', 'Who acts'],
  ['SERVICES', 'What citizens meet'],
  ['CAPABILITIES', 'What it must be able to do'],
  ['RESOURCES', 'What is shared'],
  ['SPECIFICATIONS', 'How it fits together'],
  ['FRAMEWORKS', 'What sets the terms'],
]);
const NAMES = [...LANES.keys()];
const STYLE =
  'text{font:12px system-ui,sans-serif;fill:#1e2b3c}.h{font-weight:600}.s{font-size:11px;fill:#4a5565}.l{stroke:#9aa7b5;stroke-dasharray:2 4}.a{stroke:#0062ba;stroke-width:1.5;marker-end:url(#a)}.b{fill:#eef4fa;stroke:#9aa7b5}';

const laneOf = (kind: Kind | undefined): number => Math.max(0, NAMES.indexOf(kind?.lane ?? 'RESOURCES'));
const left = (lane: number): number => EDGE + lane * (WIDTH + GAP);
const middle = (lane: number): number => left(lane) + WIDTH / 2;

const text = (x: number, y: number, said: string, more = ''): string =>
  `<text x="${x}" y="${y}"${more}>${said.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`;

const some = (words: readonly string[], most: number): readonly string[] =>
  words.length <= most ? words : [...words.slice(0, most - 1), `${words.length - most + 1} more`];

/** The kinds of a lane, those of an interface below it. */
const kindsIn = (lane: number, kinds: readonly Kind[]): readonly string[] => {
  const here = kinds.filter(kind => laneOf(kind) === lane);
  const isBelow = (kind: Kind): boolean => here.some(({ name }) => kind.interfaces.includes(name));
  return here
    .filter(kind => !isBelow(kind))
    .flatMap(kind => [
      kind.label.en,
      ...here.filter(({ interfaces }) => interfaces.includes(kind.name)).map(({ label }) => `– ${label.en}`),
    ]);
};

/** How relations go between two lanes, said as they point. */
type Between = Readonly<{ from: number; to: number; said: readonly string[] }>;

const betweenLanes = (model: Model): readonly Between[] => {
  const lanes = (names: readonly string[]): ReadonlySet<number> =>
    new Set(names.map(name => laneOf(model.kinds.get(name))));
  const all = new Map<string, Between>();
  for (const { from, to, phrase } of model.relations.values())
    for (const start of lanes(from))
      for (const end of lanes(to))
        all.set(`${start} ${end}`, joined(all.get(`${start} ${end}`), start, end, phrase.forward));
  return [...all.values()].sort((a, b) => a.from - b.from || a.to - b.to);
};

const joined = (before: Between | undefined, from: number, to: number, { en }: Phrase): Between => ({
  from,
  to,
  said: [...new Set([...(before?.said ?? []), en])],
});

const arrow = ({ from, to, said }: Between, y: number): string => {
  const back = to < from;
  const [start, end] = [middle(from), middle(to) + (back ? 3 : -3)];
  const x = Math.min(start, end) + 10;
  return `${text(x, y - 6, some(said, NAMED).join(' · '), ' class="s"')}<line class="a" x1="${start}" y1="${y}" x2="${end}" y2="${y}"/>`;
};

/** Draws the model as it stands in the SDL: lanes with their kinds, and an arrow for how those of one are related to another. */
export const drawModel = (model: Model): string => {
  const kinds = [...model.kinds.values()].filter(({ name, shape }) => name !== ENTITY && shape !== 'union');
  const listed = NAMES.map((_, lane) => kindsIn(lane, kinds));
  const between = betweenLanes(model);
  const height = 40 + LINE * Math.max(...listed.map(({ length }) => length));
  const across = between.filter(({ from, to }) => from !== to);
  const bottom = EDGE + height + ROW * (across.length + 1);
  const heads = NAMES.flatMap((name, lane) => [
    `<line class="l" x1="${middle(lane)}" y1="${EDGE + height}" x2="${middle(lane)}" y2="${bottom}"/>`,
    `<rect class="b" x="${left(lane)}" y="${EDGE}" width="${WIDTH}" height="${height}" rx="6"/>`,
    text(left(lane) + 10, EDGE + 22, LANES.get(name) ?? '', ' class="h"'),
    ...(listed[lane] ?? []).map((kind, i) => text(left(lane) + 10, EDGE + 44 + i * LINE, kind)),
  ]);
  const arrows = across.map((one, i) => arrow(one, EDGE + height + ROW * (i + 1)));
  const within = between
    .filter(({ from, to }) => from === to)
    .flatMap(({ from, said }) =>
      ['among themselves:', ...some(said, BELOW)].map((phrase, i) =>
        text(left(from) + 10, bottom + 18 + i * LINE, phrase, ' class="s"'),
      ),
    );
  const size = [left(NAMES.length) - GAP + EDGE, bottom + 30 + LINE * BELOW];
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.join(' ')}" width="${size[0]}" height="${size[1]}" role="img" aria-label="The kinds of things and how they are related"><style>${STYLE}</style><defs><marker id="a" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 0L8 4L0 8z" fill="#0062ba"/></marker></defs><rect width="100%" height="100%" fill="#fff"/>\n${[...heads, ...arrows, ...within].join('\n')}\n</svg>\n`;
};
