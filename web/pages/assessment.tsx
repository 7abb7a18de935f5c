import type { FilledForm, FormSubject, PageForm } from '../../src/doors/server/page-request';
import type { KindName } from '../gql/graphql';
import { ASSESSMENT_PATH } from '../model/places';
import { isId, lookUp } from '../model/slots';
import { alongHref, entityHref, type Lang } from '../model/state';
import { CertaintyTag } from '../parts/certainty';
import { dateText, isDay } from '../words/texts';
import type { Say } from '../words/say';
import { notFoundPage } from './not-found';
import type { ExplorerPage, PageContext, Rendered } from './page';
import { troublePage } from './trouble';

type Report = FilledForm;
type Field = Report['sections'][number]['fields'][number];
type Told = Field['sentences'][number];

/** The parts of the address that say what a form is filled in of. */
const NAMES = ['tittel', 'tekst', 'hvem', 'valgt', 'bort'] as const;

/** Characters of a text that an address has room for; the command takes longer ones. */
const LONGEST = 3_000;
const MOST_LINES = 40;

const saidIn = ({ url }: PageContext, name: (typeof NAMES)[number]): string =>
  (url.searchParams.get(name) ?? '').trim().slice(0, LONGEST);

const linesIn = (text: string): readonly string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .slice(0, MOST_LINES);

const List = ({ forms, context }: { forms: readonly PageForm[]; context: PageContext }) => (
  <>
    <h1>{context.t('assess-title')}</h1>
    <p>{context.t('assess-intro')}</p>
    <ul>
      {forms.map(({ name, title, about }) => (
        <li key={name}>
          <a class="ds-link" href={alongHref(`${ASSESSMENT_PATH}/${name}`, context.along)}>
            {title}
          </a>
          <br />
          {about}
        </li>
      ))}
    </ul>
  </>
);

type AreaProps = Readonly<{
  name: string;
  label: string;
  note: string | undefined;
  rows: number;
  value?: string;
  most?: number;
}>;

const Area = ({ name, label, note, rows, value, most = LONGEST }: AreaProps) => (
  <p class="sg-field">
    <label for={`vurdering-${name}`}>{label}</label>
    {note === undefined ? null : (
      <span class="sg-note" id={`vurdering-${name}-note`}>
        {note}
      </span>
    )}
    <textarea
      class="ds-input"
      id={`vurdering-${name}`}
      name={name}
      rows={rows}
      maxLength={most}
      aria-describedby={note === undefined ? undefined : `vurdering-${name}-note`}
    >
      {value}
    </textarea>
  </p>
);

const Line = ({ name, label, value, note }: Omit<AreaProps, 'rows' | 'most'>) => (
  <p class="sg-field">
    <label for={`vurdering-${name}`}>{label}</label>
    {note === undefined ? null : (
      <span class="sg-note" id={`vurdering-${name}-note`}>
        {note}
      </span>
    )}
    <input
      class="ds-input"
      id={`vurdering-${name}`}
      name={name}
      value={value}
      maxLength={300}
      autocomplete="off"
      aria-describedby={note === undefined ? undefined : `vurdering-${name}-note`}
    />
  </p>
);

/** What a form is filled in of: all of it is optional, and said by what people call it. */
const Choices = ({ context }: { context: PageContext }) => {
  const { t } = context;
  const said = (name: (typeof NAMES)[number]): string => saidIn(context, name);
  return (
    <>
      <Line name="tittel" label={t('assess-name')} note={t('assess-name-note')} value={said('tittel')} />
      <Area
        name="valgt"
        label={t('assess-chosen')}
        note={t('assess-chosen-note')}
        rows={5}
        value={said('valgt')}
      />
      <Area
        name="tekst"
        label={t('assess-text')}
        note={t('assess-text-note')}
        rows={5}
        value={said('tekst')}
      />
      <Line name="hvem" label={t('assess-body')} note={undefined} value={said('hvem')} />
      <Area
        name="bort"
        label={t('assess-without')}
        note={t('assess-without-note')}
        rows={2}
        value={said('bort')}
      />
    </>
  );
};

