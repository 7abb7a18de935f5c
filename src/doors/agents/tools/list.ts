import type { Tool } from '../tool';
import { askGraphql } from './ask-graphql';
import { assessImpact } from './assess-impact';
import { compareWithPeers } from './compare-with-peers';
import { coverageOfCapabilities } from './coverage-of-capabilities';
import { describeThing } from './describe-thing';
import { explainAbsence } from './explain-absence';
import { explainConnections } from './explain-connections';
import { findDependencies } from './find-dependencies';
import { findGaps } from './find-gaps';
import { findThings } from './find-things';
import { listThings } from './list-things';
import { howItStands } from './standings';
import { checkChange, proposeChange } from './propose-change';
import { RESOLVE } from '../resolve';
import { whatChanged } from './what-changed';
import { whoIsBound } from './who-is-bound';

/** In the order in which they are listed, which clients and caches of models rely on. */
export const TOOLS: readonly Tool[] = [
  findThings,
  listThings,
  describeThing,
  explainConnections,
  explainAbsence,
  assessImpact,
  findDependencies,
  coverageOfCapabilities,
  findGaps,
  compareWithPeers,
  howItStands,
  whatChanged,
  whoIsBound,
];

/** What agents may do besides asking as the tools do. */
export type Allowed = Readonly<{
  /** Documents of their own, which only read. */ graphql: boolean;
  /** Proposals, which people decide on. */ propose: boolean;
}>;

export const toolsOf = (
  { graphql, propose }: Allowed,
  offered: ReadonlySet<Tool> = new Set(TOOLS),
): readonly Tool[] => [
  ...TOOLS.filter(tool => offered.has(tool)),
  ...(graphql ? [askGraphql] : []),
  ...(propose ? PROPOSING : []),
];

const PROPOSING = [checkChange, proposeChange];

/** The documents that tools ask the API, each with its name and address, so that every answer can be checked. */
export const OPERATIONS: readonly Readonly<{ name: string; uri: string; text: string }>[] = [
  ...new Map(
    [...[...TOOLS, ...PROPOSING].flatMap(({ documents }) => documents), RESOLVE].map(text => {
      const name = /\b(?:query|mutation) (\w+)/.exec(text)?.[1] ?? '';
      return [name, { name, uri: `samgraf://operation/${name}`, text }] as const;
    }),
  ).values(),
];
