import { GraphQLError, type DocumentNode, type ExecutionResult } from 'graphql';
import { type Answer, Timing, type CostReport } from '../../src/engine/answer/request';
import { answer } from '../support/answer';
import { PlanCache } from '../../src/engine/answer/plans';
import { unhurried } from '../support/unhurried';
import { SamgrafError } from '../../src/engine/errors';
import { today } from '../../src/engine/model/scalars';
import { EMPTY_STATISTICS, type Statistics } from '../../src/engine/plan/statistics';
import type { Store } from '../../src/engine/store/store';
import { resolveMarks } from '../oracle/reference/expected';
import { Refused } from '../oracle/reference/questions/scene';
import { referenceAnswer } from '../oracle/reference/reference';
import { randomModel, randomSchema } from '../support/random-model';
import type { Case, Disagreement } from './check-read';
import { difference } from './difference';
import { planCase, validDocument } from './planned-case';
import { withoutAhead } from './without-ahead';

/** What a client gets: data and the places and codes of errors, or a refusal. */
type Answered = Readonly<{ data: unknown; errors: readonly string[] }> | Readonly<{ refused: string }>;

/** Answers whole operations, on plans that are kept between them as the server keeps them. */
export class Answerers {
  private readonly plans: ReadonlyMap<Store, PlanCache>;

  constructor(
    private readonly stores: readonly Store[],
    statistics: Statistics,
  ) {
    this.plans = new Map(
      stores.map(store => [store, new PlanCache({ schema: randomSchema, model: randomModel, statistics })]),
    );
  }

  /** The same response from each store and from the reference; a refusal from none or from all. */
  async check(of: Case, stores: readonly Store[] = this.stores): Promise<Disagreement | undefined> {
    const document = validDocument(of.operation.text);
    const answers: Record<string, Answered> = {};
    for (const store of stores)
      answers[`${store.name} response`] = await this.answerOf(store, document, of.variables);
    const [first] = Object.values(answers);
    if (!first) return undefined;
    const expected = await expectedAnswer(first, of, document);
    const wrong = Object.entries(answers).flatMap(([name, given]) => {
      const found = difference(given, resolveMarks(expected, given));
      return found ? [`${name} against the reference: ${found}`] : [];
    });
    return wrong.length === 0
      ? undefined
      : { what: wrong.join('\n'), statements: {}, answers: { reference: expected, ...answers } };
  }

  private async answerOf(
    store: Store,
    document: DocumentNode,
    variables: Case['variables'],
  ): Promise<Answered> {
    const plans = this.plans.get(store);
    if (!plans) throw new Error(`${store.name} is not one of those that were given`);
    const answerBy = (from: Store): Promise<Answer> =>
      answer(
        { document, operationName: undefined, variables },
        { store: from, plans, model: randomModel, pace: unhurried(), timing: new Timing() },
      );
    try {
      const given = await answerBy(store);
      const { data, errors, cost } = given;
      checkEstimate(cost());
      const { statements, edges } = cost().actual;
      if (statements === 1 && edges > 0) checkFetched(given, await answerBy(withoutAhead(store)));
      return {
        data,
        errors: errors.map(error => `${String(error.path)} ${String(error.extensions['code'])}`).sort(),
      };
    } catch (error) {
      if (error instanceof SamgrafError) return { refused: refusalOf(error, plans.current.statistics) };
      return { refused: String(error instanceof Error ? error.stack : error) };
    }
  }
}

/** Nobody is in doubt about what bad input is but planning; all else that is refused the reference must refuse too. */
const expectedAnswer = async (given: Answered, of: Case, document: DocumentNode): Promise<Answered> => {
  if ('refused' in given && REFUSED_BY_PLANNING.includes(given.refused) && !isPlanned(given.refused, of))
    return given;
  const result = await referenceAnswer(
    { document, variables: of.variables, today: today() },
    randomSchema,
    randomModel,
    of.graph,
  );
  return plainResult(result);
};

/** Bad input that planning took is only seen to be bad on the graph. */
const isPlanned = (refused: string, { operation, variables }: Case): boolean =>
  refused === 'BAD_INPUT' && planCase(operation, variables, EMPTY_STATISTICS).kind === 'planned';

const REFUSED_BY_PLANNING = ['BAD_INPUT', 'BAD_CURSOR', 'TOO_COMPLEX', 'COST_LIMIT'];

const plainResult = ({ data, errors = [] }: ExecutionResult): Answered => {
  const codeOf = ({ originalError, extensions }: GraphQLError): unknown =>
    originalError instanceof Refused ? originalError.code : extensions['code'];
  const fault = errors.find(error => codeOf(error) === undefined);
  if (fault) throw new GraphQLError('The reference broke', { originalError: fault.originalError ?? fault });
  return {
    data: JSON.parse(JSON.stringify(data)) as unknown,
    errors: errors.map(error => `${String(error.path)} ${String(codeOf(error))}`).sort(),
  };
};

/** A question that found all that it shows is answered as by a second statement, from as many rows. */
const checkFetched = (ahead: Answer, fetched: Answer): void => {
  const [given, expected] = [ahead, fetched].map(({ data, cost }) => ({ data, rows: cost().actual.rows }));
  const found = difference(given, expected);
  if (found) throw new Error(`Read ahead, against fetched: ${found}`);
};

/** With so few nodes and relations nothing is too expensive. */
const SMALL = 8;

/** A refusal by cost tells a figure that is above its limit, and none is of a graph with hardly anything in it. */
const refusalOf = ({ code, message }: SamgrafError, { nodes, edges }: Statistics): string => {
  if (code !== 'COST_LIMIT') return code;
  const [, is, limit] = /(?:about|may cost) ([\d,]+) .*the limit is ([\d,]+)/.exec(message) ?? [];
  const read = (figure = ''): number => Number(figure.replaceAll(',', '') || NaN);
  if (!(read(is) > read(limit))) return `Refused without a figure above its limit: ${message}`;
  const all = [...nodes.values(), ...[...edges.values()].map(({ count }) => count)].reduce(
    (a, b) => a + b,
    0,
  );
  return all <= SMALL ? `Refused of ${all} nodes and relations: ${message}` : code;
};

/** What an operation did cost is never more than was said beforehand. */
const checkEstimate = ({ estimated, actual }: CostReport): void => {
  for (const figure of ['rows', 'edges', 'steps'] as const) {
    if (!(actual[figure] <= estimated[figure]))
      throw new Error(`${figure}: ${actual[figure]}, and at most ${estimated[figure]} were expected`);
  }
};
