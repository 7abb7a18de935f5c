import type { Model, Relation } from '../../engine/model/model';
import { escaped } from './xml';
import {
  definitionOf,
  elementOf,
  modelTag,
  ncName,
  propertyOf,
  wayOf,
  type AllowedRelation,
  type Property,
} from './write-archimate';

/** What a what-if does to something that is drawn. */
type DrawnMark = 'ADDED' | 'LOST' | 'CHANGED';

/** A picture as it is drawn, with all that it tells of, for a model of architecture. */
export type DrawnModel = Readonly<{
  title: string;
  about: string;
  lang: string;
  things: readonly DrawnThing[];
  relations: readonly DrawnRelation[];
  /** Where things stand; one may stand in several places. */
  places: readonly Readonly<{ id: string; x: number; y: number; width: number; height: number }>[];
  /** What is assumed, if anything is: a state of today, the one that would be, and what lies between. */
  whatIf: Readonly<{ now: string; then: string; gap: string; gapAbout: string }> | undefined;
}>;

type DrawnThing = Readonly<{ id: string; kind: string; name: string; mark: DrawnMark | undefined }>;
type DrawnRelation = Readonly<{
  from: string;
  to: string;
  relation: string;
  label: string;
  certainty: string;
  mark: DrawnMark | undefined;
}>;
type DrawnPlace = DrawnModel['places'][number];

type ModelUses = Readonly<{ model: Model; allowed: AllowedRelation }>;

/** A concept of the model, and what a view says of it by a colour. */
type Concept = Readonly<{
  id: string;
  type: string;
  name: string;
  about?: string;
  properties: readonly Property[];
}>;
type Line = Readonly<{
  id: string;
  type: string;
  source: string;
  target: string;
  name: string;
  properties: readonly Property[];
  mark: DrawnMark | undefined;
}>;

const MARK = 'samgraf:whatIf';
const NOW = 'id-plateau-now';
const THEN = 'id-plateau-then';
const GAP = 'id-gap';

/**
 * Writes a picture as a model in the Open Group's exchange format, with a view in which each thing stands where it is drawn. What is assumed is a
 * plateau beside that of today, with the gap between them. A kind that is no element of ArchiMate is a grouping, so that nothing drawn is left out.
 */
export const drawnArchimate = (drawn: DrawnModel, uses: ModelUses): string => {
  const things = drawn.things.map(one => conceptOf(one, uses.model));
  const types = new Map(things.map(({ id, type }) => [id, type]));
  const lines = drawn.relations.flatMap((one, i) => lineOf(one, `id-relation-${i}`, types, uses));
  const plateaus = drawn.whatIf ? plateausOf(drawn, drawn.whatIf) : { concepts: [], lines: [] };
  const concepts = [...things, ...plateaus.concepts];
  const relations = [...lines, ...plateaus.lines];
  const names = new Set(
    [...concepts, ...relations].flatMap(({ properties }) => properties.map(([name]) => name)),
  );
  return [
    modelTag(drawn.title, drawn.lang),
    `<elements>\n${concepts.map(one => elementText(one, drawn.lang)).join('')}</elements>\n`,
    listed('relationships', relations.map(one => relationText(one, drawn.lang)).join('')),
    listed('propertyDefinitions', [...names].map(definitionOf).join('')),
    `<views><diagrams>\n${viewText(drawn, lines)}${drawn.whatIf ? plateauView(drawn.whatIf, plateaus.lines, drawn.lang) : ''}</diagrams></views>\n`,
    '</model>\n',
  ].join('');
};

/** The schema has no list with nothing in it. */
const listed = (tag: string, text: string): string => (text === '' ? '' : `<${tag}>\n${text}</${tag}>\n`);

const markOf = (mark: DrawnMark | undefined): readonly Property[] =>
  mark === undefined ? [] : [[MARK, mark]];

