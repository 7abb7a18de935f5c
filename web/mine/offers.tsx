import type { Certainty } from '../gql/graphql';
import type { ThingRef } from '../model/answer';
import { entityHref } from '../model/state';
import { FigureOf } from '../parts/figure';
import type { PageContext } from '../pages/page';
import { barsSketch, type Bar } from '../pictures/bars';
import type { CertaintyCounts } from '../words/sure';
import { capital } from '../words/capital';
import { titleOf } from '../words/titles';
import { offersIn, usedMost, type Mine, type MineEntity } from './mine';

/** Things of a picture that is read at a glance; the rest is told in a line. */
const MOST = 8;

type Counted = Readonly<{ totalCount: number }>;
type Offered = ThingRef & Readonly<{ users?: Counted }> & Readonly<Partial<Record<Certainty, Counted>>>;

const partsOf = (thing: Offered): CertaintyCounts => ({
  FACT: thing.FACT?.totalCount ?? 0,
  DEDUCTION: thing.DEDUCTION?.totalCount ?? 0,
  UNCERTAIN: thing.UNCERTAIN?.totalCount ?? 0,
});

type Props = Readonly<{ all: readonly Offered[]; total: number; heading: string; context: PageContext }>;

/** Who rests on what: bars as long as there are users, their parts by how sure that is. */
const Resting = ({ all, total, heading, context: { t, lang, along } }: Props) => {
  const used = all.filter(({ users }) => (users?.totalCount ?? 0) > 0);
  const bars = used.slice(0, MOST).map((thing): Bar => ({
    label: titleOf(thing, lang),
    href: entityHref(thing.id, along),
    parts: partsOf(thing),
  }));
  return (
    <section aria-labelledby="hviler">
      <h2 id="hviler">{capital(heading)}</h2>
      {bars.length > 0 ? (
        <FigureOf
          figure={{ draw: space => barsSketch([{ bars }], lang, space), wide: { width: 640, columns: 1 } }}
          label={heading}
        />
      ) : null}
      <p class="sg-note">{t('mine-offers-note', { shown: bars.length, total, used: used.length })}</p>
    </section>
  );
};

/** What one has that others use, and how many do. */
export const ProvidedTable = ({ entity, context }: { entity: MineEntity; context: PageContext }) => {
  const all = offersIn(entity);
  const total = all.reduce((sum, { totalCount }) => sum + totalCount, 0);
  if (total === 0) return null;
  const things = usedMost(all.flatMap(({ edges }) => edges)).map(({ node }) => node);
  return (
    <Resting
      all={[...new Map(things.map(thing => [thing.id, thing])).values()]}
      total={total}
      heading={context.t('mine-offers', { name: titleOf(entity, context.lang), n: total })}
      context={context}
    />
  );
};

/** What those who belong to a field offer, and how many use it. */
export const MemberOffers = ({ mine: { data, entity }, context }: { mine: Mine; context: PageContext }) => {
  const found = data.offeredByMembers;
  if (!found || found.totalCount === 0) return null;
  return (
    <Resting
      all={found.nodes}
      total={found.totalCount}
      heading={context.t('mine-offers-members', { name: titleOf(entity, context.lang) })}
      context={context}
    />
  );
};
