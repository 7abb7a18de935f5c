export const OSLO = '{id: "municipality:0301"}';
export const EIDAS = '{id: "framework:eidas"}';
export const ENDS = `from: ${OSLO}, to: ${EIDAS}`;
export const DAYS = 'since: "2024-01-01", until: "2026-01-01"';
export const count = (n: number, of: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => of(i)).join(', ');

/** Each question with arguments that are right, and further ones to add. */
export const ASKED: Readonly<Record<string, (more?: string) => string>> = {
  paths: (more = '') => `paths(${ENDS}${more})`,
  connections: (more = '') => `connections(${ENDS}${more})`,
  reach: (more = '') => `reach(of: ${OSLO}, maxHops: 2${more})`,
  neighbourhood: (more = '') => `neighbourhood(of: ${OSLO}, maxHops: 1${more})`,
  common: (more = '') => `common(of: {ids: ["municipality:0301", "municipality:4601"]}${more})`,
  impact: (more = '') => `impact(of: {id: "resource:id-porten"}, change: RETIRE${more})`,
  dependencies: (more = '') => `dependencies(of: ${OSLO}${more})`,
  coverage: (more = '') => `coverage(columns: SECTOR${more})`,
  gaps: (more = '') => `gaps(first: 1${more})`,
  comparable: (more = '') => `comparable(of: {id: "municipality:0301"}${more})`,
  adoption: (more = '') => `adoption(of: {id: "municipality:0301"}${more})`,
};
export const PAGED = [
  'paths',
  'connections',
  'reach',
  'common',
  'impact',
  'dependencies',
  'coverage',
  'comparable',
  'adoption',
];
