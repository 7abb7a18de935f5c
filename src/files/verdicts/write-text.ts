import type { ToldException, ToldThing } from './ask-verdicts';
import { countBroken, type NewVerdict } from './since-before';

/** Things that are named of each policy; a table, the API and the other formats have all. */
const SHOWN = 20;

/** Writes verdicts for people. */
export const writeText = (verdicts: readonly NewVerdict[]): string => {
  const { policies, things } = countBroken(verdicts);
  const count = (of: string): number => verdicts.filter(({ verdict }) => verdict === of).length;
  const isCompared = verdicts.some(one => one.isCompared);
  return [
    ...verdicts.flatMap(linesOf),
    '',
    `${verdicts.length} ${verdicts.length === 1 ? 'policy' : 'policies'}: ${count('PASS')} PASS, ${count('FAIL')} FAIL, ${count('UNKNOWN')} UNKNOWN, ${count('NO_SUBJECTS')} NO_SUBJECTS.`,
    ...(isCompared
      ? [
          `What is checked breaks ${policies} that ${policies === 1 ? 'was' : 'were'} not broken before, for ${things} ${things === 1 ? 'thing' : 'things'}.`,
        ]
      : []),
  ].join('\n');
};

const linesOf = (told: NewVerdict): readonly string[] => {
  const { id, name, verdict, explanation, failing, newly, isCompared, exceptions } = told;
  const isNew = new Set(newly.map(thing => thing.id));
  // What is new stands first, whoever is left out.
  const shown = [...newly, ...failing.filter(thing => !isNew.has(thing.id))].slice(0, SHOWN);
  return [
    `${verdict.padEnd(11)} ${id}  ${name}`,
    `            ${explanation}`,
    ...shown.map(
      thing => `            - ${thingIn(thing)}${isCompared && isNew.has(thing.id) ? ' (new)' : ''}`,
    ),
    ...(failing.length > shown.length ? [`            … and ${failing.length - shown.length} more`] : []),
    ...exceptions.map(exception => `            ${exceptionIn(exception)}`),
  ];
};

/** Says of a thing what it is, and what that is owed to. */
export const thingIn = ({ id, name, by }: ToldThing): string => {
  const grounds = by.map(
    ({ relation, id: to, endedOn }) =>
      `${relation} ${to}${endedOn === null ? '' : `, which ended ${endedOn}`}`,
  );
  return `${id}${name === null ? '' : ` ${name}`}${grounds.length > 0 ? `: ${grounds.join('; ')}` : ''}`;
};

const exceptionIn = ({ of, reason, owner, until, stillHolds }: ToldException): string =>
  `${stillHolds ? 'excepted' : 'no longer excepted'} ${of}, until ${until}, by ${owner}: ${reason}`;
