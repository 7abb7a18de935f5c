import type { ComponentChildren } from 'preact';
import { kinds } from '../gql/labels';
import type { Imported } from '../../src/doors/server/page-request';
import type { BriefReport, LeftAlike } from '../../src/files/imports/report';
import { entityHref, hrefOf, type Along, type Lang } from '../model/state';
import { capital } from '../words/texts';
import { wordIn, type Say } from '../words/say';
import type { PageContext, ExplorerPage, Rendered } from './page';
import { POLICIES_PATH, policyHref } from './policies';

const CERTAINTIES = ['FACT', 'DEDUCTION', 'UNCERTAIN'] as const;
const MATCHES = ['key', 'name'] as const;
const TAKES = ['all', 'understood'] as const;
const GONE = ['keep', 'end'] as const;
const WEIGHS = ['false', 'true'] as const;
/** Names of what is gone that are told. */
const MOST_GONE = 20;
const LEFT_COLUMNS = ['row', 'column', 'value', 'why'] as const;
const ROW_COLUMNS = ['row', 'what', 'status', 'relations'] as const;
const FAULTS = ['BAD_INPUT', 'UNAUTHENTICATED', 'FORBIDDEN', 'TOO_COMPLEX', 'TOO_LARGE'] as const;
const STATUSES = ['CREATED', 'CHANGED', 'UNCHANGED', 'REFUSED', 'REFERRED'] as const;

const statusText = (status: string, t: Say): string => {
  const known = STATUSES.find(of => of === status);
  return known ? t(`upload-statuses-${known}`) : status;
};

/** Columns whose meaning the page asks for; the report itself has all. */
const MOST = 30;

const importable = (lang: Lang): readonly (readonly [string, string])[] =>
  Object.entries(kinds)
    .map(([name, { one }]) => [name, capital(wordIn(one, lang) ?? '')] as const)
    .filter(([, label]) => label !== '')
    .sort(([, a], [, b]) => a.localeCompare(b, lang));

type FieldProps = Readonly<{
  name: string;
  label: string;
  note: string;
  isSecret?: boolean;
  value?: string | undefined;
}>;

const TextField = ({ name, label, note, isSecret, value }: FieldProps) => {
  const id = `import-${name}`;
  const same = { class: 'ds-input', id, name, maxLength: 300, 'aria-describedby': `${id}-note` };
  return (
    <p class="sg-field">
      <label for={id}>{label}</label>
      {isSecret ? (
        <input {...same} type="password" autocomplete="off" />
      ) : (
        <input {...same} type="text" value={value} autocomplete="off" />
      )}
      <span class="sg-note" id={`${id}-note`}>
        {note}
      </span>
    </p>
  );
};

type ChoiceProps = Readonly<{
  id?: string;
  name: string;
  label: string;
  values: readonly (readonly [string, string])[];
  chosen: string | undefined;
}>;

const Choice = ({ name, id = `import-${name}`, label, values, chosen }: ChoiceProps) => (
  <p class="sg-field">
    <label for={id}>{label}</label>
    <select class="ds-input" id={id} name={name}>
      {values.map(([value, text]) => (
        <option key={value} value={value} selected={value === chosen}>
          {text}
        </option>
      ))}
    </select>
  </p>
);

const FileField = ({ carried, t }: { carried: Imported['carried']; t: Say }) => (
  <p class="sg-field">
    <label for="import-file">
      {carried ? t('upload-other-file', { name: carried.name }) : t('upload-file')}
    </label>
    <input class="ds-input" id="import-file" name="file" type="file" required={!carried} />
    {carried ? (
      <>
        <input type="hidden" name="carried" value={carried.base64} />
        <input type="hidden" name="carriedName" value={carried.name} />
      </>
    ) : null}
  </p>
);

const Buttons = ({ mayBeMade, hasRest, t }: { mayBeMade: boolean; hasRest: boolean; t: Say }) => (
  <div class="sg-search-row">
    <button class="ds-button" name="do" value="look" data-variant={mayBeMade ? 'secondary' : 'primary'}>
      {t('upload-look')}
    </button>
    {mayBeMade ? (
      <>
        <button class="ds-button" name="do" value="make">
          {t('upload-make')}
        </button>
        <button class="ds-button" name="do" value="propose" data-variant="secondary">
          {t('upload-propose')}
        </button>
      </>
    ) : null}
    {hasRest ? (
      <button class="ds-button" name="do" value="rest" data-variant="tertiary">
        {t('upload-rest')}
      </button>
    ) : null}
  </div>
);

