import type { ComponentChildren } from 'preact';
import type { ReportField } from '../../src/doors/server/page-request';
import { ClaimDocument, NamesDocument, type RelationName } from '../gql/graphql';
import type { StepFact, ThingRef } from '../model/answer';
import { backIn, REPORT_PATH, reportedIn, reportKey } from '../model/report';
import { hrefOf, isRelation } from '../model/state';
import { Step } from '../parts/steps';
import { claimText, phraseOf } from '../words/claims';
import type { PageContext, ExplorerPage, Rendered } from './page';

/** What is reported, as it is recorded. */
type About = Readonly<{ steps: readonly StepFact[]; thing: ThingRef | undefined }>;

const stepsOf = async (context: PageContext): Promise<readonly StepFact[]> => {
  const { ask, url, lang, state } = context;
  const found = await Promise.all(
    reportedIn(url).map(async ({ from, relation, to, validFrom }) => {
      if (!isRelation(relation)) return [];
      const relations: RelationName[] = [relation];
      const { data } = await ask(ClaimDocument, { from, to, relations, asOf: state.asOf, lang });
      const steps: readonly StepFact[] = data?.paths?.nodes.flatMap(({ steps: of }) => of) ?? [];
      return steps.filter(step => (step.validFrom ?? undefined) === validFrom).slice(0, 1);
    }),
  );
  return found.flat();
};

const thingOf = async ({ ask, url, lang, state }: PageContext): Promise<ThingRef | undefined> => {
  const id = url.searchParams.get('om');
  if (id === null || id === '') return undefined;
  const { data } = await ask(NamesDocument, { ids: [id.slice(0, 300)], asOf: state.asOf, lang });
  return data?.entities.nodes[0];
};

/** What is reported, as the form says it. */
const KINDS = ['feil', 'kilde', 'annet'] as const;

type Form = Readonly<{ context: PageContext; about: About }>;

const isWrong = ({ reported }: PageContext, field: ReportField): boolean =>
  reported?.faults.includes(field) ?? false;

const Facts = ({ context, about: { steps } }: Form) => (
  <ol class="sg-plain">
    {steps.map(step => (
      <Step key={reportKey(step)} step={step} isWeakest={false} reading={context} />
    ))}
  </ol>
);

/** What it is about: the one relation, one of several, or a thing. */
const Claims = (form: Form) => {
  const {
    context,
    about: { steps, thing },
  } = form;
  const { lang, t, reported } = context;
  const [only, another] = steps;
  if (only === undefined)
    return (
      <p>
        {t('report-about-thing')} {thing?.name}.
        <input type="hidden" name="om" value={thing?.id} />
      </p>
    );
  if (another === undefined)
    return (
      <>
        <Facts {...form} />
        <input type="hidden" name="ledd" value={reportKey(only)} />
      </>
    );
  const claims = steps.map(step => {
    const text = claimText(step.from, phraseOf(step, lang), step.to, lang);
    return [reportKey(step), text] as const;
  });
  const asked = { legend: t('report-about'), chosen: reported?.fields['ledd'] };
  return (
    <>
      <Choices name="ledd" field="claim" values={claims} context={context} {...asked} />
      <details class="sg-more">
        <summary>{t('source-steps', { n: steps.length })}</summary>
        <Facts {...form} />
      </details>
    </>
  );
};

type ChoicesProps = Readonly<{
  name: string;
  field: ReportField;
  legend: string;
  values: readonly (readonly [string, string])[];
  chosen: string | undefined;
  context: PageContext;
}>;

const Choices = ({ name, field, legend, values, chosen, context }: ChoicesProps) => (
  <fieldset class="sg-fieldset" id={`meld-${field}`} tabIndex={-1} aria-describedby={faultId(context, field)}>
    <legend>{legend}</legend>
    <Wrong field={field} context={context} />
    {values.map(([value, text]) => (
      <label key={value} class="sg-radio">
        <input type="radio" name={name} value={value} checked={value === chosen} />
        {text}
      </label>
    ))}
  </fieldset>
);

const faultId = (context: PageContext, field: ReportField): string | undefined =>
  isWrong(context, field) ? `meld-${field}-feil` : undefined;

const Wrong = ({ field, context }: { field: ReportField; context: PageContext }) =>
  isWrong(context, field) ? (
    <span class="sg-wrong" id={faultId(context, field)}>
      {context.t(`report-faults-${field}`)}
    </span>
  ) : null;

type FieldProps = Readonly<{
  field: ReportField;
  label: string;
  note?: string;
  context: PageContext;
  children: (same: Same) => ComponentChildren;
}>;
type Same = Readonly<{
  class: string;
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': 'true' | undefined;
}>;

