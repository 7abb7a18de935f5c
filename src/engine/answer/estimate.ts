import { ANONYMOUS, costFactor } from '../access/viewer';
import { SamgrafError } from '../errors';
import { checkTogether } from '../plan/cost';
import type { Answering, PlannedRequest, PricesElsewhere } from './request';

/**
 * Asks other graphs what the questions of an operation would take there. What that is together with what it takes here is
 * held against the limits before anything runs. @throws COST_LIMIT that says whose limit it is
 */
export const priceElsewhere = async (
  { planned, bound, request }: PlannedRequest,
  { plans }: Answering,
  deadline: number,
): Promise<PricesElsewhere> => {
  const { askPrices } = await import('./ask-elsewhere.js');
  const prices = await askPrices(planned.traversals, bound, { plans, deadline });
  const all = [...prices.values()].flat();
  const refused = all.find(price => 'unheard' in price && price.unheard === 'TOO_DEAR');
  if (refused) throw tooDearIn(refused.graph);
  const there = all.flatMap(price => ('cost' in price ? [price] : []));
  checkTogether(planned.before, there, costFactor(request.viewer ?? ANONYMOUS));
  return prices;
};

const tooDearIn = (graph: string): SamgrafError =>
  new SamgrafError(
    'COST_LIMIT',
    `What is asked of ${graph} is more than that graph allows.`,
    `It is the limit of ${graph}, and not of this graph. Lower \`maxHops\`, name fewer \`relations\`, or leave ${graph} out of \`across\`.`,
  );

/**
 * Tells what an operation may cost, here and in other graphs, and the last entry of the change log: the answer to whoever asks for
 * that alone. Nothing of the operation runs.
 */
export const tellCost = async (
  asked: PlannedRequest,
  context: Answering,
  deadline: number,
): Promise<string> => {
  const { cost: estimated, before: limited, traversals } = asked.planned;
  const elsewhere = traversals.some(({ across }) => across)
    ? [...(await priceElsewhere(asked, context, deadline)).values()].flat()
    : undefined;
  const sequence = await context.store.sequence();
  const cost = { estimated, limited, elsewhere };
  return JSON.stringify({ data: null, extensions: { sequence, cost } });
};
