import type { Certainty } from '../model/model';
import { belongingOf, capabilitiesOf, linksBy, type Capabilities, type CoverageMap } from './coverage';
import { compare, edgesOf, seedIfAny, type FactsOf, type Found, type HopsOf } from './found';
import type { Sliced } from './sliced';
import { weakness } from './subgraph';

/** What a capability may lack: as in the SDL of questions/gaps.ts. */
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

/** Red in so many sectors is a gap. */
const RED_SECTORS = 2;

/** What is laid out for gaps. */
export type GapMap = Found<'Capabilities' | 'Chosen', HopsOf<CoverageMap> | 'Measures', FactsOf<CoverageMap>>;

/** Capabilities that lack something, by id; what realises a part of one counts for it. */
export function* gapsOf(found: GapMap): Sliced<readonly Gap[]> {
  const capabilities = capabilitiesOf(found);
  yield;
  const sectors = belongingOf(found, 'SECTOR');
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
    const redIn = redSectors(capability, resources, sectors, capabilities);
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

/** Sectors in which something that realises the capability is assessed as red in its context. */
const redSectors = (
  capability: string,
  resources: ReadonlyMap<string, Certainty>,
  sectors: ReadonlyMap<string, ReadonlyMap<string, Certainty>>,
  capabilities: Capabilities,
): readonly string[] => {
  const parts = new Set(capabilities.partsOf(capability));
  const red = [...resources.keys()].filter(resource =>
    capabilities
      .assessmentsOf(resource)
      .some(a => a.colour === 'RED' && (a.contexts.length === 0 || a.contexts.some(c => parts.has(c)))),
  );
  return [...sectors]
    .filter(([, members]) => red.some(resource => members.has(resource)))
    .map(([sector]) => sector)
    .sort(compare);
};
