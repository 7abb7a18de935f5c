import { togetherText } from '../words/together';
import type { ComponentChildren } from 'preact';
import { kinds } from '../gql/labels';
import type { ThingRef } from '../model/answer';
import type { Filled, Slot, SlotName } from '../model/slots';
import { PARAMETERS, type Lang, type State } from '../model/state';
import { pathOf, type View } from '../views/view';
import type { PageContext } from '../pages/page';
import { capital } from '../words/capital';
import { COMPARED_GAP, comparedIn } from '../words/compared';
import { wordIn, type Say } from '../words/say';

/** What a form keeps of the address besides the fields that it shows. */
export const Kept = ({ state, without }: { state: State; without: readonly string[] }) => {
  const pairs = [...new URLSearchParams(hiddenOf(state))].filter(([name]) => !without.includes(name));
  return (
    <>
      {pairs.map(([name, value], i) => (
        <input key={i} type="hidden" name={name} value={value} />
      ))}
    </>
  );
};

const hiddenOf = (state: State): [string, string][] => [
  ...Object.entries(state.slots),
  ...(state.asOf ? [[PARAMETERS.asOf, state.asOf] as [string, string]] : []),
  ...(state.certainty
    ? [[PARAMETERS.certainty, state.certainty === 'FACT' ? 'faktum' : 'slutning'] as [string, string]]
    : []),
  ...(state.datedOnly ? [[PARAMETERS.datedOnly, 'nei'] as [string, string]] : []),
  ...state.without.map((id): [string, string] => [PARAMETERS.without, id]),
  ...state.with.map(({ from, relation, to }): [string, string] => [
    PARAMETERS.with,
    `${from}~${relation}~${to}`,
  ]),
  ...state.retire.map(({ id, on }): [string, string] => [PARAMETERS.retire, `${id}~${on}`]),
  ...state.across.map((graph): [string, string] => [PARAMETERS.across, graph]),
  ...(state.lang ? [[PARAMETERS.lang, state.lang] as [string, string]] : []),
];

type FieldProps = Readonly<{ slot: Slot; filled: Filled | undefined; context: PageContext; view: View }>;

/** What a field asks for, told apart from the fields of the other questions on the page. */
export const fieldLabel = (
  view: View | undefined,
  slot: SlotName,
  { t, lang }: Readonly<{ t: Say; lang: Lang }>,
): string => {
  const compared = comparedIn(lang);
  if (slot === COMPARED_GAP)
    return view === undefined ? capital(compared.one) : t('question-field-compared', compared);
  const name = view?.slots.find(of => of.name === slot)?.label ?? slot;
  const field = FIELDS.find(of => of === `${view?.name}-${name}`);
  if (field !== undefined) return t(`question-field-${field}`);
  const known = SLOTS.find(of => of === name);
  return known === undefined ? slot : t(`question-slot-${known}`);
};

const SLOTS = ['hvem', 'fra', 'til', 'hva', 'dag', 'where', 'fraDag', 'tilDag'] as const;
const FIELDS = [
  'knytter-fra',
  'knytter-til',
  'fases-ut-hva',
  'fases-ut-dag',
  'mangler-where',
  'krav-hvem',
  'gjelder-for-hva',
  'endret-hva',
  'endret-fraDag',
  'endret-tilDag',
  'avhengig-hva',
  'hviler-pa-hva',
  'hvorfor-ikke-fra',
  'hvorfor-ikke-til',
] as const;

/** One gap of the question, as a field with a label; the script adds suggestions to it. */
const SlotField = ({ slot, filled, context: { t, lang }, view }: FieldProps) => {
  const id = `${view.name}-${slot.name}`;
  const label = fieldLabel(view, slot.name, { t, lang });
  if (slot.type === 'day')
    return (
      <input
        class="ds-input sg-slot sg-day"
        id={id}
        aria-label={label}
        type="date"
        name={slot.name}
        value={filled?.value}
      />
    );
  return (
    <input
      class="ds-input sg-slot"
      id={id}
      aria-label={label}
      type="text"
      name={slot.name}
      value={filled?.name}
      autocomplete="off"
      maxLength={200}
      size={Math.max(8, Math.min(28, (filled?.name.length ?? 12) + 1))}
      placeholder={slot.kinds.map(kind => wordIn(kinds[kind]?.one, lang)).filter(Boolean)[0]}
      data-suggest={slot.kinds.join(',')}
      data-specials={(slot.specials ?? []).map(name => `${name}=${togetherText(name, lang)}`).join('|')}
      data-id={filled?.value}
      data-name={filled?.name}
    />
  );
};

/** The question as a sentence whose gaps are fields. */
export const sentenceParts = (
  view: View,
  context: PageContext,
  fill: (slot: Slot) => ComponentChildren,
  about?: ThingRef,
): readonly ComponentChildren[] =>
  view
    .question(context.t, context.lang, about)
    .split(/(\{[\p{L}\p{N}-]+\})/u)
    .map(part => {
      const slot = view.slots.find(({ name }) => `{${name}}` === part);
      return slot ? fill(slot) : part;
    });

/** What a question is about: what fills its first gap. */
const aboutOf = ({ slots }: View, filled: Readonly<Record<string, Filled>>): ThingRef | undefined =>
  filled[slots[0]?.name ?? '']?.thing;

type FormProps = Readonly<{ view: View; filled: Readonly<Record<string, Filled>>; context: PageContext }>;

/** A form that asks by GET: without a script it leads to the same address. */
export const QuestionForm = ({ view, filled, context }: FormProps) => {
  const names: readonly string[] = view.slots.map(({ name }) => name);
  const asked = sentenceParts(view, context, () => '…', aboutOf(view, filled)).join('');
  return (
    <form class="sg-question" method="get" action={pathOf(view)} aria-label={asked} data-navigate>
      <p class="sg-question-text">
        {sentenceParts(
          view,
          context,
          slot => (
            <SlotField key={slot.name} slot={slot} filled={filled[slot.name]} context={context} view={view} />
          ),
          aboutOf(view, filled),
        )}
      </p>
      <Kept state={context.state} without={names} />
      <button class="ds-button" type="submit" aria-label={`${context.t('question-ask')}: ${asked}`}>
        {context.t('question-ask')}
      </button>
    </form>
  );
};

/** The question in words. */
export const questionText = (
  view: View,
  filled: Readonly<Record<string, Filled>>,
  context: PageContext,
): string =>
  sentenceParts(view, context, slot => filled[slot.name]?.title ?? '…', aboutOf(view, filled)).join('');
