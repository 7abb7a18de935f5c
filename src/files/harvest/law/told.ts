import type { Verdict } from './check';
import type { CheckedAct, Finding, LawHarvest } from './harvest-law';
import type { MovedDays } from './moved-days';
import type { Resting } from './resting';

const WORDS: Readonly<Record<Verdict, string>> = {
  UNCHANGED: 'unchanged',
  CHANGED: 'changed',
  MOVED: 'moved',
  GONE: 'gone',
  NO_TEXT: 'without text',
};

const counted = (counts: Readonly<Record<Verdict, number>>): string =>
  Object.entries(WORDS)
    .flatMap(([verdict, word]) => {
      const count = counts[verdict as Verdict];
      return count === 0 ? [] : [`${count} ${word}`];
    })
    .join(', ');

/** Tells in words what a harvest of law found, by act. */
export const toldOfLaw = ({ acts, counts, findings, ended, proposed, seen, applied }: LawHarvest): string => {
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const of = (act: string): readonly Finding[] => findings.filter(one => one.act === act);
  const announced = findings.filter(one => one.announced !== undefined).length;
  return [
    `${total} quotes of ${acts.length} acts: ${counted(counts)}; of ${announced} the text says that they are changed otherwise. ${seen} are known to stand on a later day than before.`,
    ...acts.flatMap(act => [
      actTold(act),
      ...of(act.act).flatMap(findingTold),
      ...act.days.flatMap(daysTold),
    ]),
    ...ended.map(endTold),
    ...proposed.map(
      ({ instead, id, proposal, refused }) =>
        `Proposed instead of ${instead}${id === undefined ? '' : `: ${id}`}${proposal === null ? '' : ` (${proposal})`}${refused === undefined ? '' : `, which is refused: ${refused}`}.`,
    ),
    ...(applied ? [] : ['Nothing was written.']),
  ].join('\n');
};

const actTold = ({ act, id, name, since, why, counts, amendedAfter }: CheckedAct): string => {
  const told = `${name} (${id ?? act})${since === undefined ? '' : `, as since ${since}`}: ${counted(counts)}.`;
  const amended =
    amendedAfter === undefined
      ? ''
      : ` It was amended after ${amendedAfter}, when its words were last seen: days from which it holds may be others.`;
  return `${told}${amended}${why === undefined ? '' : ` ${why}`}`;
};

const daysTold = ({ article, gone, come, was, now, begins }: MovedDays): readonly string[] => [
  `  other days: ${article} says ${[...gone.map(day => `no longer ${day}`), ...come.map(day => `now ${day}`)].join(', ')}${begins.length === 0 ? '' : `; what begins on a day of it: ${begins.join(', ')}`}`,
  ...(was === undefined ? [] : [`    was: ${was}`]),
  ...(now === undefined ? [] : [`    now: ${now}`]),
];

const findingTold = (one: Finding): readonly string[] => {
  const { verdict, relation, from, to, place, words, now, announced, lastDay, why } = one;
  const what = announced === undefined ? WORDS[verdict] : 'announced';
  return [
    `  ${what}: ${from} ${relation} ${to}${place === undefined ? '' : `, ${place}`}${lastDay === undefined ? '' : `; ends on ${lastDay}`}${why === undefined ? '' : `; nothing ends: ${why}`}`,
    `    was: ${words}`,
    ...(now === undefined ? [] : [`    ${verdict === 'MOVED' ? 'stands in' : 'now'}: ${now}`]),
    ...(announced === undefined ? [] : [`    it says: ${announced}`]),
  ];
};

const endTold = ({ id, name, on, relations, binds, members }: Resting): string => {
  const rests = Object.entries(relations).map(([relation, count]) => `${count} ${relation}`);
  const bound = binds.length === 0 ? 'It binds nobody who is known here' : `It binds ${binds.join(', ')}`;
  return `${name} (${id}) ends on ${on}. With it: ${rests.join(', ')}. ${bound}${members === 0 ? '' : `, with ${members} in these groups`}.`;
};
