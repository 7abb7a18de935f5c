import { togetherText } from '../words/together';
import type { Slot } from '../model/slots';
import { alongHref, PARAMETERS, stateAt, type Along } from '../model/state';
import type { ThingRef } from '../model/answer';
import { memberships, mines } from '../gql/labels';
import { MINE_PATH } from '../model/places';
import type { PageContext } from '../pages/page';
import { views } from '../views/list';
import { isOfAnyDay, pathOf, type View } from '../views/view';
import { dateText } from '../words/texts';
import { titleOf } from '../words/titles';
import { sentenceParts } from './question-form';

type Askable = Readonly<{ view: View; slot: string }>;

/** Whether a thing in one gap leaves none to fill: the others may be empty, are days, or have a value of their own. */
const isWhole = ({ view, slot }: Askable): boolean =>
  view.slots.every(
    of =>
      of.name === slot || of.optional || of.type === 'day' || of.specials?.some(name => name === of.example),
  );

/** The questions that a thing of a kind can fill a gap of; those with another gap to fill come last. */
const askable = (kind: string, { offers }: Pick<PageContext, 'offers'>): readonly Askable[] =>
  views
    .filter(view => offers(pathOf(view)))
    .flatMap(view => {
      const slot = view.slots.find(
        of =>
          of.type === 'entity' &&
          (of.kinds.length === 0 || of.kinds.some(one => (memberships[kind] ?? [kind]).includes(one))),
      );
      return slot ? [{ view, slot: slot.name }] : [];
    })
    .sort((a, b) => Number(isWhole(b)) - Number(isWhole(a)));

/** What stands in the other gaps of a question about a thing: days, and what is special to a gap. */
const othersOf = ({ view, slot }: Askable, id: string, along: Along): Readonly<Record<string, string>> =>
  Object.fromEntries(
    view.slots
      .filter(of => of.name !== slot && of.example !== id)
      .filter(of => of.type === 'day' || of.specials?.some(name => name === of.example))
      .flatMap(of => {
        const value = view.ownDay && of.type === 'day' ? (along.day ?? of.example) : of.example;
        return value === undefined ? [] : [[of.name, value]];
      }),
  );

/** The questions that a thing of a kind fills all gaps of, but those that have a value of their own. */
export const answerable = (kind: string, context: Pick<PageContext, 'offers'>): readonly Askable[] =>
  askable(kind, context).filter(isWhole);

/** The address of a question about a thing. */
export const askedHref = (of: Askable, id: string, along: Along): string => {
  const slots = { [of.slot]: id, ...othersOf(of, id, along) };
  const isOfDay = isOfAnyDay(of.view, stateAt(pathOf(of.view), along.lang, slots));
  return alongHref(pathOf(of.view), isOfDay ? along : { ...along, day: undefined }, slots);
};

type AskedProps = Readonly<{ of: Askable; entity: ThingRef; context: PageContext }>;

/** A question about this in words, with “…” in the gaps that are left. */
const askedText = ({ of, entity, context }: AskedProps): string => {
  const { along, lang } = context;
  const others = othersOf(of, entity.id, along);
  const fill = ({ name, type }: Slot): string => {
    const value = others[name];
    if (name === of.slot) return titleOf(entity, lang);
    if (value === undefined) return '…';
    return type === 'day' ? dateText(value, lang) : togetherText(value, lang);
  };
  return sentenceParts(of.view, context, fill, entity).join('');
};

type OfThing = Readonly<{ entity: ThingRef; context: PageContext }>;

const ByWhat = ({ entity, context }: OfThing) => (
  <select class="ds-input" id="sammenlign-etter" name="sporsmal">
    <option value="">{context.t('compare-recorded')}</option>
    {answerable(entity.__typename, context).map(of => (
      <option key={of.view.name} value={of.view.name}>
        {askedText({ of, entity, context })}
      </option>
    ))}
  </select>
);

/** Another of its kind, or itself on another day, to be compared with: a form that works without a script. */
const CompareForm = ({ entity, context }: OfThing) => {
  const { along, t, lang } = context;
  return (
    <details class="sg-more">
      <summary>{t('compare-with', { name: titleOf(entity, lang) })}</summary>
      <form method="get" action="/sammenlign" class="sg-compare" data-navigate>
        <input type="hidden" name="a" value={entity.id} />
        {along.day ? <input type="hidden" name={PARAMETERS.asOf} value={along.day} /> : null}
        {along.lang ? <input type="hidden" name={PARAMETERS.lang} value={along.lang} /> : null}
        <div class="sg-field">
          <label for="sammenlign-b">{t('compare-other')}</label>
          <input
            class="ds-input"
            id="sammenlign-b"
            name="b"
            maxLength={200}
            data-suggest={entity.__typename}
          />
        </div>
        <div class="sg-field">
          <label for="sammenlign-dag">{t('compare-other-day')}</label>
          <input class="ds-input sg-day" id="sammenlign-dag" name="dag" type="date" />
        </div>
        <div class="sg-field">
          <label for="sammenlign-etter">{t('compare-by')}</label>
          <ByWhat entity={entity} context={context} />
        </div>
        <button class="ds-button" type="submit">
          {t('compare-submit')}
        </button>
      </form>
    </details>
  );
};

/** What can be asked from here. */
export const Questions = ({ entity, context }: OfThing) => {
  const { along, t, lang } = context;
  return (
    <section class="sg-asks" aria-labelledby="videre">
      <h2 id="videre">{t('thing-questions', { name: titleOf(entity, lang) })}</h2>
      <ul class="sg-plain">
        {askable(entity.__typename, context).map(of => (
          <li key={of.view.name}>
            <a class="ds-link" href={askedHref(of, entity.id, along)}>
              {askedText({ of, entity, context })}
            </a>
          </li>
        ))}
        {mines[entity.__typename] !== undefined && context.offers(MINE_PATH) ? (
          <li>
            <a class="ds-link" href={alongHref(`${MINE_PATH}${entity.id}`, along)}>
              {t('thing-mine')}
            </a>
          </li>
        ) : null}
      </ul>
      <CompareForm entity={entity} context={context} />
    </section>
  );
};