/** What the columns mean that are not understood, that were guessed, or that were told. */
const Mapping = ({ imported, lang, t }: { imported: Imported; lang: Lang; t: Say }) => {
  const { report, fields } = imported;
  const columns = report?.columns.filter(({ means, guess }) => means === null || guess !== null) ?? [];
  const told = Object.keys(fields).flatMap(name => (name.startsWith(MAP) ? [name.slice(MAP.length)] : []));
  const headers = [...new Set([...told, ...columns.map(({ header }) => header)])].slice(0, MOST);
  const targets = new Map(
    report?.targets.map(({ name, label }) => [name, capital(wordIn(label, lang) ?? name)]),
  );
  const choices = [...targets].sort(([, a], [, b]) => a.localeCompare(b, lang));
  if (headers.length === 0) return null;
  return (
    <fieldset class="sg-more">
      <legend>{t('upload-mapping')}</legend>
      {headers.map((header, i) => {
        const { means, guess = null } = columns.find(one => one.header === header) ?? {};
        const chosen = fields[`${MAP}${header}`] ?? means ?? undefined;
        return (
          <Choice
            key={header}
            id={`import-map-${i}`}
            name={`${MAP}${header}`}
            label={guess ? `${header} (${guessText(guess, t)})` : header}
            values={[[means ? NOTHING : '', t('upload-not-taken')], ...knownOf(chosen, targets), ...choices]}
            chosen={chosen}
          />
        );
      })}
    </fieldset>
  );
};

type Guess = NonNullable<BriefReport['columns'][number]['guess']>;

const guessText = ({ by, fit, of }: Guess, t: Say): string =>
  by === 'HEADING' ? t('upload-guess-HEADING') : t('upload-guess-VALUES', { fit, of });

/** What the values mean that are not understood, once each. */
const Values = ({ imported, lang, t }: { imported: Imported; lang: Lang; t: Say }) => {
  const { report, fields } = imported;
  const asked = report?.values.map(of => ({
    ...of,
    name: `${VALUE}${JSON.stringify([of.column, of.value])}`,
  }));
  const told = Object.entries(fields).filter(
    ([name]) => name.startsWith(VALUE) && asked?.every(of => of.name !== name) !== false,
  );
  if (!asked?.length) return <Told fields={told} />;
  return (
    <fieldset class="sg-more">
      <legend>{t('upload-values')}</legend>
      <Told fields={told} />
      {asked.map(({ name, column, value, count, choices }, i) => (
        <Choice
          key={name}
          id={`import-value-${i}`}
          name={name}
          label={`${column}: ${value}${count > 1 ? ` (${count})` : ''}`}
          values={[
            ['', t('upload-value-kept')],
            [NOTHING, t('upload-not-taken')],
            ...choices.map(of => [of.value, choiceText(of, lang, t)] as const),
          ]}
          chosen={fields[name]}
        />
      ))}
    </fieldset>
  );
};

const choiceText = (
  { value, label }: BriefReport['values'][number]['choices'][number],
  lang: Lang,
  t: Say,
): string => {
  if (value === 'true') return capital(t('upload-yes'));
  if (value === 'false') return capital(t('upload-no'));
  return capital(wordIn(label, lang) ?? Object.values(label)[0] ?? value);
};

/** What was said before, and is not asked again. */
const Told = ({ fields }: { fields: readonly (readonly [string, string])[] }) => (
  <>
    {fields.map(([name, value]) => (
      <input key={name} type="hidden" name={name} value={value} />
    ))}
  </>
);

const knownOf = (
  chosen: string | undefined,
  targets: ReadonlyMap<string, string>,
): readonly [string, string][] => (chosen === undefined || targets.has(chosen) ? [] : [[chosen, chosen]]);

