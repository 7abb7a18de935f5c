import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

/** What the machine lacks for a Neo4j. Not a failure: the caller decides whether to go on without. */
export class Unavailable extends Error {}

/** Neo4j 5.26 is compiled for 17. */
const minimumJava = 17;
const downloadTimeoutMs = 600_000;
const downloadAttempts = 3;

const run = promisify(execFile);
const pom = path.join(__dirname, 'neo4j', 'pom.xml');
const cache = path.join(__dirname, '..', '..', '.cache', 'neo4j');

/** The `java` to use: `JAVA_HOME` first, as Maven does, then the path. Throws {@link Unavailable}. */
export async function findJava(): Promise<string> {
  const home = process.env.JAVA_HOME;
  const candidates = [...(home ? [path.join(home, 'bin', 'java')] : []), 'java'];
  const seen: string[] = [];
  for (const java of candidates) {
    const version = await javaVersion(java);
    if (version === undefined) continue;
    if (version < minimumJava) seen.push(`Java ${version} is too old`);
    else if (!(await hasCompiler(java)))
      seen.push(`Java ${version} has no compiler; a JDK is needed, not a JRE`);
    else return java;
  }
  throw new Unavailable(`no Java ${minimumJava} found${seen.length > 0 ? ` (${seen.join('; ')})` : ''}.`);
}

async function javaVersion(java: string): Promise<number | undefined> {
  try {
    const { stdout } = await run(java, ['--version']);
    const major = /\b(\d+)(?:[.\-+\s]|$)/.exec(stdout)?.[1];
    return major === undefined ? undefined : Number(major);
  } catch {
    // Absent, or so old that it does not know `--version` (8): either way of no use.
    return undefined;
  }
}

/** Neo4j.java is run from source, which a JRE cannot do. */
async function hasCompiler(java: string): Promise<boolean> {
  const { stdout } = await run(java, ['--list-modules']);
  return stdout.includes('jdk.compiler@');
}

let jars: Promise<string> | undefined;

/**
 * The folder with Neo4j's jars (214, 116 MB), fetched with Maven the first time, once for all the servers that this
 * process starts: two Mavens that fill one folder break each other's files. Throws {@link Unavailable}.
 */
export function ensureJars(): Promise<string> {
  jars ??= fetchJars();
  return jars;
}

/**
 * The folder is named after the pom's content, so that a changed version is never mixed with an old one, and is moved
 * into place whole, so that an interrupted download, or another process's, does no harm.
 */
async function fetchJars(): Promise<string> {
  const digest = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex')
    .slice(0, 12);
  const folder = path.join(cache, digest);
  if (existsSync(folder)) return folder;
  const partial = path.join(cache, `${digest}.partial-${process.pid}`);
  await mkdir(partial, { recursive: true });
  try {
    await download(partial);
    await rename(partial, folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
  return folder;
}

async function download(folder: string): Promise<void> {
  const goal = [
    '-q',
    '-B',
    '-f',
    pom,
    'dependency:copy-dependencies',
    `-DoutputDirectory=${folder}`,
    '-DincludeScope=runtime',
  ];
  let failure: string | undefined;
  for (let attempt = 1; attempt <= downloadAttempts; attempt++) {
    failure = await maven(goal);
    if (failure === undefined) break;
  }
  if (failure !== undefined) throw new Unavailable(`Maven could not fetch the Neo4j jars:\n${failure}`);
  if ((await readdir(folder)).length === 0) throw new Unavailable('Maven fetched no jars.');
}

/** What Maven said, where it failed: a registry that breaks off is asked again, and what has come is kept. */
async function maven(goal: readonly string[]): Promise<string | undefined> {
  try {
    await run('mvn', goal, { timeout: downloadTimeoutMs, maxBuffer: 16 * 1024 * 1024 });
    return undefined;
  } catch (error) {
    if (isErrno(error) && error.code === 'ENOENT')
      throw new Unavailable('no Maven found to fetch the Neo4j jars with.');
    return hasOutput(error)
      ? `${error.stdout}${error.stderr}`.trim().split('\n').slice(0, 5).join('\n')
      : String(error);
  }
}

const isErrno = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'code' in error;
const hasOutput = (error: unknown): error is { stdout: string; stderr: string } =>
  error instanceof Error && 'stdout' in error && 'stderr' in error;
