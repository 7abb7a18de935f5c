import { isDeepStrictEqual } from 'node:util';
import { SamgrafError } from '../../engine/errors';
import { Patterns } from '../../engine/messages/patterns';
import type { Speaker } from '../../engine/messages/speaker';
import { isDate } from '../../engine/model/scalars';
import type { Model } from '../../engine/model/model';
import { documentOf } from './documents';
import type { AssessmentForm, FormField, FormStatement, Prefill } from './form';
import { itemsAt, weakest, type CitedSource, type AnswerItem, type JsonObject } from './items';
import type { AssessmentField, AssessmentReport, ReportSentence, ReportSource } from './report';
import {
  checkSubject,
  idsOfKinds,
  thingsOf,
  type AskReport,
  type ReportThing,
  type ReportSubject,
} from './subject';

/** What a form is filled in of, for whom, and of which day. */
export type FormFilling = Readonly<{
  form: AssessmentForm;
  subject: ReportSubject;
  model: Model;
  ask: AskReport;
  language: string;
  /** The day that the graph is asked about, and the one on which the report is made: ISO 8601. */
  day: string;
  today: string;
}>;

/**
 * Fills in a form: asks each question of it as whoever wants the report, and says of each thing that is answered what the form says.
 * What nothing is recorded of is said to be so, and what is not answered too; nothing of either is a sentence about the world.
 *
 * @throws NOT_FOUND if a thing that was chosen is not there, TOO_LARGE if too much is chosen
 */
export const fillForm = async (given: FormFilling): Promise<AssessmentReport> => {
  checkSubject(given.subject);
  const { form, subject, model, ask, day } = given;
  const speaker = model.messages.in(given.language);
  const things = await thingsOf(subject, ask, { lang: speaker.language, asOf: day });
  return new Filling(given, speaker, things).report(form);
};

type Numbered = AssessmentReport['questions'][number];

/** One report as it is made: what it has cited and asked so far is numbered as it comes. */
class Filling {
  private readonly patterns: Patterns;
  private readonly sources: ReportSource[] = [];
  private readonly questions: Numbered[] = [];
  /** How many questions there was something to ask about. */
  private asks = 0;
  private readonly answers = new Map<number, Promise<JsonObject | SamgrafError>>();

  constructor(
    private readonly given: FormFilling,
    private readonly speaker: Speaker,
    private readonly things: ReadonlyMap<string, ReportThing>,
  ) {
    this.patterns = new Patterns(speaker);
  }

  async report(form: AssessmentForm): Promise<AssessmentReport> {
    const { patterns } = this;
    const source = this.citeForm(form.source);
    const status: ReportSentence[] = [];
    for (const of of form.status) status.push(...('query' in of ? await this.asked(of) : [this.stated(of)]));
    const fields = new Map<string, AssessmentField>();
    for (const field of form.fields) fields.set(field.id, await this.field(field));
    const sections = form.sections.map(({ id, title }) => ({
      id,
      title: patterns.text(title),
      fields: form.fields.flatMap(field => (field.section === id ? (fields.get(field.id) ?? []) : [])),
    }));
    return {
      version: 1,
      form: { name: form.name, title: patterns.text(form.title), about: patterns.text(form.about), source },
      language: this.speaker.language,
      day: this.given.day,
      drawnUp: this.given.today,
      subject: this.subject(),
      status,
      sections,
      counts: countsOf([...fields.values()]),
      questions: this.questions,
      sources: this.sources,
    };
  }

  private subject(): AssessmentReport['subject'] {
    const { of, title, text, body, without = [], with: more = [] } = this.given.subject;
    const named = (ids: readonly string[]): ReportThing[] => ids.flatMap(id => this.things.get(id) ?? []);
    const [giver] = body === undefined ? [] : named([body]);
    return {
      ...(title === undefined ? {} : { title }),
      ...(text === undefined ? {} : { text }),
      ...(giver ? { body: giver } : {}),
      of: named(of),
      ...(without.length + more.length === 0
        ? {}
        : { change: { without: named(without), with: more.map(edge => ({ ...edge })) } }),
    };
  }

