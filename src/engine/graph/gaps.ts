import type { Certainty } from '../model/model';
import type { CoverageColumn, Roles } from '../model/roles';
import {
  NO_LINKS,
  assessmentsOf,
  capabilitiesOf,
  linksOf,
  type Capabilities,
  type CapabilityMap,
} from './capabilities';
import { belongingOf, resourcesIn, type ColumnHop } from './coverage';
import { compare, edgesOf, seedIfAny, type FactsOf, type Found, type HopsOf } from './found';
import type { Sliced } from './sliced';
import { weakness } from './found';

/** What a capability may lack, as in the SDL of questions/gaps.ts. */
export type GapKind = 'NO_RESOURCE' | 'ONLY_DEDUCED' | 'ONE_PROVIDER' | 'RED_IN_SEVERAL';

export type Gap = Readonly<{
  capability: string;
  kinds: readonly GapKind[];
  resources: readonly string[];
  providers: readonly string[];
  strongest: Certainty | null;
  redIn: readonly string[];
  measures: readonly string[];
}>;

/** Red in at least this many columns of one kind is a gap. */
const LEAST_RED = 2;

/** What `gaps` lays out. */
type GapMap = Found<
  'Capabilities' | 'Chosen' | 'Column',
  HopsOf<CapabilityMap> | ColumnHop | 'Measures',
  FactsOf<CapabilityMap>
>;

/** Which capabilities are looked at, and what counts for them. */
type GapsAsked = Readonly<{
  /** Of this level alone; if undefined, those that are chosen, or else those without parts. */
  level?: number | undefined;
  /** What kind of column counts alone what is in it; undefined for all there is. */
  column?: CoverageColumn | undefined;
  foreign?: boolean;
}>;

/** Capabilities that lack something, by id. What realises a part of a capability counts towards it. */
export function* gapsOf(
  found: GapMap,
  roles: Roles,
  { level, column, foreign = false }: GapsAsked = {},
): Sliced<readonly Gap[]> {
  const capabilities = capabilitiesOf(found, roles, foreign);
  yield;
  const addressed = linksOf(edgesOf(found, 'Measures'), roles)('ADDRESSES', 'to');
  const chosen = seedIfAny(found, 'Chosen');
  const [within] = seedIfAny(found, 'Column') ?? [];
  const belonging =
    column && within ? ((yield* belongingOf(found, column)).get(within) ?? NO_LINKS) : undefined;
  const realising = (id: string): ReadonlyMap<string, Certainty> => {
    const resources = capabilities.resourcesOf(id);
    if (!belonging) return resources;
    const parts = new Set(capabilities.partsOf(id));
    return resourcesIn({ resources, parts, belonging, goal: column?.from === 'CAPABILITY' }, capabilities);
  };
  const isAsked = (id: string): boolean =>
    (!chosen || chosen.has(id)) &&
    (level === undefined
      ? chosen !== undefined || capabilities.partsOf(id).length === 1
      : capabilities.levelOf(id) === level);
  const kindsOfGap = new Set(roles.columns.filter(({ gap }) => gap).map(({ kind }) => kind));
  const isOfGap = (id: string): boolean => kindsOfGap.has(found.nodes.get(id)?.kind ?? '');
  const gaps: Gap[] = [];
  for (const capability of capabilities.ids) {
    if (!isAsked(capability)) continue;
    yield;
    const gap = gapOf(capability, realising(capability), capabilities, isOfGap);
    if (gap.kinds.length === 0) continue;
    gaps.push({ ...gap, measures: [...(addressed.get(capability)?.keys() ?? [])].sort(compare) });
  }
  return gaps;
}

/** What a capability lacks, given what realises it. */
const gapOf = (
  capability: string,
  resources: ReadonlyMap<string, Certainty>,
  capabilities: Capabilities,
  isOfGap: (context: string) => boolean,
): Omit<Gap, 'measures'> => {
  const providers = capabilities.providersOf(resources.keys());
  const strongest = [...resources.values()].sort((a, b) => weakness(a) - weakness(b))[0] ?? null;
  const redIn = redContexts(capability, resources, capabilities).filter(isOfGap);
  const kinds: GapKind[] = [];
  if (resources.size === 0) kinds.push('NO_RESOURCE');
  if (strongest !== null && strongest !== 'FACT') kinds.push('ONLY_DEDUCED');
  if (
    providers.length === 1 &&
    [...resources.keys()].every(resource => capabilities.providersOf([resource]).length === 1)
  )
    kinds.push('ONE_PROVIDER');
  if (redIn.length >= LEAST_RED) kinds.push('RED_IN_SEVERAL');
  return { capability, kinds, resources: [...resources.keys()].sort(compare), providers, strongest, redIn };
};

/** The contexts in which the capability, or something that realises it, is assessed as red. */
const redContexts = (
  capability: string,
  resources: ReadonlyMap<string, Certainty>,
  capabilities: Capabilities,
): readonly string[] => {
  const parts = new Set(capabilities.partsOf(capability));
  const red = assessmentsOf([...parts, ...resources.keys()], parts, capabilities).filter(
    ({ colour }) => colour === 'RED',
  );
  return [...new Set(red.flatMap(({ contexts }) => contexts))].sort(compare);
};
