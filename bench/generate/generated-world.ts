import { SamgrafError } from '../../src/engine/errors';

/** A record of the native format: a node with `type` and `id`, or an edge with `relation`, `from` and `to`. */
export type NativeObject = Readonly<Record<string, unknown>>;

export type GenerateOptions = Readonly<{
  /** 100 to 10,000,000. */ nodes: number;
  /** A whole number from 0; the same one gives the same graph. */ seed: number;
}>;

const FEWEST = 100;
const MOST = 10_000_000;

/** How many there are of each kind; the order is the order of the files. */
export type Counts = Readonly<{
  sources: number;
  countries: number;
  sectors: number;
  counties: number;
  municipalities: number;
  publicOrganisations: number;
  privateOrganisations: number;
  voluntaryOrganisations: number;
  solutions: number;
  dataServices: number;
  datasets: number;
  specifications: number;
  guidance: number;
  euFrameworks: number;
  noFrameworks: number;
  obligations: number;
  capabilities: number;
  services: number;
  topics: number;
  lifeEvents: number;
}>;

/** Ends of edges by number: the whole graph is known from its counts, so nothing of it is kept. */
export type World = Readonly<{
  nodes: number;
  seed: number;
  counts: Counts;
  actors: number;
  resources: number;
  frameworks: number;
}>;

export const ISO_COUNTRIES = ['NO', 'SE', 'DK', 'FI', 'IS', 'EE', 'LV', 'LT', 'DE', 'NL'] as const;
export const SECTOR_KINDS = ['STATE', 'MUNICIPAL', 'VOLUNTARY', 'PRIVATE'] as const;

export const worldOf = (options: GenerateOptions): World => {
  checkOptions(options);
  const counts = countsOf(options.nodes);
  const sum = (...of: (keyof Counts)[]): number => of.reduce((total, kind) => total + counts[kind], 0);
  return {
    ...options,
    counts,
    actors: sum(
      'counties',
      'municipalities',
      'publicOrganisations',
      'privateOrganisations',
      'voluntaryOrganisations',
    ),
    resources: sum('solutions', 'dataServices', 'datasets', 'specifications', 'guidance'),
    frameworks: sum('euFrameworks', 'noFrameworks'),
  };
};

const checkOptions = ({ nodes, seed }: GenerateOptions): void => {
  if (!Number.isInteger(nodes) || nodes < FEWEST || nodes > MOST) {
    throw new SamgrafError(
      'BAD_INPUT',
      `--nodes is ${nodes}; it takes a whole number from ${FEWEST} to ${MOST.toLocaleString('en')}.`,
      'samgraf generate --nodes 10000 --seed 1',
    );
  }
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
    throw new SamgrafError(
      'BAD_INPUT',
      `--seed is ${seed}; it takes a whole number from 0 to 4,294,967,295.`,
    );
};

/**
 * The national graph's proportions (seed/), with what is fixed in Norway kept fixed: four sectors, and no more
 * municipalities than four digits number. What is left over are private organisations.
 */
const countsOf = (nodes: number): Counts => {
  const share = (part: number, most = Infinity): number =>
    Math.min(most, Math.max(1, Math.round(nodes * part)));
  const municipalities = share(0.05, 9_000);
  const sized = {
    sources: share(0.01, 200),
    countries: ISO_COUNTRIES.length,
    sectors: SECTOR_KINDS.length,
    counties: Math.ceil(municipalities / 100),
    municipalities,
    publicOrganisations: share(0.1),
    voluntaryOrganisations: share(0.05),
    solutions: share(0.14),
    dataServices: share(0.06),
    datasets: share(0.12),
    specifications: share(0.05),
    guidance: share(0.03),
    euFrameworks: share(0.009),
    noFrameworks: share(0.012),
    obligations: share(0.04),
    capabilities: share(0.04),
    services: share(0.05),
    topics: share(0.03),
    lifeEvents: share(0.002, 500),
  };
  const sum = Object.values(sized).reduce((total, count) => total + count, 0);
  return { ...sized, privateOrganisations: nodes - sum };
};

export const digits = (value: number, length: number): string => String(value).padStart(length, '0');

export const countyNumber = (i: number): string => digits(i + 1, 2);
/** The first two digits are the county's. */
export const municipalityNumber = (i: number): string =>
  `${countyNumber(Math.floor(i / 100))}${digits(i % 100, 2)}`;

/** Municipalities first, then counties, then organisations. */
export const actorId = (world: World, i: number): string => {
  const { municipalities, counties } = world.counts;
  if (i < municipalities) return `municipality:${municipalityNumber(i)}`;
  if (i < municipalities + counties) return `county:${countyNumber(i - municipalities)}`;
  return `organisation:o${i - municipalities - counties}`;
};
export const resourceId = (i: number): string => `resource:r${i}`;
/** Specifications come last among the resources. */
export const specificationId = (world: World, i: number): string =>
  resourceId(world.resources - world.counts.specifications + i);
/** Those of the EU first. */
export const frameworkId = (i: number): string => `framework:f${i}`;
export const obligationId = (i: number): string => `obligation:p${i}`;
export const capabilityId = (i: number): string => `capability:c${i}`;
export const sourceId = (i: number): string => `source:s${i}`;
export const serviceId = (i: number): string => `service:t${i}`;
export const topicId = (i: number): string => `topic:i${i}`;
export const lifeEventId = (i: number): string => `life-event:e${i}`;
export const countryId = (code: string): string => `country:${code}`;
export const sectorId = (kind: string): string => `sector:${kind.toLowerCase()}`;