const conceptOf = ({ id, kind: name, name: called, mark }: DrawnThing, model: Model): Concept => {
  const kind = model.kinds.get(name);
  const type = kind && elementOf(kind, model);
  return {
    id: ncName(id),
    type: type ?? 'Grouping',
    name: called,
    properties: [
      ...(kind && type !== undefined ? [['samgraf:kind', kind.name] as const] : []),
      ...markOf(mark),
    ],
  };
};

const lineOf = (
  { from, to, relation: name, label, certainty, mark }: DrawnRelation,
  id: string,
  types: ReadonlyMap<string, string>,
  { model, allowed }: ModelUses,
): readonly Line[] => {
  const [start, end] = [ncName(from), ncName(to)];
  const [source, target] = [types.get(start), types.get(end)];
  if (source === undefined || target === undefined) return [];
  const relation: Relation | undefined = model.relations.get(name);
  const { type, isBackward } = relation
    ? wayOf(relation, source, target, allowed)
    : { type: 'Association', isBackward: false };
  const said: readonly Property[] = relation
    ? [['samgraf:relation', `${name} ${start.slice('id-'.length)}`]]
    : [];
  return [
    {
      ...{ id, type, name: label, mark },
      ...(isBackward ? { source: end, target: start } : { source: start, target: end }),
      properties: [...said, ['samgraf:certainty', certainty], ...markOf(mark)],
    },
  ];
};

/** The states of today and of the what-if with what each has, and the gap with what it takes away and adds. */
const plateausOf = (
  { things, relations }: DrawnModel,
  { now, then, gap, gapAbout }: NonNullable<DrawnModel['whatIf']>,
): Readonly<{ concepts: readonly Concept[]; lines: readonly Line[] }> => {
  const plain = (type: string, source: string, target: string): Line => ({
    id: `id-${type.toLowerCase()}-${source.slice(3)}-${target.slice(3)}`,
    ...{ type, source, target, name: '', properties: [], mark: undefined },
  });
  const isIn = (mark: DrawnMark) => things.filter(one => one.mark !== mark).map(({ id }) => ncName(id));
  const changed = [
    ...things.filter(({ mark }) => mark !== undefined).map(({ id }) => id),
    ...relations.filter(({ mark }) => mark !== undefined).flatMap(({ from, to }) => [from, to]),
  ];
  return {
    concepts: [
      { id: NOW, type: 'Plateau', name: now, properties: [] },
      { id: THEN, type: 'Plateau', name: then, properties: [] },
      { id: GAP, type: 'Gap', name: gap, about: gapAbout, properties: [] },
    ],
    lines: [
      ...isIn('ADDED').map(id => plain('Aggregation', NOW, id)),
      ...isIn('LOST').map(id => plain('Aggregation', THEN, id)),
      plain('Triggering', NOW, THEN),
      ...[NOW, THEN, ...new Set(changed.map(ncName))].map(id => plain('Association', GAP, id)),
    ],
  };
};

const inLanguage = (tag: string, text: string, lang: string): string =>
  text === '' ? '' : `<${tag} xml:lang="${lang}">${escaped(text)}</${tag}>`;
const propertiesOf = (all: readonly Property[]): string =>
  all.length === 0 ? '' : `<properties>${all.map(propertyOf).join('')}</properties>`;

const elementText = ({ id, type, name, about = '', properties }: Concept, lang: string): string =>
  `<element identifier="${id}" xsi:type="${type}">${inLanguage('name', name || id, lang)}${inLanguage('documentation', about, lang)}${propertiesOf(properties)}</element>\n`;

const relationText = ({ id, type, source, target, name, properties }: Line, lang: string): string =>
  `<relationship identifier="${id}" source="${source}" target="${target}" xsi:type="${type}">${inLanguage('name', name, lang)}${propertiesOf(properties)}</relationship>\n`;

