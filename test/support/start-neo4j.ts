import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { required } from '../../src/engine/errors';
import { ensureJars, findJava, Unavailable } from './neo4j-jars';

export type Neo4jServer = Readonly<{
  kind: 'started';
  /** `neo4j://` and not `bolt://`, so that tests go through the routing that production goes through. */
  url: string;
  /** One for each server that was asked for, of which `url` is the first. */
  urls: readonly string[];
  /** Ends the server and removes its data. Safe to call twice. */
  stop: () => Promise<void>;
}>;

/** This machine cannot run Neo4j; `reason` is a whole sentence for a person. */
export type Skipped = Readonly<{ kind: 'skipped'; reason: string }>;

/**
 * How Java runs it: its heap in Java's notation, flags of the virtual machine, and how many servers there are in it, each
 * with a port and data of its own. They share what Java has compiled, which is most of what a new Neo4j is slow by.
 */
type Running = Readonly<{ heap?: string; flags?: readonly string[]; servers?: number }>;

/**
 * For a server that is asked thousands of statements once each, so that planning takes most of its time, and compiling the
 * planner as much again. What compiles its code a second time, better, is left on, but for what is called more often and
 * with less put into one another: measured on the goldens and the questions, 117 s of processor where it was 147 s.
 */
export const PLANS_MUCH: readonly string[] = [
  '-XX:+UseSerialGC',
  '-XX:NewSize=300m',
  '-XX:MaxInlineLevel=6',
  '-XX:InlineSmallCode=1200',
  '-XX:FreqInlineSize=120',
  '-XX:Tier4InvocationThreshold=15000',
  '-XX:Tier4MinInvocationThreshold=2000',
  '-XX:Tier4CompileThreshold=40000',
];

/** Measured 5 s on two idle cores; the rest is for a machine that is busy compiling. */
const startTimeoutMs = 120_000;
const logTailLines = 40;

const mainClass = path.join(__dirname, 'neo4j', 'Neo4j.java');
/** Neo4j reaches into these packages; without them it fails at the first off-heap allocation. */
const openedPackages = ['java.nio', 'java.io', 'java.lang', 'sun.nio.ch'];

/**
 * A real Neo4j Community on a free port of this machine, without Docker, authentication off and empty.
 * Needs a JDK 17 or newer, and Maven when the jars are not yet in `.cache/neo4j`.
 * Ends with this process, even if `stop` is never called: it watches its standard input.
 */
export async function startNeo4j({ heap = '1g', flags = [], servers = 1 }: Running = {}): Promise<
  Neo4jServer | Skipped
> {
  try {
    const java = await findJava();
    const jars = await ensureJars();
    return await launch(java, jars, [`-Xmx${heap}`, ...flags], servers);
  } catch (error) {
    if (error instanceof Unavailable) return { kind: 'skipped', reason: error.message };
    throw error;
  }
}

async function launch(
  java: string,
  jars: string,
  flags: readonly string[],
  servers: number,
): Promise<Neo4jServer> {
  const home = await mkdtemp(path.join(tmpdir(), 'samgraf-neo4j-'));
  const ports = await freePorts(servers);
  const opens = openedPackages.map(name => `--add-opens=java.base/${name}=ALL-UNNAMED`);
  const child = spawn(java, [...opens, ...flags, '-cp', path.join(jars, '*'), mainClass, home, ...ports]);
  const exited = new Promise<void>(resolve =>
    child.once('close', () => resolve()).once('error', () => resolve()),
  );
  const stop = async (): Promise<void> => {
    // An orderly shutdown takes Neo4j 10 s, and there is no data to save.
    child.kill('SIGKILL');
    await exited;
    await rm(home, { recursive: true, force: true });
  };
  try {
    await ready(child);
  } catch (error) {
    await stop();
    throw error;
  }
  const urls = ports.map(port => `neo4j://127.0.0.1:${port}`);
  return { kind: 'started', url: required(urls[0], 'a server at least'), urls, stop };
}

/** Resolves at `READY`; rejects with the end of the log if the server exits, cannot be run, or takes too long. */
function ready(child: ChildProcess): Promise<void> {
  const log: string[] = [];
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      clearTimeout(timer);
      reject(
        new Error(
          `Neo4j did not start: ${what}. The last lines of its log:\n${log.join('\n') || '(it wrote nothing)'}`,
        ),
      );
    };
    const timer = setTimeout(() => fail(`no answer within ${startTimeoutMs / 1000} s`), startTimeoutMs);
    for (const stream of [child.stdout, child.stderr]) {
      if (!stream) continue;
      createInterface({ input: stream }).on('line', line => {
        log.push(line);
        if (log.length > logTailLines) log.shift();
        if (line !== 'READY') return;
        clearTimeout(timer);
        resolve();
      });
    }
    child.once('error', error => fail(error.message));
    child.once('close', code => fail(`it exited with code ${code ?? 'none, killed'}`));
  });
}

/** Ports that were free a moment ago, all different; the system does not hand the same ones out again at once. */
async function freePorts(count: number): Promise<string[]> {
  const probes = await Promise.all(Array.from({ length: count }, listening));
  const ports = probes.map(probe => {
    const address = probe.address();
    return String(typeof address === 'object' && address ? address.port : 0);
  });
  await Promise.all(probes.map(probe => new Promise(resolve => probe.close(resolve))));
  return ports;
}

const listening = (): Promise<Server> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => resolve(probe));
  });
