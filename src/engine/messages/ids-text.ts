import { engineMessages } from './check-messages';
import { fileOf } from './speaker';

const HEAD = `import type { Count } from './count';

/**
 * The ids of the messages in en/, and what each needs to be said. Written by \`npm run generate:messages\`, so that a wrong
 * id or a value that is missing does not compile.
 */
export type MessageIds = Readonly<{
`;

/** Returns the module of the ids of all messages of the engine, as \`ids.ts\` is to be. */
export const idsText = (): string => {
  const lines = [...engineMessages().values()].flatMap(({ id, variables }, i, all) => {
    if (id.startsWith('-')) return [];
    const of = variables.map(({ name, type }) => `${name}: ${type}`).join('; ');
    const before = all[i - 1];
    const begins = before === undefined || fileOf(before.id) !== fileOf(id);
    return [
      ...(begins ? [`  // ${fileOf(id)}.ftl`] : []),
      `  '${id}': ${of === '' ? 'Readonly<Record<never, never>>' : `{ ${of} }`};`,
    ];
  });
  return `${HEAD}${lines.join('\n')}\n}>;\n`;
};
