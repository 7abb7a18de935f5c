import { SamgrafError, known } from '../errors';
import { edgeKey, type Certainty } from '../model/model';
import type { Arguments } from './arguments';
import type { AssumedEdge, Assuming } from '../plan/traversal';

const MOST = 100;

/** Validates a what-if as far as possible before anything is read: it must not contradict itself. */
export const planAssuming = (question: Arguments): Assuming | undefined => {
  if (!question.has('assuming')) return undefined;
  const read = question.inside('assuming');
  const without = read.list('without', MOST);
  const assuming: Assuming = {
    withoutNodes: without.flatMap(item => (choiceOf(item) === 'id' ? [item.id('id')] : [])),
    withoutEdges: without.flatMap(item => (choiceOf(item) === 'edge' ? [edgeOf(item.inside('edge'))] : [])),
    with: read.list('with', MOST).map(edgeOf),
    retire: read.list('retire', MOST).map(item => ({ id: item.id('id'), on: String(item.value('on')) })),
  };
  checkContradictions(assuming);
  return assuming;
};

const choiceOf = (item: Arguments): 'id' | 'edge' => {
  const given = (['id', 'edge'] as const).filter(name => item.has(name));
  const [only] = given;
  if (!only || given.length !== 1)
    throw new SamgrafError(
      'BAD_INPUT',
      'assuming.without takes exactly one of id and edge for each item.',
      'Write {id: "…"} or {edge: {relation: …, from: "…", to: "…"}}.',
    );
  return only;
};

const edgeOf = (read: Arguments): AssumedEdge => ({
  relation: known(read.model.relations.get(String(read.value('relation'))), 'a relation by its name'),
  from: read.id('from'),
  to: read.id('to'),
  certainty: (read.value('certainty') ?? 'UNCERTAIN') as Certainty,
});

const keyOf = ({ relation, from, to }: AssumedEdge): string => edgeKey(relation.name, from, to);

const checkContradictions = ({ withoutNodes, withoutEdges, with: added, retire }: Assuming): void => {
  const gone = new Set(withoutNodes);
  const taken = new Set(withoutEdges.map(keyOf));
  const said = new Map<string, string>();
  const twice = added.map(keyOf).find((key, i, keys) => keys.indexOf(key) !== i);
  if (twice) refuse(`assuming.with adds ${twice} twice.`, 'Keep one of them.');
  for (const edge of added) {
    if (edge.from === edge.to)
      refuse(`assuming.with relates ${edge.from} to itself.`, 'Name two different nodes.');
    if (taken.has(keyOf(edge)))
      refuse(`assuming both adds and takes away ${keyOf(edge)}.`, 'Keep one of them.');
    if (gone.has(edge.from) || gone.has(edge.to))
      refuse(
        `assuming.with uses ${gone.has(edge.from) ? edge.from : edge.to}, which assuming.without takes away.`,
        'Keep one of them.',
      );
  }
  for (const { id, on } of retire) {
    if (gone.has(id)) refuse(`assuming both retires ${id} and takes it away.`, 'Keep one of them.');
    if ((said.get(id) ?? on) !== on) refuse(`assuming retires ${id} on two days.`, 'Keep one of them.');
    said.set(id, on);
  }
};

const refuse = (message: string, hint: string): never => {
  throw new SamgrafError('BAD_INPUT', message, hint);
};
