import { parse } from 'graphql';
import type { Logger } from 'pino';
import { ANONYMOUS } from '../../engine/access/viewer';
import { Timing, type Underway } from '../../engine/answer/request';
import { respond } from '../../engine/answer/respond';
import { ResponseCache } from '../../engine/answer/response-cache';
import { SamgrafError } from '../../engine/errors';
import type { Samgraf } from './samgraf';
import { exampleOf, variablesFrom, type NamedQuestion } from './tables/named';

type Question = Readonly<{ name: string; query: string; variables: Readonly<Record<string, unknown>> }>;

/** How often a question is asked that was not answered in time: Neo4j keeps no plan that it has not finished. */
const TRIES = 3;

const nothing = (): void => undefined;

/**
 * The first questions of a server, asked by itself before others ask them: Neo4j takes seconds to plan a large statement for the
 * first time, and milliseconds afterwards, and all of it is slow while Java has not compiled its planner.
 */
export class Warming {
  /** Whether they have been asked, or have taken as long as they may. */
  isDone = false;

  constructor(
    private readonly samgraf: Samgraf,
    private readonly log: Logger,
  ) {}

  /**
   * Asks one after the other, and none any more after so many milliseconds.
   *
   * @param isClosed whether the server is being closed, and its store after it
   */
  async run(all: readonly NamedQuestion[], limit: number, isClosed: () => boolean): Promise<void> {
    const begun = performance.now();
    const isOver = (): boolean => isClosed() || performance.now() - begun > limit;
    const questions = questionsOf(all);
    const timer = setTimeout(() => {
      this.isDone = true;
    }, limit);
    this.log.info({ questions: questions.length, limit }, 'The database plans the first questions');
    let asked = 0;
    for (const question of questions) {
      if (isOver()) break;
      if (await this.ask(question, isOver)) asked += 1;
    }
    clearTimeout(timer);
    this.isDone = true;
    const ms = Math.round(performance.now() - begun);
    if (!isClosed()) this.log.info({ asked, of: questions.length, ms }, 'The first questions are planned');
  }

  /** Whether it was answered. What it is refused for, whoever asks it is told. */
  private async ask(question: Question, isOver: () => boolean): Promise<boolean> {
    for (let i = 0; i < TRIES && !isOver(); i += 1) {
      const failure = await this.answer(question);
      if (failure === undefined) return true;
      this.log.debug({ question: question.name, err: failure }, 'A first question was not answered');
      if (!(failure instanceof SamgrafError) || failure.code !== 'TIMEOUT') return false;
    }
    return false;
  }

  private async answer({ name, query, variables }: Question): Promise<unknown> {
    let failure: unknown;
    const underway: Underway = {
      id: `warming ${name}`,
      timing: new Timing(),
      read: nothing,
      planned: nothing,
      answered: nothing,
      failed: error => {
        failure = error;
      },
    };
    const operation = { document: parse(query), operationName: undefined, variables, viewer: ANONYMOUS };
    await respond({ ...operation, cost: false }, underway, {
      samgraf: this.samgraf,
      answers: new ResponseCache(false),
    });
    return failure;
  }
}

/** Named questions about what their descriptions name as examples; and ways between the first two of those, which none asks for. */
const questionsOf = (all: readonly NamedQuestion[]): readonly Question[] => {
  const asked = all.flatMap(named => {
    const required = named.parameters.filter(({ isRequired }) => isRequired);
    const examples = required.map(parameter => [parameter.name, exampleOf(parameter)] as const);
    if (examples.some(([, example]) => example === undefined)) return [];
    const search = new URLSearchParams(
      examples.map(([name, example]): [string, string] => [name, example ?? '']),
    );
    return [{ name: named.name, query: named.query, variables: variablesFrom(named, search) }];
  });
  const [from, to] = [...new Set(all.flatMap(({ parameters }) => parameters.flatMap(thingIn)))];
  return from === undefined || to === undefined
    ? asked
    : [...asked, { name: 'ways', query: WAYS, variables: { from: { id: from }, to: { id: to } } }];
};

const thingIn = (parameter: NamedQuestion['parameters'][number]): readonly string[] => {
  const example = String(parameter.type).startsWith('EntitySelector') ? exampleOf(parameter) : undefined;
  return example === undefined ? [] : [example];
};

const WAYS = `query Ways($from: EntitySelector!, $to: EntitySelector!) {
  paths(from: $from, to: $to) { outcome nodes { explanation } }
}`;
