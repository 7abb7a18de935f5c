import { rulesOf } from '../../src/engine/words/title-rules';
import { grouped } from '../model/grouped';
import type { Lang } from '../model/state';
import { countedKind, kindWord } from './kinds';
import { messages } from './messages';
import { titleOf } from './titles';

type Named = Readonly<{ id: string; name: string }>;

/** As many kinds are named, where it is not said how many. */
const KINDS = 2;

type Counting = Readonly<{ isWhole: boolean; most?: number }>;

/** «357 registre, 13 løsninger og sju andre»: the kinds of which there are most; «minst» where there may be more. */
export const countedKinds = (
  all: readonly string[],
  lang: Lang,
  { isWhole, most = KINDS }: Counting,
): string => {
  const speaker = messages.in(lang);
  const kindsOf = [...grouped(all, kind => kind)].sort(([, a], [, b]) => b.length - a.length);
  // One kind more takes the place of the others, as they would be but these.
  const named = kindsOf.length <= most + 1 ? kindsOf : kindsOf.slice(0, most);
  const rest = all.length - named.reduce((sum, [, own]) => sum + own.length, 0);
  const said = speaker.list([
    ...named.map(([kind, own]) => countedKind(own.length, kind, lang)),
    ...(rest > 0 ? [speaker.say('answer-others', { n: rest })] : []),
  ]);
  return isWhole ? said : speaker.say('language-at-least', { number: said });
};

/** So many are named. */
const NAMED = 2;

type Counted = Named & Readonly<{ __typename: string }>;

/** By name, or the first of them. */
const namesOf = (objects: readonly Counted[], lang: Lang): string => {
  const speaker = messages.in(lang);
  const left = objects.length - NAMED;
  return speaker.list([
    ...objects.slice(0, NAMED).map(object => titleOf(object, lang)),
    ...(left > 0 ? [speaker.say('answer-others', { n: left })] : []),
  ]);
};

/** A predicate with many objects: a few by name, more by their kinds. “Sets the goal” becomes “sets nine goals”. */
export const manyClaim = (
  subject: Named,
  phrase: string,
  objects: readonly Counted[],
  lang: Lang,
  isWhole: boolean,
): string => {
  const { agreeing, beforeNames, beforeNumber } = rulesOf(messages.in(lang));
  const said = agreeing(phrase, titleOf(subject, lang));
  if (objects.length === 1) return `${said} ${namesOf(objects, lang)}`;
  const number = beforeNumber(said, kindWord(objects[0]?.__typename ?? '', lang));
  return number !== undefined && objects.length > NAMED
    ? `${number} ${countedKinds(
        objects.map(({ __typename }) => __typename),
        lang,
        { isWhole },
      )}`
    : `${beforeNames(said)} ${namesOf(objects, lang)}`;
};
