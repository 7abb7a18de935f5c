import type { Certainty } from '../model/model';
import {
  assessmentsOf,
  capabilitiesOf,
  linksBy,
  type Capabilities,
  type CapabilityMap,
} from './capabilities';
import { compare, edgesOf, seedIfAny, type FactsOf, type Found, type HopsOf } from './found';
import type { Sliced } from './sliced';
import { weakness } from './subgraph';

/** What a capability may lack, as in the SDL of questions/gaps.ts. */
export type GapKind = 'NO_RESOURCE' | 'ONLY_DEDUCED' | 'ONE_PROVIDER' | 'RED_IN_SECTORS';

export type Gap = Readonly<{
  capability: string;
  kinds: readonly GapKind[];
  resources: readonly string[];
  providers: readonly string[];
  strongest: Certainty | null;
  redIn: readonly string[];
  measures: readonly string[];
}>;

/** Red in at least this many sectors is a gap. */
const RED_SECTORS = 2;

/** What `gaps` lays out. */
export type GapMap = Found<
  'Capabilities' | 'Chosen',
  HopsOf<CapabilityMap> | 'Measures',
  FactsOf<CapabilityMap>
>;

/** Capabilities that lack something, by id. What realises a part of a capability counts towards it. */
export function* gapsOf(found: GapMap, foreign = false): Sliced<readonly Gap[]> {
  const capabilities = capabilitiesOf(found, foreign);
  const isSector = (id: string): boolean => found.nodes.get(id)?.kind === 'Sector';
  yield;
  const addressed = linksBy(edgesOf(found, 'Measures'), 'ADDRESSES', 'to');
  const chosen = seedIfAny(found, 'Chosen');
  const gaps: Gap[] = [];
  for (const capability of capabilities.ids) {
    if (chosen && !chosen.has(capability)) continue;
    yield;
    const resources = capabilities.resourcesOf(capability);
    const providers = capabilities.providersOf(resources.keys());
    const strongest = [...resources.values()].sort((a, b) => weakness(a) - weakness(b))[0] ?? null;
    const redIn = redContexts(capability, resources, capabilities).filter(isSector);
    const kinds: GapKind[] = [];
    if (resources.size === 0) kinds.push('NO_RESOURCE');
    if (strongest !== null && strongest !== 'FACT') kinds.push('ONLY_DEDUCED');
    if (
      providers.length === 1 &&
      [...resources.keys()].every(resource => capabilities.providersOf([resource]).length === 1)
    )
      kinds.push('ONE_PROVIDER');
    if (redIn.length >= RED_SECTORS) kinds.push('RED_IN_SECTORS');
    if (kinds.length === 0) continue;
    const measures = [...(addressed.get(capability)?.keys() ?? [])].sort(compare);
    gaps.push({
      capability,
      kinds,
      resources: [...resources.keys()].sort(compare),
      providers,
      strongest,
      redIn,
      measures,
    });
  }
  return gaps;
}

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
