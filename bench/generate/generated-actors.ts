import type { Draw } from './draw';
import { named, place } from './generated-names';
import { actorId, countyNumber, municipalityNumber, type NativeObject, type World } from './generated-world';

const WEIGHTS = [3, 2, 7, 6, 5, 4, 3, 2] as const;
/** A valid organisation number for each `i`, none twice; for one in a hundred neither first digit has a check digit. */
export const organisationNumber = (i: number): string | undefined => {
  for (const first of '98') {
    const eight = `${first}${String(i).padStart(7, '0')}`;
    const sum = WEIGHTS.reduce<number>((total, weight, at) => total + weight * Number(eight[at]), 0);
    const check = (11 - (sum % 11)) % 11;
    if (check < 10) return `${eight}${check}`;
  }
  return undefined;
};

const numbered = (i: number): NativeObject => {
  const number = organisationNumber(i);
  return number ? { organisationNumber: number } : {};
};

export const county = (world: World, i: number, draw: Draw): NativeObject => {
  const at = world.counts.municipalities + i;
  const text = `${place(draw)} fylke ${i}`;
  return {
    type: 'County',
    id: actorId(world, at),
    name: { nb: text },
    ...numbered(at),
    form: 'COUNTY_AUTHORITY',
    number: countyNumber(i),
    officialName: text,
    population: 50_000 + draw.below(700_000),
    ...draw.facts(),
  };
};

export const municipality = (world: World, i: number, draw: Draw): NativeObject => {
  const text = `${place(draw)} ${municipalityNumber(i)}`;
  return {
    type: 'Municipality',
    id: actorId(world, i),
    name: { nb: text, ...(draw.chance(0.06) ? { se: `${text} gielda` } : {}) },
    ...numbered(i),
    form: 'MUNICIPALITY',
    number: municipalityNumber(i),
    officialName: text,
    writtenForm: draw.of(['BOKMAAL', 'BOKMAAL', 'NYNORSK', 'NEUTRAL']),
    ...(draw.chance(0.97) ? { population: 200 + draw.below(90_000) } : {}),
    areaKm2: 10 + draw.below(900_000) / 100,
    samiLanguageAdministrativeArea: draw.chance(0.04),
    ...(draw.chance(0.02) ? { validFrom: draw.date(2000, 2009) } : {}),
    ...draw.facts(),
  };
};

export const organisation = (world: World, i: number, draw: Draw): NativeObject => {
  const { municipalities, counties, publicOrganisations, voluntaryOrganisations } = world.counts;
  const at = municipalities + counties + i;
  const [type, form, what] =
    i < publicOrganisations
      ? [
          'PublicOrganisation',
          draw.of(['AGENCY', 'AGENCY', 'UNIT', 'HEALTH_ENTERPRISE', 'INTER_MUNICIPAL_COMPANY']),
          'etat',
        ]
      : i < publicOrganisations + voluntaryOrganisations
        ? ['VoluntaryOrganisation', draw.of(['ASSOCIATION', 'NON_PROFIT']), 'forening']
        : ['PrivateOrganisation', 'COMPANY', 'selskap'];
  return { type, id: actorId(world, at), name: named(draw, what, i), ...numbered(at), form, ...draw.facts() };
};
