import { SamgrafError, required } from '../../engine/errors';
import type { Query } from '../imports/changes';
import type { Kind, Model } from '../../engine/model/model';
import { turn } from '../../engine/model/in-turns';
import { groupBy, parts } from '../../engine/model/objects';
import { readThings, toldEnds } from '../imports/read-things';
import { TermsOf } from './terms';
import type { FileFormat, Losses, ThingWriter } from './writing';

/** Which things are exported, and as what. */
export type Export = Readonly<{
  format: FileFormat;
  kinds: readonly Kind[];
  /** A filter of the API, for one kind. */
  where?: object | undefined;
  title: string;
}>;

type Uses = Readonly<{ model: Model; query: Query; origin: string; losses: Losses }>;

/** Returns the kinds of a name: itself, or those of an interface; all if none is named. */
export const kindsNamed = (names: readonly string[], model: Model): readonly Kind[] => {
  const objects = [...model.kinds.values()].filter(({ shape }) => shape === 'object');
  if (names.length === 0) return objects;
  const members = names.flatMap(name => {
    const kind = model.kinds.get(name);
    if (kind) return kind.members;
    throw new SamgrafError(
      'BAD_INPUT',
      `There is no kind ${JSON.stringify(name.slice(0, 80))}.`,
      `It is one of ${[...model.kinds.keys()].join(', ')}.`,
    );
  });
  return objects.filter(({ name }) => members.includes(name));
};

/** Reads a filter of the API for the things of one kind. */
export const filterIn = (text: string | undefined, kinds: readonly string[]): object | undefined => {
  if (text === undefined) return undefined;
  if (kinds.length !== 1)
    throw new SamgrafError('BAD_INPUT', 'where takes one kind.', 'Name it: kind=KIND, or --kind KIND.');
  try {
    const filter: unknown = JSON.parse(text);
    if (typeof filter === 'object' && filter !== null && !Array.isArray(filter)) return filter;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new SamgrafError(
    'BAD_INPUT',
    'where is not a filter.',
    'It is JSON as the API takes it: {"name":{"startsWith":"A"}}.',
  );
};

/** Writes things to a file, part by part. What the format has no place for is counted in the losses. */
export async function* exportThings(wanted: Export, uses: Uses): AsyncGenerator<string | Uint8Array> {
  const writing = await writingFor(wanted, uses);
  // What is refused is refused before the first byte.
  let begun = writing.begin();
  for (const kind of wanted.kinds) {
    // Linked data says some relations from both ends; other formats say each once.
    const isRdf = wanted.format === 'ttl' || wanted.format === 'nt' || wanted.format === 'nq';
    const ends = toldEnds(kind).filter(({ direction }) => isRdf || direction === 'FORWARD');
    for await (const page of readThings({ kind, where: wanted.where, ends }, uses.query))
      for (const some of parts(page, WRITTEN_AT_ONCE)) {
        yield begun + (await writing.add(some));
        begun = '';
        await turn();
      }
  }
  yield begun;
  yield* alongside(writing, uses);
  for await (const part of writing.end()) {
    yield part;
    await turn();
  }
}

/** Writes what relations lead to and nobody asked for, so that no relation is left out for want of an end. */
async function* alongside(writing: ThingWriter, { model, query }: Uses): AsyncGenerator<string | Uint8Array> {
  for (const ids of parts(writing.missing?.() ?? [], AT_ONCE)) {
    const { of } = (await query(
      `query Along($ids: [ID!]) { of: entities(where: { id: { in: $ids } }, first: ${AT_ONCE}) { nodes { __typename id } } }`,
      { ids },
    )) as Readonly<{ of: Readonly<{ nodes: readonly Readonly<{ __typename: string; id: string }>[] }> }>;
    for (const [name, nodes] of groupBy(of.nodes, one => one.__typename)) {
      const kind = required(model.kinds.get(name), name);
      const where = { id: { in: nodes.map(({ id }) => id) } };
      for await (const page of readThings({ kind, where, ends: [] }, query))
        yield writing.along?.(page) ?? '';
    }
  }
}

/** Things that are written before others get a turn: some milliseconds. */
const WRITTEN_AT_ONCE = 10;

/** Ids that are asked for at once. */
const AT_ONCE = 50;

const writingFor = async (
  { format, kinds, title }: Export,
  { model, origin, losses }: Uses,
): Promise<ThingWriter> => {
  if (format === 'archimate') {
    const { ArchimateWriting, readAllowed } = await import('./write-archimate.js');
    return new ArchimateWriting(title, { model, losses, allowed: await readAllowed() });
  }
  if (format !== 'csv' && format !== 'xlsx') {
    const { RdfWriting } = await import('./write-rdf.js');
    return new RdfWriting(format, { terms: new TermsOf(origin, model), model, losses });
  }
  const [kind, ...others] = kinds;
  if (kind && others.length === 0)
    return (await import('./write-table.js')).tableWriting(format, kind, losses);
  throw new SamgrafError(
    'BAD_INPUT',
    'A table is of things of one kind.',
    'Name one with kind=KIND; ttl, nt, nq and archimate take several.',
  );
};
