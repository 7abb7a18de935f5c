import { endsOf, nameOfStep, type Claim, type StepFact } from './answer';
import { hrefOf, MOST, stateAt, type State } from './state';

/** A relation that someone reports: as from~RELATION~to, and the day on which it began where it has one. */
export type ReportedRelation = Readonly<{
  from: string;
  relation: string;
  to: string;
  validFrom: string | undefined;
}>;

export const REPORT_PATH = '/meld';

export const reportKey = (step: StepFact): string => {
  const [from, to] = endsOf(step);
  return [from.id, nameOfStep(step), to.id, ...(step.validFrom ? [step.validFrom] : [])].join('~');
};

/** Longest that is read of an address: as many relations as are read, each with two ids. */
const LONGEST = 4_000;

/** The relations that an address names. */
export const reportedIn = ({ searchParams }: URL): readonly ReportedRelation[] =>
  searchParams
    .getAll('ledd')
    .join(' ')
    .slice(0, LONGEST)
    .split(' ')
    .flatMap(text => {
      const [from = '', relation = '', to = '', validFrom] = text.split('~');
      return from === '' || relation === '' || to === '' ? [] : [{ from, relation, to, validFrom }];
    })
    .slice(0, MOST);

/** Of a longer address the sentence is not carried along. */
const LONGEST_BACK = 300;

/** Where a sentence is reported: each relation that it says, or else the thing that it is about; undefined of what says neither. */
export const reportHref = (sentence: Claim, state: State): string | undefined => {
  const { steps, about = [], key } = sentence;
  const [back = ''] = [key, undefined]
    .map(chosen => hrefOf({ ...state, chosen }))
    .filter(({ length }) => length <= LONGEST_BACK);
  // What another graph says is for that to mend.
  const ours = steps.filter(({ graph, by }) => graph === undefined && by === undefined);
  if (steps.length > 0 && ours.length === 0) return undefined;
  const said =
    ours.length > 0 ? { ledd: ours.slice(0, MOST).map(reportKey).join(' ') } : aboutOf(about[0]?.id);
  if (said === undefined) return undefined;
  const slots = { ...said, fra: back };
  return hrefOf({ ...stateAt(REPORT_PATH, state.lang, slots), asOf: state.asOf });
};

const aboutOf = (om: string | undefined) => (om === undefined ? undefined : { om });

/** The page of the answer that an address comes from: one of ours, whatever it says. */
export const backIn = ({ searchParams }: URL): string | undefined => {
  const back = searchParams.get('fra') ?? '';
  return /^\/(?![/\\])[^\s\\]*$/.test(back) && back.length <= LONGEST_BACK ? back : undefined;
};
