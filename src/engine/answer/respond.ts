import { type GraphQLError, OperationTypeNode } from 'graphql';
import { SamgrafError } from '../errors';
import { assigned } from '../model/objects';
import { Budget } from '../graph/sliced';
import { COST_LIMITS, isShort } from '../plan/cost';
import { chooseOperation } from '../planner/collect';
import type { Json } from '../shape/json';
import { change } from './change';
import { masked } from './client-errors';
import { priceElsewhere, tellCost } from './estimate';
import { plan, upToDate } from './plans';
import { print } from './shape';
import { fetch, readApart } from './read';
import {
  type Answer,
  type Answering,
  type PlannedRequest,
  type PricesElsewhere,
  type Request,
  type Step,
  type Underway,
  reportCost,
} from './request';
import type { ResponseCache, Text } from './response-cache';
import { shape } from './shape';
import { NOBODY } from './turns';
import { NOTHING_FOUND, traverse } from './traverse';

/** What a server answers with. */
export type Responding = Readonly<{
  samgraf: Omit<Answering, 'timing'>;
  answers: Pick<ResponseCache, 'text'>;
}>;

/** The question; with `cost`, the answer has its cost in `extensions.cost`; with `dryRun`, that is all that it has. */
export type Operation = Request & Readonly<{ cost: boolean; dryRun?: boolean }>;

/**
 * The whole request, whoever sent it: its answer as sent, or the errors that the sender sees. Apollo Server has already
 * parsed and validated the document (server/apollo); each stage from then on is an entry of `Server-Timing`.
 */
export const respond = async (
  { cost, dryRun, ...request }: Operation,
  underway: Underway,
  { samgraf, answers }: Responding,
): Promise<Text | GraphQLError> => {
  const pace = samgraf.pace.of(underway.client ?? NOBODY);
  const context: Answering = assigned(samgraf, { timing: underway.timing, pace });
  try {
    underway.read(request.document);
    const { operation } = chooseOperation(request.document, request.operationName);
    if (operation === OperationTypeNode.SUBSCRIPTION) throw notHere();
    if (dryRun && operation === OperationTypeNode.MUTATION) throw notTried();
    if (operation === OperationTypeNode.MUTATION)
      return await respondToChange(request, cost, underway, context);
    const deadline = context.pace.deadline();
    const planning = plan(request, context, deadline);
    const asked = planning instanceof Promise ? await planning : planning;
    if (dryRun) return await tellCost(asked, context, deadline);
    underway.planned(asked);
    const text = answers.text(asked, cost, context, async () => {
      const answer = await answerPlanned(asked, context, deadline, !isShort(asked.planned.cost));
      underway.answered(answer);
      const printed = await print(answer, cost, asked.planned.cost, context);
      return { text: printed, isWhole: answer.errors.length === 0 };
    });
    return text instanceof Promise ? await text : text;
  } catch (error) {
    const told = masked(error, underway.id);
    underway.failed(error, [told]);
    return told;
  }
};

const notHere = (): SamgrafError =>
  new SamgrafError(
    'NO_OPERATION',
    'A subscription is not answered here.',
    'Send it to /graphql/stream, which answers with server-sent events.',
  );

const notTried = (): SamgrafError =>
  new SamgrafError(
    'BAD_INPUT',
    'The cost of a mutation is not told without making it.',
    'Give `dryRun: true` to its fields: they tell what each would change, and change nothing.',
  );

const respondToChange = async (
  request: Request,
  withCost: boolean,
  underway: Underway,
  context: Answering,
): Promise<Text> => {
  const changed = await change(request, context);
  underway.answered(changed.answer);
  return print(changed.answer, withCost, changed.cost, context);
};

/** The stages of an answer that is not cached. Expensive ones wait, so that together they cost no more than one may. */
export const answerPlanned = (
  first: PlannedRequest,
  context: Answering,
  deadline: number,
  asText: boolean,
): Promise<Answer> =>
  upToDate(context, async isAgain => {
    const asked = isAgain ? await plan(first.request, context, deadline) : first;
    const prices = goesOn(asked) ? await priceElsewhere(asked, context, deadline) : NOTHING_ELSEWHERE;
    return context.pace.admission.run(asked.planned.cost, deadline, async running => {
      const step: Step = assigned(context, {
        deadline,
        running,
        prices,
        budget: new Budget(COST_LIMITS.steps),
      });
      const apart = asked.planned.apart.length > 0 ? await readApart(asked, step) : NOTHING_APART;
      const found = asked.planned.traversals.length > 0 ? await traverse(asked, step) : NOTHING_FOUND;
      const { row, more, asked: hasAsked, missing, needs } = await fetch(asked, found, step);
      const { computed } = found;
      const all = { row, more, computed, needs, apart };
      const { data, rows, row: others } = await shape(asked, all, step, asText);
      const cost = () =>
        reportCost(
          asked.planned.cost,
          { rows, row: others, asked: hasAsked },
          { computed, steps: step.budget.spent },
        );
      return { data, errors: missing, cost };
    });
  });

/** Tells whether a question of it goes on in other graphs. */
const goesOn = ({ planned: { traversals } }: PlannedRequest): boolean =>
  traversals.some(({ across }) => across);
const NOTHING_ELSEWHERE: PricesElsewhere = new Map();
const NOTHING_APART: ReadonlyMap<string, Json> = new Map();
