import { join } from 'node:path';

/** What tests start as processes of their own. */
export const PROGRAMS = {
  main: 'src/main.ts',
  samgraf: 'src/cli/samgraf.ts',
  stop: 'src/doors/server/stop.ts',
  'writing-child': 'test/support/writing-child.ts',
  'following-child': 'test/support/following-child.ts',
  'memory-child': 'test/support/memory-child.ts',
  'backup-child': 'test/support/backup-child.ts',
  'staged-load': 'test/support/staged-load.ts',
} as const;

export const SEEDED = 'seeded.grafeo';

/** What global-setup made for this run of jest: see make-run-folder.ts. */
export const runFolder = (): string => {
  const folder = process.env['SAMGRAF_TEST_RUN'];
  if (!folder) throw new Error('SAMGRAF_TEST_RUN is missing, which test/support/global-setup sets.');
  return folder;
};

/** A program in JavaScript. */
export const program = (name: keyof typeof PROGRAMS): string => join(runFolder(), `${name}.js`);

/** The embedded store with the national graph, which is only copied. */
export const seededFile = (): string => join(runFolder(), SEEDED);

/** For the test file that this worker of jest has under way. */
export const workerFolder = (): string => join(runFolder(), `worker-${process.env['JEST_WORKER_ID'] ?? '1'}`);
