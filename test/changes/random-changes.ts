import { fc } from '../support/drawn';
import { required } from '../../src/engine/errors';
import type { Change } from '../../src/engine/plan/change';
import { readProjectModel } from '../../src/doors/server/samgraf';

export const model = readProjectModel();
export const kind = (name: string) => required(model.kinds.get(name), name);
export const relation = (name: string) => required(model.relations.get(name), name);

const pool = (prefix: string, count: number) =>
  fc.constantFrom(...Array.from({ length: count }, (_, i) => `${prefix}${i}`));
const IDS = {
  Source: pool('source:s', 3),
  Solution: pool('resource:r', 4),
  Municipality: pool('municipality:m', 3),
  Capability: pool('capability:c', 4),
} as const;
const anyId = fc.oneof(...Object.values(IDS));
const maybe = <T>(of: fc.Arbitrary<T>) => fc.option(of, { nil: undefined, freq: 3 });
const without = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

const about = fc.record({
  source: fc.oneof({ weight: 15, arbitrary: fc.constant('source:s0') }, { weight: 1, arbitrary: IDS.Source }),
  certainty: fc.constantFrom('FACT' as const, 'DEDUCTION' as const),
  expectedVersion: fc.oneof(
    { weight: 15, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.nat(3) },
  ),
});
const name = fc.record(
  { nb: fc.constantFrom('A', 'B', 'D', 'E', 'F', 'G', null), en: fc.constantFrom('C', null) },
  { requiredKeys: [] },
);
const number = fc.constantFrom('0001', '0002', '0003', '0004', '0005', '0006', '0007', '0008');

const nodeChange = fc
  .tuple(
    fc.constantFrom(...(Object.keys(IDS) as (keyof typeof IDS)[])),
    fc.constantFrom(true, true, true, false),
    about,
  )
  .chain(([of, isNew, evidence]) =>
    fc
      .record({
        id: IDS[of],
        name: maybe(name),
        title: of === 'Source' ? fc.constant('T') : fc.constant(undefined),
        number: of === 'Municipality' ? maybe(number) : fc.constant(undefined),
        level: of === 'Capability' ? maybe(fc.constantFrom(1, 2, 3, null)) : fc.constant(undefined),
        homepage:
          of === 'Solution'
            ? maybe(fc.constantFrom('https://a.no', 'https://b.no', null))
            : fc.constant(undefined),
      })
      .map(given => ({
        kind: isNew ? ('upsert' as const) : ('patch' as const),
        of: kind(of),
        given: without(given),
        ...evidence,
      })),
  );
const byNumber = fc.tuple(number, about).map(([value, evidence]) => ({
  kind: 'patch' as const,
  of: kind('Municipality'),
  given: { number: value, population: 7 },
  ...evidence,
}));
const ends = fc.oneof(
  fc.tuple(fc.constant('USES'), IDS.Municipality, IDS.Solution),
  fc.tuple(fc.constant('AGGREGATES'), IDS.Capability, IDS.Capability),
  fc.tuple(
    fc.constant('DEPENDS_ON'),
    IDS.Solution,
    fc.oneof({ weight: 9, arbitrary: IDS.Solution }, { weight: 1, arbitrary: anyId }),
  ),
);
const connect = fc
  .tuple(ends, about, maybe(fc.constantFrom('because', null)))
  .map(([[of, from, to], evidence, rationale]) => ({
    kind: 'connect' as const,
    of: relation(of),
    from,
    to,
    given: without({ rationale }),
    ...evidence,
  }));
const disconnect = fc.tuple(ends, about).map(([[of, from, to], evidence]) => ({
  kind: 'disconnect' as const,
  of: relation(of),
  from,
  to,
  validFrom: undefined,
  ...evidence,
}));
/** What most changes need to be there. */
export const BASE: readonly Change[] = [
  ...['source:s0', 'source:s1'],
  ...['resource:r0', 'resource:r1', 'resource:r2'],
  ...['municipality:m0', 'municipality:m1'],
  ...['capability:c0', 'capability:c1', 'capability:c2'],
].map((id, i): Change => {
  const of = required(
    Object.keys(IDS).find(name => id.startsWith(`${kind(name).prefix}:`)),
    id,
  );
  const given = {
    id,
    name: { nb: 'N' },
    ...(of === 'Source' ? { title: 'T' } : {}),
    ...(of === 'Municipality' ? { number: `000${i - 4}` } : {}),
    ...(of === 'Capability' ? { level: i - 6 } : {}),
  };
  const evidence = { source: 'source:s0', certainty: 'FACT' as const, expectedVersion: undefined };
  return { kind: 'upsert', of: kind(of), given, at: `changes[${i}]`, ...evidence };
});

const deletion = fc
  .tuple(anyId, fc.boolean(), about)
  .map(([id, cascade, evidence]) => ({ kind: 'delete' as const, id, cascade, ...evidence }));

/** One to three changes, many of which are refused. */
export const batch: fc.Arbitrary<readonly Change[]> = fc
  .array(
    fc.oneof(
      { weight: 5, arbitrary: nodeChange },
      { weight: 1, arbitrary: byNumber },
      { weight: 4, arbitrary: connect },
      { weight: 1, arbitrary: disconnect },
      { weight: 1, arbitrary: deletion },
    ),
    { minLength: 1, maxLength: 3 },
  )
  .map(changes => changes.map((change, i): Change => ({ ...change, at: `changes[${i}]` })));
