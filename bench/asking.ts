import { type DocumentNode, parse, validate } from 'graphql';
import { answer } from '../test/support/answer';
import { Timing } from '../src/engine/answer/request';
import type { Samgraf } from '../src/doors/server/samgraf';
import type { Store } from '../src/engine/store/store';

const documents = new Map<string, DocumentNode>();

/** Parsed and validated once, as the server keeps its documents. */
const documentOf = (samgraf: Samgraf, query: string): DocumentNode => {
  const before = documents.get(query);
  if (before) return before;
  const document = parse(query);
  const faults = validate(samgraf.schema, document);
  if (faults.length > 0) throw new Error(`${query}\n${String(faults[0])}`);
  documents.set(query, document);
  return document;
};

/** The whole way but HTTP: plan, find, run, shape. Throws when the answer has errors. */
export const askSamgraf = async (
  samgraf: Samgraf,
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
  store: Store = samgraf.store,
): Promise<Record<string, unknown>> => {
  const { data, errors } = await answer(
    { document: documentOf(samgraf, query), operationName: undefined, variables },
    { ...samgraf, store, timing: new Timing() },
  );
  if (errors.length > 0) throw new Error(`${query}\n${String(errors[0])}`);
  return data;
};
