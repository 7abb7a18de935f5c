import { hasWhatIf, readState } from '../model/state';
import { unreadOf } from '../model/unread';
import { urlOf } from '../parts/url';
import { viewAt } from '../views/list';
import { followedAddress } from './followed';

/** The address of a question that assumes something, as it is kept: with nothing in it that is of one reader's page. Undefined if it is none. */
export const scenarioAddress = (text: string): string | undefined => {
  const address = followedAddress(text);
  const url = address === undefined ? undefined : urlOf(address, new URL('http://explorer.invalid'));
  const view = url && viewAt(url.pathname);
  if (address === undefined || !url || !view) return undefined;
  return unreadOf(url, view.slots) === undefined && hasWhatIf(readState(url)) ? address : undefined;
};
