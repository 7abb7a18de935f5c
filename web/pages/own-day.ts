import { PARAMETERS } from '../model/state';
import { isOfAnyDay, type View } from '../views/view';
import { isDay } from '../words/texts';
import type { PageContext } from './page';

/**
 * A question that names days of its own is of these, whatever the day of the conditions; the page says so, and its links
 * carry the question's day. What is no day is left where it is, to be told of.
 */
export const withOwnDay = (view: View, context: PageContext): PageContext => {
  const { state, along } = context;
  if (isOfAnyDay(view, state)) return context;
  const { asOf } = state;
  if (asOf !== undefined && !isDay(asOf)) return context;
  return {
    ...context,
    state: { ...state, asOf: undefined },
    along: { ...along, day: view.ownDay?.(state) },
    unused: asOf === undefined ? undefined : `${PARAMETERS.asOf}=${asOf}`,
  };
};
