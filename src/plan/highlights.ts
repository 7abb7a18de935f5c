import type { ConnectionShape } from './plan';

/** Whether a search says in which texts of its hits a word was found. */
export const wantsHighlights = (shape: ConnectionShape): boolean =>
  shape.items.some(
    item =>
      item.kind === 'edges' && item.shape.items.some(i => i.kind === 'extra' && i.field === 'highlights'),
  );
