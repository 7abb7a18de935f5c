import { isActor } from '../model/roles';
import {
  fallbackChain,
  firstText,
  readTexts,
  textsProperty,
  type Kind,
  type Model,
  type Noun,
} from '../model/model';
import type { RowMap } from '../plan/plan';
import { isPhrase, runsOn, withArticle } from './title-rules';
import { capitalised, NODE, quotedIn, type Spoken } from './grammar';

/** The label of a kind, in the singular. */
export const labelOf = (kind: string, spoken: Spoken, model: Model): string =>
  model.kinds.get(kind)?.label[spoken] ?? kind;

export const nameOf = (row: RowMap | undefined, id: string, spoken: Spoken): string =>
  ownName(row, spoken) ?? id;

const ownName = (row: RowMap | undefined, spoken: Spoken): string | undefined =>
  firstText(readTexts(row?.[textsProperty('name')]), fallbackChain(spoken));

/**
 * A name as it stands within a sentence. Titles made of common words, such as «Få barn», are quoted; names of
 * actors are not. English puts “the” before a common noun: the Services Directive.
 */
export const titleOf = (row: RowMap | undefined, id: string, spoken: Spoken, model: Model): string => {
  const name = ownName(row, spoken);
  if (name === undefined) return id;
  const kind = kindOf(id, model);
  if (kind?.quoted || runsOn(name)) return quotedIn(capitalised(name), spoken);
  const said = spoken === 'en' ? withArticle(name) : name;
  if (said !== name) return said;
  return isPhrase(name) && !(kind && isActor(kind, model)) ? quotedIn(capitalised(name), spoken) : name;
};

/** A text in which a name that is explained in brackets is so the first time alone. */
export const explainedOnce = (text: string, titles: Iterable<string>): string =>
  [...new Set(titles)].reduce((told, title) => {
    const [start, short] = [told.indexOf(title), title.replace(/ \([^()]+\)$/u, '')];
    if (short === title || start < 0) return told;
    const behind = start + title.length;
    return told.slice(0, behind) + told.slice(behind).replaceAll(title, short);
  }, text);

/** The noun for counting nodes: their kind if all are of one kind, otherwise “thing”. */
export const nounOf = (ids: readonly string[], model: Model): Noun => {
  const [first = ''] = ids;
  const prefix = `${prefixOf(first)}:`;
  return (ids.every(id => id.startsWith(prefix)) ? kindOf(first, model)?.noun : undefined) ?? NODE;
};

const prefixOf = (id: string): string => id.slice(0, id.indexOf(':'));

/** The widest kind whose ids have this prefix. */
const kindOf = (id: string, model: Model): Kind | undefined => kindsByPrefix(model).get(prefixOf(id));

const BY_PREFIX = new WeakMap<Model, ReadonlyMap<string, Kind>>();
const kindsByPrefix = (model: Model): ReadonlyMap<string, Kind> => {
  const kept = BY_PREFIX.get(model);
  if (kept) return kept;
  const widestLast = [...model.kinds.values()].sort((a, b) => a.members.length - b.members.length);
  const made = new Map(widestLast.map(kind => [kind.prefix, kind]));
  BY_PREFIX.set(model, made);
  return made;
};
