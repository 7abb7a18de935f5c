import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * How long to wait for the others that write to the same Neo4j, in milliseconds; a suite's beforeAll needs this and more.
 * Longer than all tests together take, so that none fails by waiting: there is somebody to wait for only where one Neo4j
 * was brought along for several workers.
 */
export const LOCK_WAIT_MS = 7_200_000;
const POLL_MS = 200;

/**
 * Has a Neo4j to itself: test files run side by side and each empties it. Resolves to what releases it.
 * A lock whose process is gone is taken over.
 */
export const lockNeo4j = async (url: string): Promise<() => void> => {
  const folder = path.join(tmpdir(), `samgraf-lock-${url.replace(/[^a-z0-9]+/gi, '-')}`);
  const owner = path.join(folder, 'pid');
  for (const deadline = performance.now() + LOCK_WAIT_MS; performance.now() < deadline; await wait(POLL_MS)) {
    if (take(folder, owner)) return () => rmSync(folder, { recursive: true, force: true });
    if (!isAlive(owner)) rmSync(folder, { recursive: true, force: true });
  }
  throw new Error(
    `${url} was not free within ${LOCK_WAIT_MS / 60_000} minutes; ${folder} says who holds it.`,
  );
};

const take = (folder: string, owner: string): boolean => {
  try {
    mkdirSync(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
  writeFileSync(owner, String(process.pid));
  return true;
};

/** Whether the owner lives; one that has not yet written its number does. */
const isAlive = (owner: string): boolean => {
  try {
    process.kill(Number(readFileSync(owner, 'utf8')) || process.pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
};
