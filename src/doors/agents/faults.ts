import type { Asked } from '../server/ask';

/** Why a tool does not answer: what is wrong, and what to do about it. Models read it, so it is in English alone. */
export class Refused extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly hint = '',
  ) {
    super(message);
    this.name = 'Refused';
  }
}

/** Refuses a cursor that is not of the question. */
export const badCursor = (): Refused =>
  new Refused(
    'BAD_CURSOR',
    'after is not a cursor of this question.',
    'Give next from the previous answer, or leave after out.',
  );

const SEE_GUIDE =
  'find_things finds the id of a name; an id has a colon, as in kind:name. samgraf://guide lists kinds and relations.';
const LESS = 'Here: a lower maxHops, fewer ids, or an id instead of a kind.';

/** What to do next, where the API's hint is for readers of its schema. */
const HINTS: Readonly<Record<string, string>> = {
  INTERNAL: 'Ask again; if the problem persists, tell the operator of the server.',
  OVERLOADED: 'Ask again in a few seconds.',
  QUOTA_SPENT: 'Wait until the next minute, or the next day where it says so; or ask with a key of your own.',
  TIMEOUT: LESS,
  COST_LIMIT: LESS,
  UNAUTHENTICATED: 'Send another key, or none.',
};

/** Tells the API's error to callers of a tool, who know neither its variables nor its cursors. */
export const refusedBy = ({ message, extensions = {} }: NonNullable<Asked['errors']>[number]): Refused => {
  const { code: given, hint } = extensions;
  const code = typeof given === 'string' ? given : 'INTERNAL';
  const [, value] = /Value "(.*)" does not exist in "(?:KindName|RelationName)" enum/.exec(message) ?? [];
  if (value !== undefined)
    return new Refused('BAD_INPUT', `"${value}" is neither an id nor a kind or relation.`, SEE_GUIDE);
  if (code === 'BAD_CURSOR') return badCursor();
  // The API's way to look for a name is a field of its schema.
  if (typeof hint === 'string' && hint.includes('search(')) return new Refused(code, message, SEE_GUIDE);
  return new Refused(code, message, HINTS[code] ?? (typeof hint === 'string' ? hint : ''));
};
