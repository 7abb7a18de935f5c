import { spokenOf } from '../gql/labels';
import type { Lang } from '../model/state';
import { capital } from './texts';

/** As src/words/names.ts has it; a test compares the two over the whole graph. */
const RUNS_ON = /[?!:]| [–-] /;
const PHRASE = /^\p{Lu}\p{Ll}+ \p{Ll}/u;
const COMMON_NOUNS =
  'Act|Administration|Agency|Association|Authority|Board|Cadastre|Catalogue|Centre|Circular|Commission|Council|Declaration|Directive|Directorate|Gateway|Inspectorate|Institute|Ministry|Office|Parliament|Platform|Portal|Programme|Register|Registry|Regulations?|Service|Strategy|Union';
const ENDS_COMMON = new RegExp(`\\b(?:${COMMON_NOUNS})(?: \\([^)]*\\))?$`, 'i');
const BEGINS_COMMON = new RegExp(
  `^(?:[A-Z]\\w+ ){0,2}(?:${COMMON_NOUNS}|Acts|Law) (?:for|of|on|to|relating)\\b`,
);

const isCommonNoun = (name: string): boolean =>
  !/^(?:the|an?) /i.test(name) && (ENDS_COMMON.test(name) || BEGINS_COMMON.test(name));

const quoted = (name: string, lang: Lang): string =>
  lang === 'en' ? `“${capital(name)}”` : `«${capital(name)}»`;

/**
 * A name as it stands within a sentence, as in the API's own: titles made of common words are quoted, and English says “the
 * Services Directive”.
 */
export const titleOf = ({ id, name }: Readonly<{ id: string; name: string }>, lang: Lang): string => {
  const spoken = spokenOf[id.slice(0, id.indexOf(':'))];
  if (spoken?.isQuoted || RUNS_ON.test(name)) return quoted(name, lang);
  if (lang === 'en' && isCommonNoun(name)) return `the ${name}`;
  return PHRASE.test(name) && !spoken?.isActor ? quoted(name, lang) : name;
};
