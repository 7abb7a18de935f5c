import { z } from 'zod';
import type { Adapter, Tools } from '../src/files/harvest/adapter';
import { joins } from './joins';

/** A unit, as in einnsyn.arkiv.models.tsp of felleslosninger/einnsyn-api-spec. What it is under may be there whole, or by its id. */
const UNIT = z.object({
  id: z.string(),
  orgnummer: z.string().nullish(),
  enhetstype: z.string(),
  avsluttetDato: z.string().nullish(),
  deleted: z.boolean().nullish(),
  skjult: z.boolean().nullish(),
  teknisk: z.boolean().nullish(),
  parent: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]).nullish(),
});
type Unit = z.infer<typeof UNIT>;

const PAGE = z.object({ items: z.array(z.unknown()), next: z.string().nullish() });
const UNITS = z.object({
  items: z.array(UNIT),
  next: z.null('It is one page of several, and the others are missing.').optional(),
});

/** Bodies. All other types are parts of one, such as a committee, or hold units together. */
const BODIES = new Set(['VIRKSOMHET', 'KOMMUNE', 'FYLKE']);
/** Units above each other, at most. */
const MOST_ABOVE = 20;

/** Tells whether readers of eInnsyn see a unit: neither it nor one that it is under is hidden, deleted or there for technical reasons. */
const isSeen = (unit: Unit, units: ReadonlyMap<string, Unit>): boolean => {
  let one: Unit | undefined = unit;
  for (let i = 0; one && i < MOST_ABOVE; i += 1) {
    if (one.skjult || one.deleted || one.teknisk) return false;
    one = units.get(one.parent ?? '');
  }
  return true;
};

const isThere = ({ avsluttetDato: ended }: Unit, { today }: Tools): boolean => !ended || ended > today();

/** The bodies that are registered in eInnsyn. That they publish there is not said: a body can register itself, and publish later. */
export const einnsyn: Adapter = {
  name: 'einnsyn',
  language: 'nb',
  about:
    'State bodies, counties and municipalities that are units in eInnsyn: USES of eInnsyn, as access granted.',
  source: {
    id: 'source:harvest-einnsyn',
    title: 'eInnsyn: units',
    publisher: 'Digitaliseringsdirektoratet',
    license: null,
  },
  address: 'https://api.einnsyn.no/enhet?limit=100',
  comes: { page: answer => PAGE.parse(answer) },
  joins,
  read: (answer, tools) => {
    const { items } = UNITS.parse(answer);
    const units = new Map(items.map(unit => [unit.id, unit]));
    const numbers = items
      .filter(unit => BODIES.has(unit.enhetstype) && isThere(unit, tools) && isSeen(unit, units))
      .flatMap(({ orgnummer }) => orgnummer ?? []);
    const facts = {
      basis: ['RECORDED'],
      status: 'GRANTED',
      certainty: 'DEDUCTION',
      rationale: 'Access is granted in production; that it is used was not seen',
    };
    return [...new Set(numbers)].map(from => ({ relation: 'USES', from, to: 'resource:einnsyn', facts }));
  },
};
