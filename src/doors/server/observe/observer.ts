import { createHash } from 'node:crypto';
import { Kind as Ast, type DocumentNode, type GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { type Answer, type PlannedRequest, Timing, type CostReport } from '../../../engine/answer/request';
import { ERRORS, cut, type ErrorCode } from '../../../engine/errors';
import type { Metrics } from './metrics';
import type { Observed, Outcome } from './observed';
import { printPlan } from './print-plan';
import { RateLimitedLog } from './rate-limited-log';
import { shapesOf } from './shape-of';
import type { Traces } from './traces';

/** The parts of a request that are logged or traced. */
export type Origin = Readonly<{
  id: string;
  headers: Readonly<Record<string, string | string[] | undefined>>;
}>;

/** The request parameters, as sent. */
export type RequestParameters = Readonly<{
  query: string;
  operationName?: string | undefined;
  variables?: Readonly<Record<string, unknown>> | undefined;
}>;

/**
 * Observes each operation when it ends: logs it if it was slow, refused or failed, counts it, and traces it.
 */
export class Observer {
  /** Refusals and failures of the store. */
  readonly seldom = new RateLimitedLog();
  /** Operations that were slow: where the machine is, all are. */
  readonly slow = new RateLimitedLog();

  constructor(
    readonly log: Logger,
    readonly slowMs: number,
    readonly metrics: Metrics | undefined,
    private readonly traces: Traces | undefined,
  ) {}

  begin(origin: Origin, params: RequestParameters): Watch {
    return new Watch(this, origin, params);
  }

  /** Traces tell of each request. */
  get isTracing(): boolean {
    return this.traces !== undefined;
  }

  /** An operation that was answered as the same request was before. */
  repeated(name: string, milliseconds: number): void {
    this.metrics?.repeated(name, milliseconds);
  }

  /** A request that is not an operation. */
  refused(code: ErrorCode): void {
    this.metrics?.refused(code);
  }

  observe(observed: Observed): void {
    this.metrics?.observe(observed);
    this.traces?.observe(observed);
  }
}

const NAME = /^[_A-Za-z][_0-9A-Za-z]{0,59}$/;

/** Names of a document's operations; documents are kept, and asked for again. */
const namesOf = (document: DocumentNode): readonly string[] => {
  const known = namesIn.get(document);
  if (known) return known;
  const names = document.definitions.flatMap(d =>
    d.kind === Ast.OPERATION_DEFINITION ? [d.name?.value ?? 'anonymous'] : [],
  );
  namesIn.set(document, names);
  return names;
};
const namesIn = new WeakMap<DocumentNode, readonly string[]>();

/** One operation in progress. */
export class Watch {
  private readonly begun = performance.now();
  name = 'invalid';
  private asked: PlannedRequest | undefined;
  private cost: CostReport | undefined;
  private codes: readonly ErrorCode[] = [];
  private outcome: Outcome = 'ok';
  private error: unknown;

  constructor(
    private readonly observer: Observer,
    private readonly origin: Origin,
    private readonly params: RequestParameters,
  ) {}

  read(document: DocumentNode): void {
    const names = namesOf(document);
    const name = names.length === 1 ? names[0] : names.find(of => of === this.params.operationName);
    if (name !== undefined && NAME.test(name)) this.name = name;
  }

  planned(asked: PlannedRequest): void {
    this.asked = asked;
  }

  answered({ errors, cost }: Answer): void {
    this.codes = codesOf(errors);
    if (this.observer.metrics) this.cost = cost();
  }

  /** `codes` are those that the client is sent. */
  failed(error: unknown, codes: readonly ErrorCode[]): void {
    this.codes = codes;
    this.outcome = this.codes.some(code => ERRORS[code].status >= 500) ? 'failed' : 'refused';
    this.error = error;
  }

  end(stages: Timing): void {
    const milliseconds = performance.now() - this.begun;
    const isSlow = milliseconds >= this.observer.slowMs;
    const {
      name,
      codes,
      outcome,
      cost,
      origin: { headers },
    } = this;
    if (isSlow || outcome !== 'ok') this.log(stages, milliseconds, isSlow);
    const header = (of: string): string | undefined => {
      const value = headers[of];
      return typeof value === 'string' ? value : undefined;
    };
    this.observer.observe({
      name,
      codes,
      outcome,
      cost,
      isSlow,
      milliseconds,
      stages: stages.times,
      begun: Date.now() - milliseconds,
      traceparent: header('traceparent'),
      tracestate: header('tracestate'),
    });
  }

  /** Of a stream, which lasts as long as its client stays: what ended it is told as of a request, and not how long it took. */
  endStream(): void {
    for (const code of this.codes) this.observer.refused(code);
    this.log(new Timing(), performance.now() - this.begun, false);
  }

  private log(stages: Timing, milliseconds: number, isSlow: boolean): void {
    const {
      observer: { log },
      codes,
      outcome,
    } = this;
    const ms = Math.round(milliseconds * 10) / 10;
    const about = { reqId: this.origin.id, code: codes[0], operation: this.operation(), ms };
    if (isSlow && outcome !== 'failed') this.logSlow(about, stages);
    if (outcome === 'ok') return;
    // Our own faults are always logged; an unavailable store fails every operation.
    const untold = codes.includes('INTERNAL') ? 0 : this.observer.seldom.turn();
    if (untold === undefined) return;
    const line = withUntold(about, untold);
    if (outcome === 'failed')
      log.error({ ...line, ...this.insides(stages), err: this.fault() }, 'a request failed');
    else log.info(line, 'a request was refused');
  }

  private logSlow(about: Readonly<Record<string, unknown>>, stages: Timing): void {
    const untold = this.observer.slow.turn();
    if (untold === undefined) return;
    this.observer.log.warn(withUntold({ ...about, ...this.insides(stages) }, untold), 'a slow operation');
  }

  private fault(): unknown {
    const of = this.error;
    const inner = of instanceof Error && of.cause !== undefined ? of.cause : of;
    return faultOf(inner, this.params.query, this.params.variables);
  }

  /**
   * Enough to repeat the operation for anyone who has the document: no values are logged, and only names in
   * the document.
   */
  private operation(): Readonly<{ name: string; sha256: string }> {
    return { name: this.name, sha256: createHash('sha256').update(this.params.query).digest('hex') };
  }

  private insides(stages: Timing): Readonly<Record<string, unknown>> {
    const told = {
      stages: Object.fromEntries(stages.times),
      variables: fitting(shapesOf(this.params.variables ?? {}, this.params.query), MOST_SHAPES),
      ...(this.cost ? { cost: this.cost } : {}),
    };
    if (!this.asked) return told;
    const left = Math.max(0, MOST_OF_LINE - Buffer.byteLength(JSON.stringify(told)));
    return { ...told, plan: cut(printPlan(this.asked.planned.plan), left) };
  }
}

/** Bytes of what a line tells of an operation's insides, so that all of it has 2 kB; and of the shapes of its variables among them. */
const MOST_OF_LINE = 1_500;
const MOST_SHAPES = 500;

/** The first of some texts that have room in so many bytes. */
const fitting = (
  texts: Readonly<Record<string, string>>,
  bytes: number,
): Readonly<Record<string, string>> => {
  let left = bytes;
  return Object.fromEntries(
    Object.entries(texts).filter(entry => (left -= Buffer.byteLength(JSON.stringify(entry))) >= 0),
  );
};

const withUntold = (
  about: Readonly<Record<string, unknown>>,
  untold: number,
): Readonly<Record<string, unknown>> => ({ ...about, ...(untold > 0 ? { untold } : {}) });

export const codesOf = (errors: readonly GraphQLError[]): readonly ErrorCode[] =>
  errors.map(({ extensions: { code } }) =>
    typeof code === 'string' && Object.hasOwn(ERRORS, code) ? (code as ErrorCode) : 'INTERNAL',
  );

/** An internal error as logged. */
export type LoggedFault = Readonly<{
  type: string;
  code: string | undefined;
  message: string;
  /** Stack frames, without the message. */ stack: string;
}>;

const MOST_LETTERS = 500;
const MOST_FRAMES = 20;

/** An error without the values that the client sent: engines tend to quote their input. */
export const faultOf = (error: unknown, document: string, variables: unknown): LoggedFault => {
  if (!(error instanceof Error)) return { type: typeof error, code: undefined, message: '', stack: '' };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    code: typeof code === 'string' ? code : undefined,
    message: without(error.message, valuesIn(document, variables)).slice(0, MOST_LETTERS),
    stack: (error.stack ?? '')
      .split('\n')
      .map(line => line.trim())
      .filter(line => line.startsWith('at '))
      .slice(0, MOST_FRAMES)
      .join('\n'),
  };
};

