import { TOOLS } from './tools/list';

/** The documents that tools ask the API, each with its name and address, so that every answer can be checked. */
export const OPERATIONS: readonly Readonly<{ name: string; uri: string; text: string }>[] = [
  ...new Map(
    TOOLS.flatMap(({ documents }) => documents).map(text => {
      const name = /\bquery (\w+)/.exec(text)?.[1] ?? '';
      return [name, { name, uri: `samgraf://operation/${name}`, text }] as const;
    }),
  ).values(),
];
