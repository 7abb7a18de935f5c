import type { ComponentChildren } from 'preact';
import type { Introduction } from '../model/introduced';
import { pictureOf } from '../model/picture-of';
import { UNSET } from '../model/elsewhen';
import { changed, type Lang } from '../model/state';
import { dueText, versionText } from '../model/versions';
import type { PageContext } from '../pages/page';
import type { EntityShown } from '../pages/entity';
import { LanePicture } from '../pictures/lane-picture';
import { phraseOf } from '../words/claims';
import { standsInFrom } from '../words/language-of';
import { messages } from '../words/messages';
import { kindWord } from '../words/kinds';
import { capital, dateText } from '../words/texts';
import { titleOf } from '../words/titles';
import { CertaintyTag } from './certainty';
import { PageDay } from './conditions';
import { FactValue, fieldName } from './facts';
import { factsOf, missedOf } from './own-facts';
import { Questions } from './entity-questions';
import { FigureOf } from './figure';
import { foldsOf } from './folds';
import { Linked, ThingLink } from './linked';
import { Sentences } from './sentences';
import { Quoted, Reasons, Source } from './steps';

type Props = Readonly<{ shown: EntityShown; context: PageContext }>;

type RowProps = Readonly<{ term: string; lang?: string | undefined; children: ComponentChildren }>;

const Row = ({ term, lang, children }: RowProps) => (
  <div>
    <dt>{term}</dt>
    <dd lang={lang}>{children}</dd>
  </div>
);

const Names = ({ shown: { entity }, context: { lang } }: Props) => (
  <ul class="sg-plain">
    {entity.names
      .filter(({ value }) => value !== entity.name)
      .map(({ lang: of, value }) => (
        <li key={of}>
          <span lang={of}>{value}</span> ({languageName(of, lang)})
        </li>
      ))}
  </ul>
);

/** What everything in the graph has. */
const Common = ({ shown, context }: Props) => {
  const { entity } = shown;
  const { lang, t } = context;
  const valid =
    entity.validFrom === UNSET
      ? t('fault-unset')
      : [
          entity.validFrom ? `${t('source-from')} ${dateText(entity.validFrom, lang)}` : '',
          entity.validTo ? `${t('source-until')} ${dateText(entity.validTo, lang)}` : '',
        ]
          .filter(Boolean)
          .join(' ');
  const rows: readonly (readonly [string, ComponentChildren])[] = [
    [
      t('thing-names'),
      entity.names.some(({ value }) => value !== entity.name) && <Names shown={shown} context={context} />,
    ],
    [t('thing-also-called'), entity.alternativeNames.join(', ')],
    [t('thing-valid'), valid],
    [t('thing-known-from'), entity.knownFrom && dateText(entity.knownFrom, lang)],
    [
      t('source-rationale'),
      entity.rationale && <Reasons key="rationale" text={entity.rationale} lang={lang} />,
    ],
    [t('thing-general'), entity.generalKnowledge.map(of => knowledgeText(of, context)).join(', ')],
    [t('thing-id'), <code key="id">{entity.id}</code>],
  ];
  return (
    <>
      {rows.map(([term, value]) =>
        value ? (
          <Row key={term} term={term}>
            {value}
          </Row>
        ) : null,
      )}
    </>
  );
};

const Facts = ({ shown, context }: Props) => {
  const { lang, t } = context;
  return (
    <dl class="sg-facts">
      {factsOf(shown.entity, shown.entity.__typename).map(({ field, type, value, texts }) => (
        <Row key={field} term={fieldName(field, context)} lang={standsInFrom(String(value), texts, lang)}>
          {field === 'quote' ? (
            <Quoted step={{ quote: String(value), sources: shown.entity.sources }} reading={context} />
          ) : (
            <FactValue value={value} type={type} reading={{ lang, t }} />
          )}
        </Row>
      ))}
      {missedOf(shown.entity, shown.entity.__typename).map(field => (
        <Row key={field} term={fieldName(field, context)}>
          {t('thing-not-recorded')}
        </Row>
      ))}
      <Common shown={shown} context={context} />
    </dl>
  );
};