const MOST_VALUES = 2_000;

/**
 * Strings and numbers from the variables and the document; the longest first, so that no part of a value is
 * left.
 */
const valuesIn = (document: string, variables: unknown): readonly string[] => {
  const values = new Set<string>();
  for (const [, text = '', number = ''] of document.matchAll(/"((?:[^"\\]|\\.)*)"|(-?\d[\d.]*)/g))
    values.add(text || number);
  const open: unknown[] = [variables];
  for (let value = open.pop(); value !== undefined && values.size < MOST_VALUES; value = open.pop()) {
    if (typeof value === 'string' || typeof value === 'number') values.add(String(value));
    else if (typeof value === 'object' && value !== null)
      open.push(...Object.values(value).filter(part => part !== undefined), ...Object.keys(value));
  }
  return [...values].filter(value => value.length > 1).sort((a, b) => b.length - a.length);
};

/** Ignores case, since search terms are folded. */
const without = (message: string, values: readonly string[]): string => {
  let text = message.slice(0, MOST_LETTERS * 4);
  for (const value of values) {
    if (isSurelyWithout(text, value)) continue;
    const escaped = value.slice(0, MOST_LETTERS * 4).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    text = text.replace(new RegExp(escaped, 'giu'), '‹value›');
  }
  return text;
};

const ASCII = /^[\x00-\x7f]*$/;

/** Compiling an expression takes longer than looking; beyond ASCII, only an expression knows which letters are the same. */
const isSurelyWithout = (text: string, value: string): boolean =>
  ASCII.test(value) && ASCII.test(text) && !text.toLowerCase().includes(value.toLowerCase());