/** Asks what the form is to be filled in of; its address is what it asks for. */
const Chooser = ({ form, context }: { form: PageForm; context: PageContext }) => {
  const { t, lang, state } = context;
  return (
    <>
      <h1>{form.title}</h1>
      <p>{form.about}</p>
      <h2>{t('assess-of')}</h2>
      <form method="get" action={`${ASSESSMENT_PATH}/${form.name}`}>
        {state.lang ? <input type="hidden" name="lang" value={lang} /> : null}
        {state.asOf === undefined ? null : <input type="hidden" name="dato" value={state.asOf} />}
        <Choices context={context} />
        <div class="sg-search-row">
          <button class="ds-button" type="submit">
            {t('assess-fill')}
          </button>
        </div>
      </form>
    </>
  );
};

type Reading = Readonly<{ context: PageContext; report: Report }>;

/** A sentence with how certain it is, its sources and the question whose answer it is. */
const Sentence = ({ of, t }: { of: Told; t: Say }) => (
  <li>
    {of.text} {of.certainty ? <CertaintyTag certainty={of.certainty} t={t} /> : null}{' '}
    <span class="sg-note">
      {of.kind === 'NOT_RECORDED' ? `${t('assess-not-recorded')} ` : ''}
      {of.kind === 'WRITTEN' ? `${t('assess-written')} ` : ''}
      {of.kind === 'FORM' ? `${t('assess-said-by-form')} ` : ''}
      {of.sources.map((number, i) => (
        <>
          {i === 0 ? '' : ', '}
          <a class="ds-link" href={`#kilde-${number}`}>
            {t('assess-source', { numbers: String(number) })}
          </a>
        </>
      ))}
      {of.question === undefined ? null : (
        <>
          {' '}
          <a class="ds-link" href={`#sporsmal-${of.question}`}>
            {t('assess-question', { number: String(of.question) })}
          </a>
        </>
      )}
    </span>
  </li>
);

const FieldPart = ({ field, number, t }: { field: Field; number: number; t: Say }) => {
  const { id, label, guidance, from, sentences, by, state } = field;
  return (
    <section aria-labelledby={`felt-${id}`}>
      <h3 id={`felt-${id}`}>
        {number}. {label}
      </h3>
      {guidance === undefined && from === undefined ? null : (
        <p class="sg-note">{[guidance, from === undefined ? '' : `(${from})`].filter(Boolean).join(' ')}</p>
      )}
      {by === 'JUDGED' ? <p class="sg-note">{t('assess-judged')}</p> : null}
      {by === 'PERSON' && state === 'LEFT' ? <p class="sg-note">{t('assess-person')}</p> : null}
      {sentences.length === 0 ? null : (
        <ul>
          {sentences.map((of, i) => (
            <Sentence key={i} of={of} t={t} />
          ))}
        </ul>
      )}
      <p class="sg-field">
        <label for={`svar-${id}`} id={`svar-${id}-navn`}>
          {t('assess-answer')}
        </label>
        <textarea
          class="ds-input"
          id={`svar-${id}`}
          name={`svar-${id}`}
          rows={3}
          maxLength={10_000}
          aria-labelledby={`svar-${id}-navn felt-${id}`}
        />
      </p>
    </section>
  );
};

const AS = ['docx', 'html', 'json', 'md'] as const;

/** What was chosen goes along with what is written, so that the document is made of both. */
const Carried = ({ context: { lang, along }, report: { subject } }: Reading) => {
  const values: readonly (readonly [string, string | undefined])[] = [
    ['lang', lang],
    ['dato', along.day],
    ['tittel', subject.title],
    ['tekst', subject.text],
    ['hvem', subject.body?.id],
    ['valgt', subject.of.map(({ id }) => id).join('\n')],
    ['bort', subject.change?.without.map(({ id }) => id).join('\n')],
  ];
  return (
    <>
      {values.map(([name, value]) =>
        value === undefined || value === '' ? null : (
          <input key={name} type="hidden" name={name} value={value} />
        ),
      )}
    </>
  );
};