/** What the fields that everything has are called. */
const commonNames = (t: PageContext['t']): Readonly<Record<string, string>> => ({
  name: t('answer-retire-name'),
  description: t('thing-description'),
  alternativeNames: t('thing-also-called'),
  rationale: t('source-rationale'),
  validFrom: capital(t('take-csv-valid-from')),
  validTo: capital(t('take-csv-valid-to')),
  knownFrom: t('thing-known-from'),
});

/** `name.en` in words: the name in English. */
const knowledgeText = (of: string, { t, lang }: PageContext): string => {
  const [field = '', language] = of.split('.');
  const name = commonNames(t)[field] ?? fieldName(field, { lang });
  return language ? `${name} (${languageName(language, lang)})` : name;
};

const languageName = (code: string, lang: string): string =>
  new Intl.DisplayNames([lang], { type: 'language' }).of(code) ?? code;

const Sources = ({ shown: { entity }, context: { lang, t, along } }: Props) =>
  entity.sources.length === 0 ? null : (
    <details class="sg-more">
      <summary>
        {t('source-sources')} ({entity.sources.length})
      </summary>
      <ul class="sg-sources">
        {entity.sources.map(source => (
          <Source key={source.id} source={source} reading={{ lang, t, along }} />
        ))}
      </ul>
    </details>
  );

const History = ({ shown: { entity, history }, context: { t, lang, along } }: Props) => (
  <section aria-labelledby="historie">
    <h2 id="historie">{t('thing-history')}</h2>
    {!history || history.nodes.length === 0 ? (
      <p>{t('thing-no-history')}</p>
    ) : (
      <ol class="sg-history">
        {history.nodes.map(({ date, change, step, other }, i) => (
          <li key={i}>
            <time dateTime={date}>{dateText(date, lang)}</time>{' '}
            <span>
              {step && other ? (
                <>
                  {phraseOf(step, lang)} <ThingLink thing={other} said={titleOf(other, lang)} along={along} />
                </>
              ) : (
                entity.name
              )}
              : {t(`thing-${change}`)}
            </span>
          </li>
        ))}
      </ol>
    )}
    {history?.undated ? <p class="sg-note">{t('thing-history-undated', { n: history.undated })}</p> : null}
  </section>
);

/** The files that were taken in from a source, the last first, and when the next is due. */
const Versions = ({ shown: { entity, versions }, context }: Props) => {
  const { t } = context;
  const due = dueText(versions, context);
  if (versions.length === 0) return null;
  return (
    <section aria-labelledby="versjoner">
      <h2 id="versjoner">{t('thing-versions')}</h2>
      {due === undefined ? null : <p>{due}</p>}
      <ol class="sg-history" reversed>
        {versions.map(version => (
          <li key={version.number}>{versionText(version, context)}</li>
        ))}
      </ol>
      <p>
        <a class="ds-link" href={takeInHref(entity.id, context)}>
          {t('thing-take-in')}
        </a>
      </p>
    </section>
  );
};

const takeInHref = (source: string, { lang }: PageContext): string =>
  `/importer?${new URLSearchParams({ lang, kilde: source }).toString()}`;

/** Relations of a kind in the small picture. */
const FEW = 4;

const Around = ({ shown: { entity, related }, context }: Props) => {
  const { lang, state, along, t } = context;
  const few = {
    ...related,
    groups: related.groups.map(group => ({ ...group, sentences: group.sentences.slice(0, FEW) })),
  };
  const isSome = related.next !== undefined || related.groups.some(({ sentences }) => sentences.length > FEW);
  const picture = pictureOf(few, { lang, along });
  if (picture.nodes.length === 0) return null;
  return (
    <section class="sg-answer-picture" aria-labelledby="rundt">
      <h2 id="rundt">{t('thing-around')}</h2>
      {isSome ? <p class="sg-note">{t('thing-around-some')}</p> : null}
      <LanePicture
        picture={picture}
        lang={lang}
        title={entity.name}
        selected={state.chosen}
        folds={foldsOf(context)}
        id="rundt-bilde"
      />
    </section>
  );
};

