import type { Slot } from '../model/slots';
import { alongHref, stateAt } from '../model/state';
import type { Thing } from '../model/answer';
import { memberships } from '../gql/labels';
import type { Context } from '../pages/page';
import { views } from '../views/list';
import { isOfAnyDay, pathOf, type View } from '../views/view';
import { dateText } from '../words/texts';
import { titleOf } from '../words/titles';
import { sentenceParts } from './question-form';

/** The questions that this can fill a gap of; the other gaps have their examples. */
const askable = (kind: string): readonly Readonly<{ view: View; slot: string }>[] =>
  views.flatMap(view => {
    const slot = view.slots.find(
      of =>
        of.type === 'entity' &&
        (of.kinds.length === 0 || of.kinds.some(one => (memberships[kind] ?? [kind]).includes(one))),
    );
    return slot ? [{ view, slot: slot.name }] : [];
  });

/** A question about this, with examples in its other gaps. */
const Asked = ({
  entity,
  view,
  slot,
  context,
}: Readonly<{ entity: Thing; view: View; slot: string; context: Context }>) => {
  const { along, t, lang } = context;
  const others = Object.fromEntries(
    view.slots
      .filter(of => of.name !== slot && of.example !== entity.id)
      .filter(of => of.type === 'day' || of.specials?.some(name => name === of.example))
      .map(of => [of.name, view.ownDay && of.type === 'day' ? (along.day ?? of.example) : of.example]),
  );
  const slots = { [slot]: entity.id, ...others };
  const isOfDay = isOfAnyDay(view, stateAt(pathOf(view), along.lang, slots));
  const fill = (of: Slot): string => {
    const value = others[of.name];
    if (of.name === slot) return titleOf(entity, lang);
    if (value === undefined) return '…';
    return of.type === 'day' ? dateText(value, lang) : t.special.eu;
  };
  return (
    <li>
      <a
        class="ds-link"
        href={alongHref(pathOf(view), isOfDay ? along : { ...along, day: undefined }, slots)}
      >
        {sentenceParts(view, context, fill, entity).join('')}
      </a>
    </li>
  );
};

/** What can be asked from here. */
export const Questions = ({ entity, context }: { entity: Thing; context: Context }) => {
  const { along, t, lang } = context;
  return (
    <section aria-labelledby="videre">
      <h2 id="videre">{t.entity.questions(titleOf(entity, lang))}</h2>
      <ul class="sg-plain">
        {askable(entity.__typename).map(({ view, slot }) => (
          <Asked key={view.name} entity={entity} view={view} slot={slot} context={context} />
        ))}
        {entity.__typename === 'Municipality' ? (
          <li>
            <a class="ds-link" href={alongHref(`/min-kommune/${entity.id}`, along)}>
              {t.entity.myMunicipality}
            </a>
          </li>
        ) : null}
      </ul>
    </section>
  );
};