const Sources = ({ context: { t, lang, along }, report }: Reading) => (
  <>
    <h2>{t('assess-sources')}</h2>
    <ol>
      {report.sources.map(({ number, id, title, url, license, day }) => (
        <li key={number} id={`kilde-${number}`} value={number}>
          {id === undefined ? (
            title
          ) : (
            <a class="ds-link" href={entityHref(id, along)}>
              {title}
            </a>
          )}
          {url !== undefined && /^https?:\/\//.test(url) ? (
            <>
              {' '}
              <a class="ds-link" href={url}>
                {url}
              </a>
            </>
          ) : null}
          {license === undefined ? '' : ` ${license}`}
          {day === undefined ? '' : ` ${t('assess-read-on', { day: dateText(day, lang) })}`}
        </li>
      ))}
    </ol>
    <h2>{t('assess-questions')}</h2>
    <p>{t('assess-questions-note')}</p>
    {report.questions.map(({ number, query, variables }) => (
      <details key={number} id={`sporsmal-${number}`}>
        <summary>{t('assess-question', { number: String(number) })}</summary>
        <pre tabIndex={0}>{`${query}\n\n${JSON.stringify(variables)}`}</pre>
      </details>
    ))}
  </>
);

/** What the report is of, and where what asks for it stands. */
const Head = ({ context, report }: Reading) => {
  const { t, lang, along, url } = context;
  const { form, subject, status, counts, day, drawnUp } = report;
  return (
    <>
      <h1>{subject.title === undefined ? form.title : `${form.title}: ${subject.title}`}</h1>
      <p>{form.about}</p>
      <p>{t('assess-drawn', { day: dateText(drawnUp, lang), of: dateText(day, lang) })}</p>
      <p>{t('assess-counts', counts)}</p>
      <p>
        <a class="ds-link" href={`${url.pathname}?${again(url)}`}>
          {t('assess-again')}
        </a>
      </p>
      <Things label={t('assess-chosen')} things={subject.of} along={along} />
      <Things label={t('assess-without')} things={subject.change?.without ?? []} along={along} />
      <h2>{t('assess-status')}</h2>
      <ul>
        {status.map((of, i) => (
          <Sentence key={i} of={of} t={t} />
        ))}
      </ul>
    </>
  );
};

type ThingsProps = Readonly<{ label: string; things: Report['subject']['of']; along: PageContext['along'] }>;

const Things = ({ label, things, along }: ThingsProps) =>
  things.length === 0 ? null : (
    <p>
      {label}:{' '}
      {things.map(({ id, name }, i) => (
        <>
          {i === 0 ? '' : ', '}
          <a class="ds-link" href={entityHref(id, along)}>
            {name}
          </a>
        </>
      ))}
    </p>
  );

/** The files that the report, and what is written beside it, are taken along as. */
const Take = ({ t }: { t: Say }) => (
  <>
    <h2>{t('assess-taken')}</h2>
    <p>{t('assess-taken-note')}</p>
    <div class="sg-search-row">
      {AS.map((as, i) => (
        <button
          key={as}
          class="ds-button"
          name="format"
          value={as}
          data-variant={i === 0 ? 'primary' : 'secondary'}
        >
          {t(`assess-as-${as}`)}
        </button>
      ))}
    </div>
  </>
);

const Filled = ({ context, report }: Reading) => {
  const { t } = context;
  const { form, sections } = report;
  let number = 0;
  return (
    <>
      <Head context={context} report={report} />
      <form method="post" action={`${ASSESSMENT_PATH}/${form.name}`}>
        <Carried context={context} report={report} />
        {sections.map(({ id, title, fields }) => (
          <section key={id} aria-labelledby={`del-${id}`}>
            <h2 id={`del-${id}`}>{title}</h2>
            {fields.map(field => (
              <FieldPart key={field.id} field={field} number={(number += 1)} t={t} />
            ))}
          </section>
        ))}
        <Take t={t} />
      </form>
      <Sources context={context} report={report} />
    </>
  );
};