  private async field(field: FormField): Promise<AssessmentField> {
    const sentences: ReportSentence[] = [...this.written(field)];
    if (field.says)
      sentences.push({
        ...FORM,
        text: this.patterns.say(field.says, { day: this.speaker.day(this.given.today) }),
      });
    let isFilled = sentences.length > 0;
    const before = this.asks;
    for (const prefill of field.prefill) {
      const told = await this.asked(prefill);
      isFilled ||=
        !prefill.aside && told.some(({ kind }) => kind === (prefill.absent ? 'NOT_RECORDED' : 'ANSWERED'));
      // Two questions may have the same answer, which is told once.
      sentences.push(...told.filter(({ text }) => !sentences.some(one => one.text === text)));
    }
    const isAsked = field.prefill.length > 0;
    if (isAsked && sentences.length === 0) sentences.push(this.nothing(before));
    return {
      id: field.id,
      label: this.patterns.text(field.label),
      ...(field.guidance ? { guidance: this.patterns.text(field.guidance) } : {}),
      ...(field.from === undefined ? {} : { from: field.from }),
      ...(field.term === undefined ? {} : { term: field.term }),
      state: isFilled ? 'FILLED' : isAsked ? 'NOT_KNOWN' : 'LEFT',
      by: field.by,
      sentences,
    };
  }

  /** That nothing is known, and why: nothing was chosen to ask about, or nothing is recorded. */
  private nothing(before: number): ReportSentence {
    const { say } = this.speaker;
    const text = this.asks === before ? say('assess-nothing-chosen') : say('assess-nothing-recorded');
    return { kind: 'NOT_RECORDED', text, sources: [] };
  }

  /** The words of whoever asks, as theirs. */
  private written({ given }: FormField): readonly ReportSentence[] {
    const { title, text, body } = this.given.subject;
    const words = {
      TITLE: title,
      TEXT: text,
      BODY: body === undefined ? undefined : this.things.get(body)?.name,
    };
    const said = given === undefined ? undefined : words[given]?.trim();
    return said === undefined || said === '' ? [] : [{ kind: 'WRITTEN', text: said, sources: [] }];
  }

  private stated({ says, certainty, source }: FormStatement): ReportSentence {
    const text = this.patterns.text(says);
    return { ...FORM, text, ...(certainty ? { certainty } : {}), sources: [this.citeForm(source)] };
  }

  /** The sentences of one question; none where nothing was chosen that it is asked about. */
  private async asked(prefill: Prefill): Promise<readonly ReportSentence[]> {
    const { query, takes } = documentOf(prefill.query, this.given.form.fragments);
    const variables = this.variablesFor(prefill, takes);
    if (variables === undefined) return [];
    this.asks += 1;
    const question = this.numberOf(query, variables);
    const answer = await this.answerTo(question);
    if (answer instanceof SamgrafError) {
      const text = this.speaker.say('assess-unanswered', { message: answer.message });
      return [{ kind: 'UNANSWERED', text, sources: [], question }];
    }
    return this.told(prefill, answer, question);
  }

  private told(prefill: Prefill, answer: JsonObject, question: number): readonly ReportSentence[] {
    const { say } = this.speaker;
    const { items, more, unread, cut } = itemsAt(answer, prefill, text =>
      isDate(text) ? this.speaker.day(text) : text,
    );
    const said = items.map(item => this.sentence(prefill, item, question));
    const distinct = said.filter((one, i) => said.findIndex(({ text }) => text === one.text) === i);
    const aside = { kind: 'UNANSWERED' as const, sources: [], question };
    const isWhole = cut.length === 0 && unread === 0;
    return [
      ...distinct,
      ...(more + unread > 0 ? [{ ...aside, text: say('assess-more', { n: more + unread }) }] : []),
      ...cut.map(why => ({ ...aside, text: say('assess-cut', { why }) })),
      ...(items.length === 0 && isWhole && prefill.none
        ? [{ ...aside, kind: 'NOT_RECORDED' as const, text: this.patterns.text(prefill.none) }]
        : []),
    ];
  }

