import type { ComponentChildren } from 'preact';
import { kinds } from '../gql/labels';
import type { Imported } from '../../src/server/page-request';
import type { BriefReport, LeftAlike } from '../../src/imports/report';
import { entityHref, hrefOf, type Along, type Lang } from '../model/state';
import { capital } from '../words/texts';
import { importWords, type ImportWords } from '../words/imports';
import type { Context, Page, Rendered } from './page';

/** Columns whose meaning the page asks for; the report itself has all. */
const MOST = 30;

const importable = (lang: Lang): readonly (readonly [string, string])[] =>
  Object.entries(kinds)
    .filter(([, { one }]) => one[lang] !== '')
    .map(([name, { one }]) => [name, capital(one[lang])] as const)
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

const FileField = ({ carried, words }: { carried: Imported['carried']; words: ImportWords }) => (
  <p class="sg-field">
    <label for="import-file">{carried ? words.otherFile(carried.name) : words.file}</label>
    <input class="ds-input" id="import-file" name="file" type="file" required={!carried} />
    {carried ? (
      <>
        <input type="hidden" name="carried" value={carried.base64} />
        <input type="hidden" name="carriedName" value={carried.name} />
      </>
    ) : null}
  </p>
);

const Buttons = ({ mayBeMade, words }: { mayBeMade: boolean; words: ImportWords }) => (
  <div class="sg-search-row">
    <button class="ds-button" name="do" value="look" data-variant={mayBeMade ? 'secondary' : 'primary'}>
      {words.look}
    </button>
    {mayBeMade ? (
      <>
        <button class="ds-button" name="do" value="make">
          {words.make}
        </button>
        <button class="ds-button" name="do" value="propose" data-variant="secondary">
          {words.propose}
        </button>
      </>
    ) : null}
  </div>
);

/** What the columns mean that are not understood, or that were told. */
const Mapping = ({ imported, lang, words }: { imported: Imported; lang: Lang; words: ImportWords }) => {
  const { report, fields } = imported;
  const unknown = report?.columns.flatMap(({ header, means }) => (means === null ? [header] : [])) ?? [];
  const told = Object.keys(fields).flatMap(name => (name.startsWith(MAP) ? [name.slice(MAP.length)] : []));
  const headers = [...new Set([...told, ...unknown])].slice(0, MOST);
  const targets = new Map(report?.targets.map(({ name, label }) => [name, capital(label[lang])]));
  const choices = [...targets].sort(([, a], [, b]) => a.localeCompare(b, lang));
  if (headers.length === 0) return null;
  return (
    <fieldset class="sg-more">
      <legend>{words.mapping}</legend>
      {headers.map((header, i) => (
        <Choice
          key={header}
          id={`import-map-${i}`}
          name={`${MAP}${header}`}
          label={header}
          values={[['', words.notTaken], ...knownOf(fields[`${MAP}${header}`], targets), ...choices]}
          chosen={fields[`${MAP}${header}`]}
        />
      ))}
    </fieldset>
  );
};

const knownOf = (
  chosen: string | undefined,
  targets: ReadonlyMap<string, string>,
): readonly [string, string][] => (chosen === undefined || targets.has(chosen) ? [] : [[chosen, chosen]]);

/** What a column means is a field of the form by its header. */
const MAP = 'map.';