/** The same address with the form that chooses in place of what it gives. */
const again = (url: URL): string => {
  const to = new URLSearchParams(url.search);
  to.set('endre', 'ja');
  return to.toString();
};

/** Ids of what was typed, a line each; or why one of them stands for nothing. */
const idsOf = async (
  context: PageContext,
  text: string,
  kinds: readonly KindName[],
): Promise<readonly string[] | Rendered> => {
  const ids: string[] = [];
  for (const line of linesIn(text)) {
    const found = isId(line)
      ? { id: line }
      : await lookUp({ ...context, asOf: context.along.day }, line, kinds, id => hrefWith(context, line, id));
    if ('trouble' in found) return troublePage(found.trouble, context);
    ids.push(found.id);
  }
  return ids;
};

const hrefWith = ({ url }: PageContext, line: string, id: string): string => {
  const to = new URLSearchParams(url.search);
  for (const name of NAMES) {
    const lines = to.get(name)?.split('\n');
    if (lines) to.set(name, lines.map(of => (of.trim() === line ? id : of)).join('\n'));
  }
  return `${url.pathname}?${to}`;
};

const isPage = (of: readonly string[] | Rendered): of is Rendered => 'kind' in of;

const subjectOf = async (context: PageContext, { chooses }: PageForm): Promise<FormSubject | Rendered> => {
  const kinds = chooses as readonly KindName[];
  const of = await idsOf(context, saidIn(context, 'valgt'), kinds);
  if (isPage(of)) return of;
  const without = await idsOf(context, saidIn(context, 'bort'), []);
  if (isPage(without)) return without;
  const bodies = await idsOf(context, saidIn(context, 'hvem'), []);
  if (isPage(bodies)) return bodies;
  const [body] = bodies;
  const said = (name: 'tittel' | 'tekst'): string | undefined => saidIn(context, name) || undefined;
  return { of, without, body, title: said('tittel'), text: said('tekst') };
};

const isSubject = (of: FormSubject | Rendered): of is FormSubject => 'of' in of;

const formPage = async (context: PageContext, form: PageForm, lang: Lang): Promise<Rendered> => {
  const { forms, along, state, url } = context;
  const { title, about: description } = form;
  const isChosen = NAMES.some(name => saidIn(context, name) !== '') && url.searchParams.get('endre') === null;
  if (state.asOf !== undefined && !isDay(state.asOf))
    return troublePage({ kind: 'day', text: state.asOf }, context);
  if (!isChosen) return { kind: 'page', title, description, main: <Chooser form={form} context={context} /> };
  const subject = await subjectOf(context, form);
  if (!isSubject(subject)) return subject;
  const { report, fault } = (await forms?.fill(form.name, subject, { lang, day: along.day })) ?? {};
  if (fault) return troublePage({ kind: 'fault', fault }, context);
  if (report === undefined) return notFoundPage.render(context);
  return { kind: 'page', title, description, main: <Filled context={context} report={report} /> };
};

const render = async (context: PageContext): Promise<Rendered> => {
  const { forms, lang, t, url } = context;
  const all = (await forms?.all(lang)) ?? [];
  const name = url.pathname.slice(ASSESSMENT_PATH.length + 1);
  if (name === '')
    return { kind: 'page', title: t('assess-title'), main: <List forms={all} context={context} /> };
  const form = all.find(of => of.name === name);
  return form === undefined ? notFoundPage.render(context) : formPage(context, form, lang);
};

/** Forms of the pack that are filled in from the graph, where it has any. */
export const assessmentPages: readonly ExplorerPage[] = [
  { path: ASSESSMENT_PATH, needsForms: true, render },
  {
    path: `${ASSESSMENT_PATH}/`,
    needsForms: true,
    render,
    takes: () => [...NAMES, 'endre'].map(name => ({ name })),
  },
];
