import { hrefOf } from '../model/state';
import type { PageContext } from '../pages/page';
import type { Folds } from '../pictures/picture';

/** Which groups of the picture are open is a part of the address, as everything that one sees. */
export const foldsOf = ({ state }: PageContext): Folds => ({
  open: state.open,
  href: open => `${hrefOf({ ...state, open })}#bilde`,
});
