/**
 * An end as a caller writes it: an id (it has a colon), a kind (`Municipality`: all of that kind), or `EU`: all acts of
 * the EU. As the API takes it.
 */
export const endOf = (end: string): object => {
  if (end === 'EU') return { framework: { jurisdiction: { eq: 'EU' } } };
  return end.includes(':') ? { id: end } : { entity: { kinds: [end] } };
};

export const viaOf = (via: string | undefined): object | undefined =>
  via === undefined ? undefined : endOf(via);
