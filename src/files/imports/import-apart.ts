import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { serialize } from 'node:v8';
import { SamgrafError, isErrorCode } from '../../engine/errors';
import type { Model } from '../../engine/model/model';
import type { ImportOptions } from './changes';
import { FRAMES, FrameTooLong, readFrames, writeFrame, type Frame, type FrameType } from './frames';
import type { Progress } from './outcome';
import { PROJECT } from '../../engine/project';

/** As it was built, wherever this runs from. */
const FILE = path.join(PROJECT, 'dist', 'files', 'imports', 'import-process.js');

/** What reading a file may take. */
export type Limits = Readonly<{
  /** Memory of the process, and of it what holds values, in MiB. */
  memory: number;
  heap: number;
  /** Seconds of the processor; and in all, but for what the API takes. */
  cpu: number;
  reading: number;
  /** Seconds in all, after which nothing more is asked. */
  total: number;
  /** Bytes of what the process tells at once, such as the report. */
  told: number;
  /** Whether the process looks at its memory itself; else the system does. */
  isWatched?: boolean;
}>;

/** What the process is given besides the model and the file. */
export type ProcessInput = ImportOptions & Readonly<{ isBrief: boolean }>;

/** The API as text: what is asked, and the body of its answer. */
export type AskText = (query: string, variables: object) => Promise<string>;

/** How a file is imported, and by whom. */
export type Apart = Readonly<{
  model: Model;
  ask: AskText;
  progress?: Progress | undefined;
  limits: Limits;
  isBrief: boolean;
  /** Ends it, with the reason. What is being written is written all the same. */
  signal?: AbortSignal | undefined;
}>;

/** A report as JSON, whether it tells of anything that is refused, and the workbook of what was not understood, if that was wanted. */
export type ReportText = Readonly<{ body: Buffer; isRefused: boolean; rest?: Buffer | undefined }>;

/**
 * Imports a file in a process of its own, which knows nothing but the model and the file, and asks the API of whoever started it. The
 * system bounds its memory and its time of the processor, so that no file takes more, whatever it is and whatever reads it.
 *
 * @throws TOO_LARGE if reading takes more memory or time than a file may
 */
export const importApart = async (
  file: Uint8Array,
  options: ImportOptions,
  apart: Apart,
): Promise<ReportText> => {
  apart.signal?.throwIfAborted();
  const child = begin(apart.limits);
  const importing = new Importing(child, apart);
  try {
    return await importing.run(file, options);
  } finally {
    importing.end();
  }
};

/**
 * Sets what the system allows the process before it is one, takes no more than it is allowed already, and begins it. Where memory
 * is short, it is the first to go.
 */
const LIMITED =
  'echo 1000 > /proc/self/oom_score_adj; ulimit -c 0; ulimit -f 0; ulimit -d "$1"; ulimit -t "$2"; shift 2; exec "$@"';

/** Windows has no such limits, and macOS none of memory: there the process looks at its own. */
const HAS_SHELL = process.platform !== 'win32';
const HAS_LIMITS = process.platform === 'linux';

/**
 * MiB that newer Nodes set aside for code as they begin, whether they write to it or not: the system counts it. Node 24 begins with
 * 550 MB of data in 43 of memory, Node 20 with 24.
 */
const SET_ASIDE = Number(process.versions.node.split('.')[0]) >= 22 ? 512 : 0;

/** Nothing of the environment is for who reads a file of someone else's. */
const ENVIRONMENT = { UV_THREADPOOL_SIZE: '1', MALLOC_ARENA_MAX: '1' };

const begin = ({ memory, heap, cpu, isWatched = !HAS_LIMITS }: Limits): ChildProcess => {
  const node = [
    process.execPath,
    `--max-old-space-size=${heap}`,
    '--max-semi-space-size=8',
    '--v8-pool-size=0',
    FILE,
    ...(isWatched ? [String(memory)] : []),
  ];
  const data = isWatched ? 'unlimited' : String((memory + SET_ASIDE) * 1024);
  const [program = '', ...args] = HAS_SHELL
    ? ['/bin/sh', '-c', LIMITED, 'sh', data, String(cpu), ...node]
    : node;
  return spawn(program, args, { env: ENVIRONMENT, stdio: ['pipe', 'pipe', 'ignore'] });
};

const tooMuch = (cause?: unknown): SamgrafError =>
  new SamgrafError(
    'TOO_LARGE',
    'Reading the file takes more memory or time than a file may.',
    'Send it in parts.',
    {
      cause,
    },
  );

type Asked = Readonly<{ query: string; variables: Readonly<Record<string, unknown>> }>;
type Items = Readonly<{ name: string; items: readonly unknown[] }>;

/** A file that is being imported: the process that reads it, what it asks, and what ends it. */
class Importing {
  private readonly until: number;
  private readonly clock: Clock;
  private readonly lists = new Map<string, unknown[]>();
  private readonly stop = (): void => {
    if (!this.isWriting) this.child.kill('SIGKILL');
  };
  private isWriting = false;
  private rest: Buffer | undefined;
  private failed: Error | undefined;
  private readonly aborted: Promise<never>;

  constructor(
    private readonly child: ChildProcess,
    private readonly apart: Apart,
  ) {
    const { limits, signal } = apart;
    this.until = performance.now() + limits.total * 1000;
    this.clock = new Clock(limits.reading * 1000, this.stop);
    signal?.addEventListener('abort', this.stop);
    this.aborted = abortedBy(signal);
    child.once('error', error => {
      this.failed = error;
    });
    // One that has ended takes no more.
    child.stdin?.on('error', () => undefined);
  }

