import { WRITTEN_AS_NATIONAL } from '../support/written-as';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SamgrafError } from '../../src/engine/errors';
import { readModel } from '../../src/engine/model/read-model';
import { RESERVED_NAMES } from '../../src/engine/schema/build-schema';
import { PROJECT } from '../../src/doors/server/samgraf';

/** What the SDL of every domain begins with. */
export const BASE = ['core', 'directives'].map(name => ({
  name: `${name}.graphql`,
  text: readFileSync(join(PROJECT, 'core', `${name}.graphql`), 'utf8'),
}));

/** What is said of a domain's SDL, beside that which every domain has. */
export const faultsOf = (text: string): string => {
  try {
    readModel([...BASE, { name: 'own.graphql', text }], RESERVED_NAMES, WRITTEN_AS_NATIONAL);
  } catch (error) {
    if (error instanceof SamgrafError && error.code === 'BAD_SCHEMA') return error.message;
    throw error;
  }
  return 'no fault';
};

export const thing = (fields: string, name = 'Thing'): string =>
  `type ${name} implements Entity @node(prefix: "thing") { ${fields} }`;
export const relation = (
  fields: string,
  { name = 'RESTS_ON', type = 'RestsOn', forward = 'restsOn', backward = 'carries' } = {},
): string =>
  `type ${type} @relation(name: "${name}", from: ["Thing"], to: ["Thing"], forward: "${forward}", backward: "${backward}") @phrase(forward: {nb: "a", nn: "a", en: "a"}, backward: {nb: "b", nn: "b", en: "b"}) { ${fields} }`;
export const THING = thing('size: Int');
export const RELATION = relation('weight: Int');
