import { isActor } from '../model/roles';
import { readTexts, textsProperty, type Kind, type Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import type { Speaker } from '../messages/speaker';
import { rulesOf, runsOn } from './title-rules';
import type { Counted } from './grammar';

/** The label of a kind, in the singular. */
export const labelOf = (kind: string, speaker: Speaker, model: Model): string =>
  speaker.of(model.kinds.get(kind)?.label ?? {}) ?? kind;

export const nameOf = (row: RowMap | undefined, id: string, speaker: Speaker): string =>
  ownName(row, speaker) ?? id;

const ownName = (row: RowMap | undefined, speaker: Speaker): string | undefined =>
  speaker.of(readTexts(row?.[textsProperty('name')]));

/**
 * A name as it stands within a sentence. Titles made of common words, such as «Få barn», are quoted; names of
 * actors are not. English puts “the” before a common noun: the Services Directive.
 */
export const titleOf = (row: RowMap | undefined, id: string, speaker: Speaker, model: Model): string => {
  const name = ownName(row, speaker);
  if (name === undefined) return id;
  const kind = kindOf(id, model);
  if (kind?.quoted || runsOn(name)) return speaker.quoted(speaker.capital(name));
  const { isPhrase, within } = rulesOf(speaker);
  const said = within(name);
  if (said !== name) return said;
  return isPhrase(name) && !(kind && isActor(kind, model)) ? speaker.quoted(speaker.capital(name)) : name;
};

/** A text in which a name that is explained in brackets is so the first time alone, in a language in which names are. */
export const explainedOnce = (text: string, titles: () => Iterable<string>, speaker: Speaker): string =>
  !rulesOf(speaker).explains
    ? text
    : [...new Set(titles())].reduce((told, title) => {
        const [start, short] = [told.indexOf(title), title.replace(/ \([^()]+\)$/u, '')];
        if (short === title || start < 0) return told;
        const behind = start + title.length;
        return told.slice(0, behind) + told.slice(behind).replaceAll(title, short);
      }, text);

/** Makes what names nodes within sentences: each of them once, since reading a name takes longer than saying it. */
export const titlesIn = (
  nodes: ReadonlyMap<string, RowMap>,
  speaker: Speaker,
  model: Model,
): ((id: string) => string) => {
  const known = new Map<string, string>();
  return id => {
    const title = known.get(id) ?? titleOf(nodes.get(id), id, speaker, model);
    known.set(id, title);
    return title;
  };
};

/** Returns what nodes are counted as: their kind if all are of one kind, otherwise things. */
export const nounOf = (ids: readonly string[], model: Model): Counted => {
  const [first = ''] = ids;
  const prefix = `${prefixOf(first)}:`;
  return (ids.every(id => id.startsWith(prefix)) ? kindOf(first, model)?.noun : undefined) ?? 'things';
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
