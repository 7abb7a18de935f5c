import { kinds } from '../gql/labels';
import type { KindName } from '../gql/graphql';

/** Shorter beginnings of a noun are words of their own. */
const SHORTEST = 5;

const isNoun = (word: string, kind: string): boolean => {
  const noun = kinds[kind];
  if (noun === undefined) return false;
  return [noun.one, noun.many].some(of =>
    Object.values(of).some(text => text === word || (word.length >= SHORTEST && text.startsWith(word))),
  );
};

/** What people write who say what kind of thing they mean: “Bergen kommune” is what is called Bergen, of that kind. */
export const meantBy = (text: string): Readonly<{ name: string; kinds: readonly KindName[] }> | undefined => {
  const words = text.trim().split(/\s+/);
  for (const at of [words.length - 1, 0]) {
    const word = words[at]?.toLocaleLowerCase('nb') ?? '';
    const own = (Object.keys(kinds) as KindName[]).filter(kind => isNoun(word, kind));
    const name = words.filter((_, i) => i !== at).join(' ');
    if (own.length > 0 && name !== '') return { name, kinds: own };
  }
  return undefined;
};