/** What a column means is a field of the form by its header. */
const MAP = 'map.';
/** What a value means is one by its header and itself. */
const VALUE = 'value.';
/** What a column or a value is mapped to that is not taken. */
const NOTHING = '-';

/** Which source it is of, and when the next is due. */
const OfSource = ({ fields, t }: { fields: Imported['fields']; t: Say }) => (
  <>
    <TextField
      name="title"
      label={t('upload-title-of')}
      note={t('upload-title-note')}
      value={fields['title']}
    />
    <TextField
      name="source"
      label={t('upload-source')}
      note={t('upload-source-note')}
      value={fields['source']}
    />
    <TextField name="due" label={t('upload-due')} note={t('upload-due-note')} value={fields['due']} />
  </>
);

const Weighing = ({ fields, t }: { fields: Imported['fields']; t: Say }) => (
  <Choice
    name="policies"
    label={t('policy-shifts')}
    values={WEIGHS.map(of => [of, t(`upload-weighs-${of}`)] as const)}
    chosen={fields['policies']}
  />
);

/** How sure it is, and whose: what most leave as it is. */
const MoreChoices = ({ fields, t, weighs }: { fields: Imported['fields']; t: Say; weighs: boolean }) => (
  <details
    class="sg-more"
    open={['title', 'source', 'due', 'actor', 'take', 'gone', 'policies'].some(
      name => fields[name] !== undefined,
    )}
  >
    <summary>{t('upload-more-choices')}</summary>
    <Choice
      name="certainty"
      label={t('upload-certainty')}
      values={CERTAINTIES.map(of => [of, t(`upload-certainties-${of}`)] as const)}
      chosen={fields['certainty']}
    />
    <Choice
      name="match"
      label={t('upload-match')}
      values={MATCHES.map(of => [of, t(`upload-matches-${of}`)] as const)}
      chosen={fields['match']}
    />
    <Choice
      name="take"
      label={t('upload-take')}
      values={TAKES.map(of => [of, t(`upload-takes-${of}`)] as const)}
      chosen={fields['take']}
    />
    <Choice
      name="gone"
      label={t('upload-where-gone')}
      values={GONE.map(of => [of, t(`upload-gones-${of}`)] as const)}
      chosen={fields['gone']}
    />
    {weighs ? <Weighing fields={fields} t={t} /> : null}
    <OfSource fields={fields} t={t} />
    <TextField name="actor" label={t('upload-actor')} note={t('upload-actor-note')} value={fields['actor']} />
  </details>
);

const hasRest = (report: BriefReport | undefined): boolean =>
  report !== undefined &&
  report.rows.every(({ thing }) => thing === null) &&
  report.notUnderstood.count + report.refused.count + report.rowsLeft.count > 0;

/** What the page of a source fills in. */
const asOfAddress = (url: URL): Imported['fields'] => {
  const source = url.searchParams.get(SOURCE_SLOT);
  return source === null ? {} : { source };
};
const SOURCE_SLOT = 'kilde';

/** What was just imported is taken back by one press, with the key. */
const TakeBack = ({ context: { state, imported, t } }: { context: PageContext }) => {
  const { report } = imported ?? {};
  if (report?.applied !== true) return null;
  return (
    <form class="sg-import" method="post" action={hrefOf(state)} enctype="multipart/form-data">
      <input type="hidden" name="source" value={report.source} />
      <p class="sg-field">
        <label for="import-undo-key">{t('upload-key')}</label>
        <input
          class="ds-input"
          id="import-undo-key"
          name="key"
          type="password"
          maxLength={300}
          autocomplete="off"
        />
      </p>
      <button class="ds-button" name="do" value="undo" data-variant="secondary">
        {t('upload-undo')}
      </button>
    </form>
  );
};

const BackAgain = ({ taken, t }: { taken: NonNullable<Imported['takenBack']>; t: Say }) => {
  const { number, left, faults } = taken;
  if (left === 0)
    return (
      <p class="sg-lead" role="status">
        {t('upload-undone', { number })}
      </p>
    );
  return (
    <div class="ds-alert" role="alert" data-color="danger">
      <p>{t('upload-not-undone', { number })}</p>
      <ul lang="en">
        {faults.map(({ path, message, hint }) => (
          <li key={path}>
            {message} {hint}
          </li>
        ))}
      </ul>
    </div>
  );
};

