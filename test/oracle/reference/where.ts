import { isCollated, type End, type Field, type Kind } from '../../../src/engine/model/model';
import { compareValues, neighbours } from '../predicate';
import { isOfAnyKind, type Place, type World } from '../world';
import { alphabetical } from './alphabet';

/** A filter as graphql-js hands it to a resolver: defaults and variables filled in. */
export type Filter = Readonly<Record<string, unknown>>;

/** Whether a node passes the filter of its kind. */
export const passes = (filter: Filter, kind: Kind, place: Place, world: World): boolean =>
  Object.entries(filter).every(([name, value]) => {
    const combined = combine(name, value, sub => passes(sub, kind, place, world));
    if (combined !== undefined) return combined;
    if (name === 'kinds') return isOfAnyKind(place.node, value as readonly string[], world);
    const field = kind.fields.get(name);
    if (field) return fits(value as Filter, field, { ...place.node.properties, id: place.node.id }, world);
    const end = kind.ends.get(name);
    if (end) return quantified(value as Filter, end, place, world);
    const counted = kind.ends.get(name.slice(0, -'Count'.length));
    if (!counted) throw new Error(`${kind.name} has no filter ${name}`);
    const count = neighbours(place.node, counted, world).length;
    return Object.entries(value as Filter).every(([operator, wanted]) => compared(operator, count, wanted));
  });

/** Whether an edge, and the node it leads to, pass the filter of a related list. */
export const passesRelated = (filter: Filter, end: End, place: Place, world: World): boolean =>
  Object.entries(filter).every(([name, value]) => {
    const combined = combine(name, value, sub => passesRelated(sub, end, place, world));
    if (combined !== undefined) return combined;
    const kind = world.model.kinds.get(end.node);
    if (name === 'node' && kind) return passes(value as Filter, kind, place, world);
    const field = end.relation.fields.get(name);
    if (!field || !place.edge) throw new Error(`${end.relation.type} has no filter ${name}`);
    return fits(value as Filter, field, place.edge.properties, world);
  });

const combine = (name: string, value: unknown, holds: (filter: Filter) => boolean): boolean | undefined => {
  switch (name) {
    case 'AND':
      return (value as readonly Filter[]).every(holds);
    case 'OR':
      return (value as readonly Filter[]).some(holds);
    case 'NOT':
      return !holds(value as Filter);
    default:
      return undefined;
  }
};

const quantified = (filter: Filter, end: End, place: Place, world: World): boolean => {
  const others = neighbours(place.node, end, world);
  return Object.entries(filter).every(([quantifier, sub]) => {
    const like = others.filter(other => passesRelated(sub as Filter, end, other, world)).length;
    if (quantifier === 'some') return like > 0;
    return quantifier === 'none' ? like === 0 : like === others.length;
  });
};

/** Operators of one field; text that is ordered alphabetically is compared by its place in the alphabet. */
const fits = (operators: Filter, field: Field, properties: Filter, world: World): boolean =>
  Object.entries(operators).every(([operator, asked]) => {
    const wanted = inOneForm(asked);
    if (field.type.kind === 'sources') return isCited(String(wanted), properties[field.name], world);
    const value = properties[field.name];
    if (operator === 'isNull') return (value === undefined) === wanted;
    if (value === undefined) return false;
    const texts = anyCaseTexts(field, properties);
    if (texts && IGNORES_CASE.includes(operator))
      return texts.some(text => compared(operator, text, ignoringCase(wanted)));
    const isRange = ['gt', 'gte', 'lt', 'lte'].includes(operator);
    const isAlphabetical = isCollated(field) && isRange;
    return isAlphabetical
      ? compared(operator, alphabetical(String(value)), alphabetical(String(wanted)))
      : compared(operator, value, wanted);
  });

/** By its id; only a source that is there as the graph stood. */
const isCited = (id: string, sources: unknown, { graph }: World): boolean =>
  Array.isArray(sources) &&
  sources.includes(id) &&
  graph.nodes.some(node => node.id === id && node.kind.name === 'Source');

/** Letters with a mark are one sign, however they were typed. */
const inOneForm = (asked: unknown): unknown => {
  if (typeof asked === 'string') return asked.normalize('NFC');
  return Array.isArray(asked) ? asked.map(inOneForm) : asked;
};

/** Whatever the language, and whether in capitals or small letters; a line's end is a blank. */
const IGNORES_CASE = ['contains', 'startsWith', 'equalsIgnoringCase'];
const ignoringCase = (text: unknown): string =>
  String(text)
    .toLowerCase()
    .split(/[\n\u001e]/)
    .join(' ');
const anyCaseTexts = (field: Field, properties: Filter): readonly string[] | undefined => {
  if (field.list) return undefined;
  if (field.type.kind === 'text' || (field.reason && properties[`${field.name}_texts`] !== undefined))
    return Object.values(JSON.parse(String(properties[`${field.name}_texts`])) as Filter).map(ignoringCase);
  return field.type.kind === 'scalar' && field.type.name === 'String'
    ? [ignoringCase(properties[field.name])]
    : undefined;
};

/** Values of an enum stand in the order of the SDL. */
export const placeOf = ({ type }: Field, value: unknown): number | null =>
  type.kind === 'enum' && value !== undefined && value !== null ? type.values.indexOf(String(value)) : null;

const compared = (operator: string, value: unknown, wanted: unknown): boolean => {
  switch (operator) {
    case 'eq':
      return value === wanted;
    case 'in':
      return (wanted as readonly unknown[]).includes(value);
    case 'has':
      return (value as readonly unknown[]).includes(wanted);
    case 'contains':
      return String(value).includes(String(wanted));
    case 'equalsIgnoringCase':
      return value === wanted;
    case 'startsWith':
      return String(value).startsWith(String(wanted));
    case 'gt':
      return compareValues(value, wanted) > 0;
    case 'gte':
      return compareValues(value, wanted) >= 0;
    case 'lt':
      return compareValues(value, wanted) < 0;
    case 'lte':
      return compareValues(value, wanted) <= 0;
    default:
      throw new Error(`There is no operator ${operator}`);
  }
};

/** Whether a filter looks at what is related. */
export const speaksOfRelations = (filter: Filter, kind: Kind): boolean =>
  Object.entries(filter).some(([name, value]) => {
    if (name === 'AND' || name === 'OR')
      return (value as readonly Filter[]).some(sub => speaksOfRelations(sub, kind));
    if (name === 'NOT') return speaksOfRelations(value as Filter, kind);
    if (name === 'kinds' || kind.fields.has(name)) return false;
    return !isEmpty({ [name]: value });
  });

/** Whether everything passes, because nothing is asked. */
const isEmpty = (filter: Filter): boolean =>
  Object.entries(filter).every(([name, value]) => {
    if (name === 'AND') return (value as readonly Filter[]).every(isEmpty);
    if (name === 'OR' || name === 'NOT' || name === 'kinds') return false;
    if (name === 'node') return isEmpty(value as Filter);
    return Object.entries(value as Filter).every(
      ([operator, sub]) => operator === 'every' && isEmpty(sub as Filter),
    );
  });
