import type { GraphQLSchema } from 'graphql';
import { checkOperations, readOperations } from '../doors/server/load-operations';
import { addOperations, operationsOf, removeOperations } from '../doors/server/stored-operations';
import { SamgrafError, quoted } from '../engine/errors';
import type { Store } from '../engine/store/store';

export const OPERATIONS_HELP = `  operations list         List the operations that the store lists, by id: all servers with SAMGRAF_OPERATIONS=store answer by them.
  operations add FILE...  Add those of files, as written by Relay, graphql-codegen and Apollo's tools; each is checked against the
                          API. An id that is there already gets the text of the file. A server notices within a second.
  operations remove ID... Answer them no longer. A server notices within a second.`;

/** Runs `samgraf operations …` on a store. Returns what to print. */
export const operationsCommand = async (
  [command, ...rest]: readonly string[],
  store: Pick<Store, 'note' | 'noting'>,
  schema: () => GraphQLSchema,
): Promise<string> => {
  switch (command) {
    case 'list':
      return told(Object.entries(await operationsOf(store)));
    case 'add': {
      const listed = await readOperations(some(rest, 'a file'));
      checkOperations(listed, schema());
      return `Added ${listed.length}. Listed in all: ${await addOperations(store, listed)}.`;
    }
    case 'remove':
      return `Removed. Listed in all: ${await removeOperations(store, some(rest, 'an id'))}.`;
    default:
      throw new SamgrafError(
        'BAD_INPUT',
        command === undefined
          ? 'operations needs a command.'
          : `operations has no command ${quoted(command)}.`,
        'Try operations list, operations add FILE or operations remove ID.',
      );
  }
};

const some = (given: readonly string[], what: string): readonly string[] => {
  if (given.length > 0) return given;
  throw new SamgrafError('BAD_INPUT', `It needs ${what}.`, 'samgraf help says more.');
};

const told = (all: readonly (readonly [string, string])[]): string =>
  all.length === 0
    ? 'None is listed.'
    : all.map(([id, text]) => `${id}  ${text.replaceAll(/\s+/g, ' ').slice(0, 80)}`).join('\n');