const Form = ({ context: { lang, state, url, imported, t, offers } }: { context: PageContext }) => {
  const { fields = asOfAddress(url), carried, report } = imported ?? {};
  const none = [['', t('upload-as-the-file-says')]] as const;
  const mayBeMade = report !== undefined && report.refused.count === 0 && !report.applied;
  return (
    <form class="sg-import" method="post" action={hrefOf(state)} enctype="multipart/form-data">
      <FileField carried={carried} t={t} />
      <Choice
        name="kind"
        label={t('upload-kind')}
        values={[...none, ...importable(lang)]}
        chosen={fields['kind']}
      />
      {imported ? <Mapping imported={imported} lang={lang} t={t} /> : null}
      {imported ? <Values imported={imported} lang={lang} t={t} /> : null}
      <TextField name="key" label={t('upload-key')} note={t('upload-key-note')} isSecret />
      <MoreChoices fields={fields} t={t} weighs={offers(POLICIES_PATH)} />
      <Buttons mayBeMade={mayBeMade} hasRest={hasRest(report)} t={t} />
    </form>
  );
};

type ListedProps = Readonly<{
  title: string;
  columns: readonly string[];
  /** That there are more than are listed. */
  more: string | undefined;
  children: ComponentChildren;
}>;

/** A part of the report, as a table. */
const Listed = ({ title, columns, more, children }: ListedProps) => (
  <section>
    <h2>{title}</h2>
    <div class="sg-table" role="region" aria-label={title} tabIndex={0}>
      <table class="ds-table" data-zebra>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
    {more === undefined ? null : <p>{more}</p>}
  </section>
);

/** What was left, those of one column with one reason together. */
const Lefts = ({ of, title, t }: { of: BriefReport['refused']; title: string; t: Say }) =>
  of.count === 0 ? null : (
    <Listed
      title={title}
      columns={LEFT_COLUMNS.map(of => t(`upload-left-column-${of}`))}
      more={of.more > 0 ? t('upload-more', { n: of.more }) : undefined}
    >
      {of.told.map((left, i) => (
        <LeftRow key={i} left={left} t={t} />
      ))}
    </Listed>
  );

const LeftRow = ({ left, t }: { left: LeftAlike; t: Say }) => (
  <tr>
    <th scope="row">{left.row === 0 ? '' : left.row}</th>
    <td>{left.column}</td>
    <td>
      {left.value}
      {left.more > 0 ? ` ${t('upload-and-more', { n: left.more })}` : ''}
    </td>
    <td>
      {left.code === 'REFUSED' ? (
        <span lang="en">{left.message}</span>
      ) : (
        t(`upload-why-${left.code}`, { of: left.of ?? '' })
      )}
    </td>
  </tr>
);

const IdLink = ({ id, along }: { id: string; along: Along }) => (
  <a class="ds-link" href={entityHref(id, along)}>
    {id}
  </a>
);

type RowsProps = Readonly<{ report: BriefReport; t: Say; along: Along }>;

const Rows = ({ report: { rows, rowCount, applied: isThere }, t, along }: RowsProps) => (
  <Listed
    title={t('upload-rows')}
    columns={ROW_COLUMNS.map(of => t(`upload-row-column-${of}`))}
    more={rowCount > rows.length ? t('upload-more', { n: rowCount - rows.length }) : undefined}
  >
    {rows.map(({ row, id, status, relations }) => (
      <tr key={`${row} ${id}`}>
        <th scope="row">{row}</th>
        <td>{isThere || status === 'UNCHANGED' ? <IdLink id={id} along={along} /> : id}</td>
        <td>{statusText(status, t)}</td>
        <td>
          {Object.entries(relations)
            .map(([of, n]) => `${statusText(of, t)}: ${n}`)
            .join(', ')}
        </td>
      </tr>
    ))}
  </Listed>
);

const Read = ({ report: { cells, readBy }, t }: { report: BriefReport; t: Say }) => (
  <>
    <p>{t('upload-cells', cells)}</p>
    {cells.kept === 0 ? null : <p>{t('upload-kept', { n: cells.kept })}</p>}
    {readBy === null ? null : <p>{t('upload-read-by', { number: readBy })}</p>}
  </>
);

