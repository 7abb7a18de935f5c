/** Milliseconds of CPU that the work below took on the machine for which the limits were set. */
const REFERENCE_MS = 40;

/** The kind of work a request is: many small objects, maps by text, sorting, and printing. */
const work = (): number => {
  const begun = process.cpuUsage();
  let length = 0;
  for (let round = 0; round < 6; round += 1) {
    const objects = Array.from({ length: 10_000 }, (_, i) => ({ id: `node:${(i * 7_919) % 10_007}`, at: i }));
    const byId = new Map(objects.map(object => [object.id, object]));
    length += JSON.stringify([...byId.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).length;
  }
  const { user, system } = process.cpuUsage(begun);
  return length > 0 ? (user + system) / 1_000 : 0;
};

/** Of several runs, the quickest: the engine has compiled it, and nothing else disturbed. */
const slowness = Math.max(1, Math.min(...Array.from({ length: 5 }, work)) / REFERENCE_MS);

/**
 * A limit in milliseconds of CPU, for this machine: a slower one gets longer, and each gets twice the time, since a build
 * must not fail for what else a machine does. The exact figures are those of `npm run bench:attacks`, on an idle machine.
 */
export const cpuLimit = (milliseconds: number): number => 2 * slowness * milliseconds;