const Form = ({ context: { lang, state, imported }, words }: { context: Context; words: ImportWords }) => {
  const { fields = {}, carried, report } = imported ?? {};
  const none = [['', words.asTheFileSays]] as const;
  const mayBeMade = report !== undefined && report.refused.count === 0 && !report.applied;
  return (
    <form class="sg-import" method="post" action={hrefOf(state)} enctype="multipart/form-data">
      <FileField carried={carried} words={words} />
      <Choice
        name="kind"
        label={words.kind}
        values={[...none, ...importable(lang)]}
        chosen={fields['kind']}
      />
      {imported ? <Mapping imported={imported} lang={lang} words={words} /> : null}
      <TextField name="key" label={words.key} note={words.keyNote} isSecret />
      <details class="sg-more" open={fields['title'] !== undefined || fields['actor'] !== undefined}>
        <summary>{words.moreChoices}</summary>
        <Choice
          name="certainty"
          label={words.certainty}
          values={Object.entries(words.certainties)}
          chosen={fields['certainty']}
        />
        <Choice
          name="match"
          label={words.match}
          values={Object.entries(words.matches)}
          chosen={fields['match']}
        />
        <TextField name="title" label={words.titleOf} note={words.titleNote} value={fields['title']} />
        <TextField name="actor" label={words.actor} note={words.actorNote} value={fields['actor']} />
      </details>
      <Buttons mayBeMade={mayBeMade} words={words} />
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
const Lefts = ({ of, title, words }: { of: BriefReport['refused']; title: string; words: ImportWords }) =>
  of.count === 0 ? null : (
    <Listed title={title} columns={words.leftColumns} more={of.more > 0 ? words.more(of.more) : undefined}>
      {of.told.map((left, i) => (
        <LeftRow key={i} left={left} words={words} />
      ))}
    </Listed>
  );

const LeftRow = ({ left, words }: { left: LeftAlike; words: ImportWords }) => (
  <tr>
    <th scope="row">{left.row === 0 ? '' : left.row}</th>
    <td>{left.column}</td>
    <td>
      {left.value}
      {left.more > 0 ? ` ${words.andMore(left.more)}` : ''}
    </td>
    <td>
      {left.code === 'REFUSED' ? <span lang="en">{left.message}</span> : words.why[left.code](left.of ?? '')}
    </td>
  </tr>
);

const IdLink = ({ id, along }: { id: string; along: Along }) => (
  <a class="ds-link" href={entityHref(id, along)}>
    {id}
  </a>
);

type RowsProps = Readonly<{ report: BriefReport; words: ImportWords; along: Along }>;

const Rows = ({ report: { rows, rowCount, applied: isThere }, words, along }: RowsProps) => (
  <Listed
    title={words.rows}
    columns={words.rowColumns}
    more={rowCount > rows.length ? words.more(rowCount - rows.length) : undefined}
  >
    {rows.map(({ row, id, status, relations }) => (
      <tr key={`${row} ${id}`}>
        <th scope="row">{row}</th>
        <td>{isThere || status === 'UNCHANGED' ? <IdLink id={id} along={along} /> : id}</td>
        <td>{words.statuses[status] ?? status}</td>
        <td>
          {Object.entries(relations)
            .map(([of, n]) => `${words.statuses[of] ?? of}: ${n}`)
            .join(', ')}
        </td>
      </tr>
    ))}
  </Listed>
);

const Report = ({ report, words, along }: { report: BriefReport; words: ImportWords; along: Along }) => {
  const { cells, changes, columns, applied, proposal, refused, notUnderstood } = report;
  const taken = columns.flatMap(({ header, means }) => (means === null ? [] : [`${header} → ${means}`]));
  const lead = applied
    ? words.made(changes)
    : proposal !== null
      ? words.proposed(proposal)
      : refused.count > 0
        ? words.refusedLead(refused.count)
        : words.wouldMake(changes);
  return (
    <>
      <p class="sg-lead" role="status">
        {lead}
      </p>
      <p>{words.cells(cells)}</p>
      <Lefts of={refused} title={words.refused} words={words} />
      <Lefts of={notUnderstood} title={words.notUnderstood} words={words} />
      <details>
        <summary>{words.columns}</summary>
        <p>{[...new Set(taken)].join(', ')}</p>
      </details>
      <Rows report={report} words={words} along={along} />
    </>
  );
};

const render = (context: Context): Rendered => {
  const { lang, imported, along } = context;
  const words = importWords[lang];
  const { report, fault } = imported ?? {};
  return {
    kind: 'page',
    status: fault ? 400 : 200,
    title: words.title,
    description: words.intro,
    main: (
      <>
        <h1>{words.title}</h1>
        {report || fault ? null : <p class="sg-lead">{words.intro}</p>}
        {fault ? (
          <div class="ds-alert" role="alert" data-color="danger">
            <p>{words.faults[fault.code] ?? words.faults['BAD_INPUT']}</p>
            {fault.code === 'UNAUTHENTICATED' ? null : (
              <p lang="en">
                {fault.message} {fault.hint}
              </p>
            )}
          </div>
        ) : null}
        {report ? <Report report={report} words={words} along={along} /> : null}
        <Form context={context} words={words} />
        <p>
          <a class="ds-link" href={`/import/template/information-system.xlsx?lang=${lang}`}>
            {words.template}
          </a>
        </p>
      </>
    ),
  };
};

/** A file that someone has, looked at and taken in, for people who don't write code. */
export const importPage: Page = { path: '/importer', render };