/** What a what-if takes away and adds, in a view: red and green, with the property beside, so that it rests on no colour. */
const STYLES: Readonly<Record<DrawnMark, string>> = {
  LOST: '<style><lineColor r="192" g="40" b="40"/><fillColor r="255" g="225" b="225"/></style>',
  ADDED: '<style><lineColor r="20" g="120" b="60"/><fillColor r="220" g="245" b="225"/></style>',
  CHANGED: '<style><lineColor r="160" g="110" b="0"/><fillColor r="255" g="244" b="214"/></style>',
};
const styleOf = (mark: DrawnMark | undefined): string => (mark === undefined ? '' : STYLES[mark]);

type Node = DrawnPlace & Readonly<{ node: string; of: string; mark?: DrawnMark | undefined }>;

const nodeText = ({ node, of, x, y, width, height, mark }: Node): string =>
  `<node identifier="${node}" xsi:type="Element" elementRef="${of}" x="${whole(x)}" y="${whole(y)}" w="${Math.max(1, whole(width))}" h="${Math.max(1, whole(height))}">${styleOf(mark)}</node>\n`;
const whole = (pixels: number): number => Math.max(0, Math.round(pixels));

const connectionText = (id: string, { id: of, mark }: Line, from: Node, to: Node): string =>
  `<connection identifier="${id}" xsi:type="Relationship" relationshipRef="${of}" source="${from.node}" target="${to.node}">${mark === undefined ? '' : styleOf(mark).replace(/<fillColor[^>]*>/, '')}</connection>\n`;

const viewText = ({ title, about, lang, things, places }: DrawnModel, lines: readonly Line[]): string => {
  const marks = new Map(things.map(({ id, mark }) => [id, mark]));
  const known = places.filter(({ id }) => marks.has(id));
  const nodes = known.map((place, i): Node => ({
    ...place,
    node: `id-node-${i}`,
    of: ncName(place.id),
    mark: marks.get(place.id),
  }));
  return viewOf('id-view', [title, about], lang, nodes, lines);
};

const viewOf = (
  id: string,
  [title, about]: readonly [string, string],
  lang: string,
  nodes: readonly Node[],
  lines: readonly Line[],
): string => {
  const connected = lines.flatMap(line => joined(line, nodes).map(ends => [line, ...ends] as const));
  const connections = connected.map(([line, from, to], i) =>
    connectionText(`${id}-line-${i}`, line, from, to),
  );
  return `<view identifier="${id}" xsi:type="Diagram">${inLanguage('name', title, lang)}${inLanguage('documentation', about, lang)}\n${nodes.map(nodeText).join('')}${connections.join('')}</view>\n`;
};

/** Where a relation is drawn: between places that stand on one height, where either end stands in several. */
const joined = ({ source, target }: Line, nodes: readonly Node[]): readonly (readonly [Node, Node])[] => {
  const [starts, ends] = [nodes.filter(({ of }) => of === source), nodes.filter(({ of }) => of === target)];
  const pairs = starts.flatMap(from => ends.map(to => [from, to] as const));
  if (pairs.length <= 1) return pairs;
  const level = pairs.filter(([a, b]) => a.y < b.y + b.height && b.y < a.y + a.height);
  return level.length > 0 ? level : pairs.slice(0, 1);
};

/** The plateaus and the gap in a row. */
const plateauView = (
  { now, then, gap }: NonNullable<DrawnModel['whatIf']>,
  lines: readonly Line[],
  lang: string,
): string => {
  const nodes = [NOW, GAP, THEN].map((of, i): Node => {
    const place = { x: 20 + i * 240, y: of === GAP ? 120 : 20, width: 180, height: 70 };
    return { ...place, id: of, of, node: `id-node-${of.slice(3)}` };
  });
  const ends = new Set([NOW, GAP, THEN]);
  const own = lines.filter(({ source, target }) => ends.has(source) && ends.has(target));
  return viewOf('id-view-plateaus', [`${now} → ${then}`, gap], lang, nodes, own);
};