const Gone = ({ gone, t }: { gone: BriefReport['gone']; t: Say }) =>
  gone.length === 0 ? null : (
    <p>
      {t('upload-gone', {
        n: gone.length,
        names: gone
          .slice(0, MOST_GONE)
          .map(({ name }) => name)
          .join(', '),
      })}
    </p>
  );

/** What it would do to the policies, where that was looked into. */
const Shifts = ({ policies, t, along }: { policies: BriefReport['policies']; t: Say; along: Along }) => {
  if (policies === undefined) return null;
  if (!policies?.length) return <p>{t(policies ? 'policy-shifts-none' : 'policy-shifts-unseen')}</p>;
  return (
    <section>
      <h2>{t('policy-shifts')}</h2>
      <ul>
        {policies.map(({ policy, explanation, broken }) => (
          <li key={policy}>
            <a class="ds-link" href={policyHref(policy, { along })}>
              {explanation}
            </a>
            {broken.length > 0
              ? ` ${t('policy-shift-broken', { names: broken.map(({ id }) => id).join(', ') })}`
              : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Report = ({ report, t, along }: { report: BriefReport; t: Say; along: Along }) => {
  const { changes, columns, applied, proposal, refused, notUnderstood, rowsLeft, sheetsLeft, gone } = report;
  const taken = columns.flatMap(({ header, means }) => (means === null ? [] : [`${header} → ${means}`]));
  const lead = applied
    ? t('upload-made', changes)
    : proposal !== null
      ? t('upload-proposed', { id: proposal })
      : refused.count > 0
        ? t('upload-refused-lead', { n: refused.count })
        : t('upload-would-make', changes);
  return (
    <>
      <p class="sg-lead" role="status">
        {lead}
      </p>
      <Read report={report} t={t} />
      <Lefts of={refused} title={t('upload-refused')} t={t} />
      {sheetsLeft.length > 0 ? <p>{t('upload-sheets-left', { names: sheetsLeft.join(', ') })}</p> : null}
      <Gone gone={gone} t={t} />
      <Shifts policies={report.policies} t={t} along={along} />
      <Lefts of={rowsLeft} title={t('upload-rows-left')} t={t} />
      <Lefts of={notUnderstood} title={t('upload-not-understood')} t={t} />
      <details>
        <summary>{t('upload-columns')}</summary>
        <p>{[...new Set(taken)].join(', ')}</p>
      </details>
      <Rows report={report} t={t} along={along} />
    </>
  );
};

const Fault = ({ fault, t }: { fault: NonNullable<Imported['fault']>; t: Say }) => (
  <div class="ds-alert" role="alert" data-color="danger">
    <p>{t(`upload-faults-${FAULTS.find(code => code === fault.code) ?? 'BAD_INPUT'}`)}</p>
    {fault.code === 'UNAUTHENTICATED' ? null : (
      <p lang="en">
        {fault.message} {fault.hint}
      </p>
    )}
  </div>
);

const render = (context: PageContext): Rendered => {
  const { lang, imported, along, t } = context;
  const { report, fault } = imported ?? {};
  return {
    kind: 'page',
    status: fault ? 400 : 200,
    title: t('upload-title'),
    description: t('upload-intro'),
    main: (
      <>
        <h1>{t('upload-title')}</h1>
        {report || fault || imported?.takenBack ? null : <p class="sg-lead">{t('upload-intro')}</p>}
        {fault ? <Fault fault={fault} t={t} /> : null}
        {imported?.takenBack ? <BackAgain taken={imported.takenBack} t={t} /> : null}
        {report ? <Report report={report} t={t} along={along} /> : null}
        <TakeBack context={context} />
        <Form context={context} />
        <p>
          <a class="ds-link" href={`/import/template/information-system.xlsx?lang=${lang}`}>
            {t('upload-template')}
          </a>
        </p>
      </>
    ),
  };
};

/** A file that someone has, looked at and taken in, for people who don't write code. */
export const importPage: ExplorerPage = { path: '/importer', takes: () => [{ name: SOURCE_SLOT }], render };
