import type { Tool } from '../tool';
import { askGraphql } from './ask-graphql';
import { assessImpact } from './assess-impact';
import { compareMunicipalities } from './compare-municipalities';
import { coverageOfCapabilities } from './coverage-of-capabilities';
import { describeThing } from './describe-thing';
import { explainAbsence } from './explain-absence';
import { explainConnections } from './explain-connections';
import { findDependencies } from './find-dependencies';
import { findGaps } from './find-gaps';
import { findThings } from './find-things';
import { whatChanged } from './what-changed';

/** In the order in which they are listed, which clients and caches of models rely on. */
const TOOLS: readonly Tool[] = [
  findThings,
  describeThing,
  explainConnections,
  explainAbsence,
  assessImpact,
  findDependencies,
  coverageOfCapabilities,
  findGaps,
  compareMunicipalities,
  whatChanged,
];

/** With the one that takes a document, where it is allowed. */
export const toolsOf = (withGraphql: boolean): readonly Tool[] =>
  withGraphql ? [...TOOLS, askGraphql] : TOOLS;

/** The documents that tools ask the API, each with its name and address, so that every answer can be checked. */
export const OPERATIONS: readonly Readonly<{ name: string; uri: string; text: string }>[] = [
  ...new Map(
    TOOLS.flatMap(({ documents }) => documents).map(text => {
      const name = /\bquery (\w+)/.exec(text)?.[1] ?? '';
      return [name, { name, uri: `samgraf://operation/${name}`, text }] as const;
    }),
  ).values(),
];