  private sentence(prefill: Prefill, item: AnswerItem, question: number): ReportSentence {
    const text = this.patterns.say(prefill.says, item.values);
    if (prefill.absent) return { kind: 'NOT_RECORDED', text, sources: [], question };
    const certainty = weakest(item.certainty, prefill.certainty);
    return {
      kind: 'ANSWERED',
      text,
      ...(certainty ? { certainty } : {}),
      sources: item.sources.map(source => this.cite(source)),
      question,
    };
  }

  /** What a question is asked with; undefined where it has nothing to ask about. */
  private variablesFor(
    prefill: Prefill,
    takes: ReadonlySet<string>,
  ): Readonly<Record<string, unknown>> | undefined {
    const { subject, model, day } = this.given;
    const { body, without = [], with: more = [] } = subject;
    const ids = prefill.of && idsOfKinds(this.chosen(), prefill.of, model);
    if (ids?.length === 0 || (takes.has('body') && body === undefined)) return undefined;
    if (prefill.ofChange && without.length === 0) return undefined;
    const assuming = {
      ...(without.length > 0 ? { without: without.map(id => ({ id })) } : {}),
      ...(more.length > 0 ? { with: more } : {}),
    };
    const all: Readonly<Record<string, unknown>> = {
      ids,
      body,
      without,
      assuming: Object.keys(assuming).length > 0 ? assuming : undefined,
      lang: this.speaker.language,
      asOf: day,
    };
    return Object.fromEntries(
      Object.entries(all).filter(([name, of]) => takes.has(name) && of !== undefined),
    );
  }

  /** What was chosen, and what a planned change is about; who gives the report is neither. */
  private chosen(): readonly ReportThing[] {
    const { of, without = [], with: more = [] } = this.given.subject;
    const ids = new Set([...of, ...without, ...more.flatMap(({ from, to }) => [from, to])]);
    return [...ids].flatMap(id => this.things.get(id) ?? []);
  }

  private numberOf(query: string, given: Readonly<Record<string, unknown>>): number {
    const variables = given as Numbered['variables'];
    const known = this.questions.find(of => of.query === query && isDeepStrictEqual(of.variables, variables));
    if (known) return known.number;
    const number = this.questions.length + 1;
    this.questions.push({ number, query, variables });
    return number;
  }

  /** Each question is asked once; what the API refuses is told in its place. */
  private answerTo(number: number): Promise<JsonObject | SamgrafError> {
    const known = this.answers.get(number);
    if (known) return known;
    const { query, variables = {} } = this.questions[number - 1] ?? {};
    const answer = this.given.ask(query ?? '', variables).then(
      data => data as JsonObject,
      (error: unknown) => {
        if (error instanceof SamgrafError) return error;
        throw error;
      },
    );
    this.answers.set(number, answer);
    return answer;
  }

  private cite({ id, title, url, standing, license }: CitedSource): number {
    const known = this.sources.find(source => source.id === id);
    return known?.number ?? this.number({ id, title, url, standing, license });
  }

  private citeForm({ title, url, day }: FormStatement['source']): number {
    const known = this.sources.find(source => source.id === undefined && source.title === title);
    return known?.number ?? this.number({ title, url, day });
  }

  private number(source: Readonly<Record<string, string | undefined>> & Readonly<{ title: string }>): number {
    const number = this.sources.length + 1;
    const said = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== undefined));
    this.sources.push({ number, ...said, title: source.title });
    return number;
  }
}

const FORM = { kind: 'FORM', sources: [] as number[] } as const;

const countsOf = (fields: readonly AssessmentField[]): AssessmentReport['counts'] => {
  const of = (state: AssessmentField['state']): number =>
    fields.filter(field => field.state === state).length;
  return { fields: fields.length, filled: of('FILLED'), notKnown: of('NOT_KNOWN'), left: of('LEFT') };
};