const Related = ({ shown: { related, only }, context }: Props) => {
  const { state, t } = context;
  return (
    <section class="sg-answer-text" aria-labelledby="relasjoner">
      <h2 id="relasjoner">{t('thing-relations')}</h2>
      <p>{related.honesty.total === 0 ? t('thing-no-relations') : related.lead}</p>
      {only ? (
        <p>
          <a class="ds-link" href={changed(state, { slots: {} })}>
            {t('thing-all-relations')}
          </a>
        </p>
      ) : null}
      <Sentences answer={related} context={context} hasPicture={related.groups.length > 0} />
    </section>
  );
};

/** A name is the same in both written forms of a language, where it has only one. */
const nameLanguage = ({ name, names }: EntityShown['entity'], lang: Lang): string | undefined => {
  const language = standsInFrom(name, names, lang);
  const isOwn = language !== undefined && messages.in(lang).words('language-names-of').includes(language);
  return isOwn ? undefined : language;
};

type Introducing = Readonly<{ introduction: Introduction; context: PageContext }>;

const Points = ({ introduction: { points, things }, context: { along } }: Introducing) =>
  points.length === 0 ? null : (
    <ul class="sg-points">
      {points.map(point => (
        <li key={point}>
          <Linked text={point} things={things} along={along} />
        </li>
      ))}
    </ul>
  );

/** Stands among the facts where it is one, and first where it is not. */
const HowSure = ({ shown: { entity }, context: { t } }: Props) => (
  <p>
    <CertaintyTag certainty={entity.certainty} t={t} />
  </p>
);

/** What it is, in one sentence, with how sure it is that it exists where that is no fact; how much there is around it, and what matters besides. */
const Answer = ({ shown, context }: Props) => {
  const { entity, introduction } = shown;
  const { lang, t, along } = context;
  const { lead, figure, things } = introduction;
  return (
    <>
      <p class="sg-lead">
        <Linked text={lead} things={things} along={along} />
      </p>
      {entity.description ? (
        <p lang={standsInFrom(entity.description, entity.descriptions, lang)}>{entity.description}</p>
      ) : null}
      {entity.certainty === 'FACT' ? null : <HowSure shown={shown} context={context} />}
      {figure ? <FigureOf figure={figure} label={t('thing-glance')} /> : null}
      <Points introduction={introduction} context={context} />
    </>
  );
};

/** One thing: what it is, what is around it, what can be asked from here; then all of it, and its facts. */
export const EntityMain = ({ shown, context }: Props) => {
  const { entity } = shown;
  const { lang, t } = context;
  return (
    <>
      <a class="ds-skip-link" href="#bilde">
        {t('shell-skip-to-picture')}
      </a>
      <p class="sg-entity-kind">{capital(kindWord(entity.__typename, lang))}</p>
      <h1 lang={nameLanguage(entity, lang)}>{capital(entity.name)}</h1>
      <PageDay context={context} />
      <Answer shown={shown} context={context} />
      <Questions entity={shown.entity} context={context} />
      <div class="sg-answer sg-answer-pictured">
        <Related shown={shown} context={context} />
        <Around shown={shown} context={context} />
      </div>
      <section aria-labelledby="fakta">
        <h2 id="fakta">{t('thing-facts')}</h2>
        {entity.certainty === 'FACT' ? <HowSure shown={shown} context={context} /> : null}
        <Facts shown={shown} context={context} />
        <Sources shown={shown} context={context} />
      </section>
      <Versions shown={shown} context={context} />
      <History shown={shown} context={context} />
    </>
  );
};
