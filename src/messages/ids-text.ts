import { readFile } from './file-of-messages';
import { engineFiles, engineText } from './read-messages';

const HEAD = `import type { Count } from './count';

/**
 * The ids of the messages in en/, and what each needs to be said. Written by \`npm run generate:messages\`, so that a wrong
 * id or a value that is missing does not compile.
 */
export type MessageIds = Readonly<{
`;

/** Returns the module of the ids of all messages of the engine, as \`ids.ts\` is to be. */
export const idsText = (): string => {
  const lines = engineFiles().flatMap(file => [
    `  // ${file}.ftl`,
    ...readFile(engineText(file) ?? '')
      .filter(({ id }) => !id.startsWith('-'))
      .map(({ id, variables }) => {
        const of = variables.map(({ name, type }) => `${name}: ${type}`).join('; ');
        return `  '${id}': { ${of} };`.replace('{  }', 'Readonly<Record<never, never>>');
      }),
  ]);
  return `${HEAD}${lines.join('\n')}\n}>;\n`;
};