const Field = ({ field, label, note, context, children }: FieldProps) => {
  const id = `meld-${field}`;
  const described = [faultId(context, field), note === undefined ? undefined : `${id}-note`];
  return (
    <p class="sg-field">
      <label for={id}>{label}</label>
      {note === undefined ? null : (
        <span class="sg-note" id={`${id}-note`}>
          {note}
        </span>
      )}
      <Wrong field={field} context={context} />
      {children({
        class: 'ds-input',
        id,
        'aria-describedby': described.filter(of => of !== undefined).join(' ') || undefined,
        'aria-invalid': isWrong(context, field) ? 'true' : undefined,
      })}
    </p>
  );
};

const Said = ({ context }: Omit<Form, 'about'>) => {
  const { t } = context;
  const { fields = {} } = context.reported ?? {};
  const isOpen = context.reports === 'all';
  return (
    <>
      <Field field="comment" label={t('report-comment')} note={t('report-comment-note')} context={context}>
        {same => (
          <textarea {...same} name="kommentar" rows={4} maxLength={800}>
            {fields['kommentar']}
          </textarea>
        )}
      </Field>
      <Field field="source" label={t('report-source')} context={context}>
        {same => (
          <input {...same} name="kilde" type="text" inputMode="url" maxLength={500} value={fields['kilde']} />
        )}
      </Field>
      <Field field="quote" label={t('report-quote')} context={context}>
        {same => (
          <textarea {...same} name="sitat" rows={3} maxLength={800}>
            {fields['sitat']}
          </textarea>
        )}
      </Field>
      <Field
        field="key"
        label={isOpen ? t('report-key-optional') : t('report-key')}
        note={t('report-key-note')}
        context={context}
      >
        {same => <input {...same} name="key" type="password" maxLength={300} autocomplete="off" />}
      </Field>
    </>
  );
};

const ReportForm = ({ context, about }: Form) => {
  const { state, reported, url, t } = context;
  return (
    <form class="sg-import" method="post" action={hrefOf(state)}>
      <Claims context={context} about={about} />
      <input type="hidden" name="fra" value={backIn(url)} />
      <input type="hidden" name="dato" value={state.asOf} />
      <Choices
        name="slag"
        field="kind"
        legend={t('report-kind')}
        values={KINDS.map(kind => [kind, t(`report-kinds-${kind}`)] as const)}
        chosen={reported?.fields['slag']}
        context={context}
      />
      <Said context={context} />
      <p>
        <button class="ds-button">{t('report-send')}</button>
      </p>
    </form>
  );
};

/** Why nothing was made of what was sent: which fields, each one click away, or which rule. */
const Refusal = ({ context: { reported, t } }: Omit<Form, 'about'>) => {
  if (!reported) return null;
  const { faults, refused } = reported;
  const isClosed = refused.some(({ code }) => code === 'UNAUTHENTICATED');
  if (faults.length + refused.length === 0) return null;
  return (
    <div class="ds-alert" role="alert" data-color="danger">
      <p>{isClosed ? t('report-closed') : faults.length > 0 ? t('report-missing') : t('report-refused')}</p>
      <ul>
        {faults.map(field => (
          <li key={field}>
            <a class="ds-link" href={`#meld-${field}`}>
              {t(`report-faults-${field}`)}
            </a>
          </li>
        ))}
        {(isClosed ? [] : refused).map(({ text }) => (
          <li key={text} lang="en">
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
};

const Back = ({ context: { url, t } }: Omit<Form, 'about'>) => {
  const back = backIn(url);
  return back === undefined ? null : (
    <p>
      <a class="ds-link" href={back}>
        {t('report-back')}
      </a>
    </p>
  );
};

const page = (context: PageContext, status: number, main: ComponentChildren): Rendered => {
  const { t } = context;
  return {
    kind: 'page',
    status,
    title: t('report-title'),
    // Browsers tell where a form was sent from only where the page lets them tell its own server.
    headers: { 'referrer-policy': 'same-origin' },
    main: (
      <>
        <h1>{t('report-title')}</h1>
        {main}
        <Back context={context} />
      </>
    ),
  };
};

const render = async (context: PageContext): Promise<Rendered> => {
  const { reports, reported, t } = context;
  if (reports === undefined) return page(context, 404, <p class="sg-lead">{t('report-off')}</p>);
  if (reported?.proposal !== undefined)
    return page(
      context,
      200,
      <>
        <p class="sg-lead" role="status">
          {t('report-made', { number: reported.proposal.replace('proposal:', '') })}
        </p>
        <p>{t('report-next')}</p>
      </>,
    );
  const [steps, thing] = await Promise.all([stepsOf(context), thingOf(context)]);
  if (steps.length === 0 && thing === undefined)
    return page(context, 404, <p class="sg-lead">{t('report-none')}</p>);
  return page(
    context,
    reported ? 400 : 200,
    <>
      {reported ? null : <p class="sg-lead">{t('report-intro')}</p>}
      <Refusal context={context} />
      <ReportForm context={context} about={{ steps, thing }} />
    </>,
  );
};

/** Where readers report what is wrong, or suggest a source: what they send becomes a proposal. */
export const reportPage: ExplorerPage = {
  path: REPORT_PATH,
  render,
  takes: () => ['ledd', 'om', 'fra'].map(name => ({ name })),
};