  /** The process is gone, however it went. */
  end(): void {
    this.clock.stop();
    this.apart.signal?.removeEventListener('abort', this.stop);
    this.child.kill('SIGKILL');
  }

  async run(file: Uint8Array, options: ImportOptions): Promise<ReportText> {
    const { model, isBrief, limits, signal } = this.apart;
    const { stdout } = this.child;
    this.clock.start();
    void this.send(FRAMES.model, modelText(model));
    void this.send(FRAMES.options, JSON.stringify({ ...options, isBrief } satisfies ProcessInput));
    void this.send(FRAMES.file, file);
    try {
      if (stdout)
        for await (const frame of readFrames(stdout, limits.told)) {
          const report = await this.heed(frame);
          if (report) return report;
        }
    } catch (error) {
      if (error instanceof FrameTooLong) throw tooLong(error);
      throw error;
    }
    signal?.throwIfAborted();
    const status = await statusOf(this.child);
    if (this.failed || status === NOT_FOUND || status === NOT_RUNNABLE) throw notBegun(this.failed);
    throw tooMuch();
  }

  private async send(type: FrameType, body: Uint8Array | string): Promise<void> {
    const { stdin } = this.child;
    if (stdin && !stdin.destroyed) await writeFrame(stdin, type, body);
  }

  /** The report, if this is it. */
  private async heed({ type, body }: Frame): Promise<ReportText | undefined> {
    switch (type) {
      case FRAMES.items:
        this.keep(JSON.parse(body.toString()) as Items);
        return undefined;
      case FRAMES.ask:
        await this.answer(JSON.parse(body.toString()) as Asked);
        return undefined;
      case FRAMES.progress:
        this.apart.progress?.(body.toString());
        return undefined;
      case FRAMES.rest:
        this.rest = body;
        return undefined;
      case FRAMES.report:
      case FRAMES.refusedReport:
        return { body, isRefused: type === FRAMES.refusedReport, rest: this.rest };
      case FRAMES.refused:
        throw refusalIn(body);
      default:
        throw new Error(`The process that reads files is at fault: ${body.toString()}`);
    }
  }

  private keep({ name, items }: Items): void {
    const list = this.lists.get(name) ?? [];
    for (const item of items) list.push(item);
    this.lists.set(name, list);
  }

  private async answer({ query, variables }: Asked): Promise<void> {
    this.clock.stop();
    const asked = { ...variables, ...Object.fromEntries(this.lists) };
    this.lists.clear();
    this.isWriting = query.startsWith('mutation') && variables['dryRun'] !== true;
    try {
      await this.send(FRAMES.answer, await this.ask(query, asked));
    } catch (error) {
      if (this.apart.signal?.aborted === true || !(error instanceof SamgrafError)) throw error;
      const { code, message, hint } = error;
      await this.send(FRAMES.refusal, JSON.stringify({ code, message, hint }));
    } finally {
      this.isWriting = false;
    }
    this.clock.start();
  }

  /** What ends the import ends it while it waits, too, unless that is for what it writes. */
  private async ask(query: string, variables: object): Promise<string> {
    const { signal, ask } = this.apart;
    signal?.throwIfAborted();
    if (performance.now() > this.until) throw tooMuch();
    const answer = ask(query, variables);
    return this.isWriting ? answer : Promise.race([answer, this.aborted]);
  }
}

/** Runs out when it has run for so long, with pauses. */
class Clock {
  private timer: NodeJS.Timeout | undefined;
  private since = 0;

  constructor(
    private left: number,
    private readonly out: () => void,
  ) {}

  start(): void {
    this.since = performance.now();
    this.timer = setTimeout(this.out, Math.max(0, this.left));
  }

  stop(): void {
    if (!this.timer) return;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.left -= performance.now() - this.since;
  }
}

const abortedBy = (signal: AbortSignal | undefined): Promise<never> => {
  const aborted = new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });
  // Nobody waits for it where nothing is asked just then.
  aborted.catch(() => undefined);
  return aborted;
};

/** What a shell ends with when there is no such program, or it may not be run. */
const NOT_FOUND = 127;
const NOT_RUNNABLE = 126;

/** The status with which a process has ended; null if it was killed, or never was. */
const statusOf = async (child: ChildProcess): Promise<number | null> => {
  const isOver = child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
  if (!isOver) await once(child, 'exit');
  return child.exitCode;
};

const refusalIn = (body: Buffer): SamgrafError => {
  const { code, message, hint } = JSON.parse(body.toString()) as SamgrafError;
  return new SamgrafError(isErrorCode(code) ? code : 'INTERNAL', message, hint);
};

const tooLong = (cause: unknown): SamgrafError =>
  new SamgrafError(
    'TOO_LARGE',
    'The report on the file is longer than one may be.',
    'Send it in parts, or without the columns that are not understood.',
    { cause },
  );

const notBegun = (cause: unknown): SamgrafError =>
  new SamgrafError('OVERLOADED', 'No process could be begun that reads the file.', 'Try again in a moment.', {
    cause,
  });

/** The model as a process takes it in, made once: without messages, since the process says nothing to people. */
const texts = new WeakMap<Model, Buffer>();
const modelText = (model: Model): Buffer => {
  const text = texts.get(model) ?? serialize({ ...model, messages: undefined });
  texts.set(model, text);
  return text;
};
