import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const PAGES = join(__dirname, '../docs/questions');

/** The other root fields, each as it is likely to be asked for. */
const ROOTS: Readonly<Record<string, string>> = {
  lookup: '{ municipality(number: "4601") { name uses(first: 5) { nodes { name } } } }',
  nodes: '{ nodes(ids: ["municipality:4601", "framework:eidas"]) { id name } }',
  list: `{ municipalities(first: 20, where: {uses: {some: {node: {id: {eq: "resource:id-porten"}}}}}, orderBy: [{name: ASC}]) {
    totalCount pageInfo { endCursor } nodes { name partOf { nodes { name } } }
  } }`,
  'list by what is related': `{ actors(first: 20, where: {uses: {some: {node: {governedBy: {some: {node: {jurisdiction: {eq: EU}}}}}}}}) {
    totalCount nodes { id name }
  } }`,
  groups: '{ frameworkGroupings(by: [kind, jurisdiction]) { nodes { count } } }',
  search: '{ search(text: "digital postkasse") { totalCount nodes { id name } } }',
  changes: '{ changes(first: 20) { nodes { sequence } } }',
};

/** Each question of the docs, in the order of their names, and each other root field. */
export const firstDocuments = (): readonly (readonly [string, string])[] => [
  ...readdirSync(PAGES)
    .filter(name => name.endsWith('.graphql'))
    .sort()
    .map(name => [name.replace('.graphql', ''), readFileSync(join(PAGES, name), 'utf8')] as const),
  ...Object.entries(ROOTS),
];
