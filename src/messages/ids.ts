/**
 * The ids of the messages in en/, and what each needs to be said. Written by `npm run generate:messages`, so that a wrong
 * id or a value that is missing does not compile.
 */
export type MessageIds = Readonly<{
  // cut.ftl
  'cut-whole': { relations: string };
  'cut-not-whole': Readonly<Record<never, never>>;
  'cut-groups': { groups: string };
  'cut-layer': { relations: string; read: string };
  'cut-paths': Readonly<Record<never, never>>;
  // language.ftl
  'language-dates': Readonly<Record<never, never>>;
}>;
