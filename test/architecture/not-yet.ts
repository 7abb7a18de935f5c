/** Files that a name of a pack still stands in. One that is clean is taken off, and none is put on. */
export const NOT_YET: ReadonlySet<string> = new Set([
  'web/maps/ecosystem-drawing.tsx',
  'web/maps/ecosystem-layout.ts',
  'web/maps/ecosystem-page.tsx',
  'web/maps/ecosystem.ts',
  'web/maps/files.tsx',
  'web/maps/maps.css',
  'web/maps/pages.tsx',
  'web/operations/ecosystem-map.graphql',
  'web/words/language-of.ts',
]);
