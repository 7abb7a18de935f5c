import type { Speaker } from '../../engine/messages/speaker';
import type { AssessmentField, AssessmentReport, ReportSentence, ReportSource } from './report';

/** A part of a report as people read it, whatever it is written as. */
export type ReportBlock =
  | Readonly<{ kind: 'heading'; level: 1 | 2 | 3; text: string }>
  | Readonly<{ kind: 'text'; text: string; isNote?: true }>
  /** A sentence, with what is said of it: how certain it is, by which sources, and whose answer. */
  | Readonly<{ kind: 'sentence'; text: string; marks: string; isKnown: boolean }>
  /** What a person has written, or room for it. */
  | Readonly<{ kind: 'answer'; label: string; text: string | undefined }>
  | Readonly<{ kind: 'source'; number: number; text: string; url: string | undefined }>
  | Readonly<{ kind: 'question'; label: string; text: string }>;

/** Says of a sentence how certain it is, by which sources, and by which question. */
export const marksOf = ({ kind, certainty, sources, question }: ReportSentence, speaker: Speaker): string => {
  const { say } = speaker;
  const numbers = sources.join(', ');
  const cited =
    sources.length === 0
      ? kind === 'ANSWERED'
        ? [say('assess-no-source')]
        : []
      : [sources.length === 1 ? say('assess-source', { numbers }) : say('assess-sources-of', { numbers })];
  const told = {
    ANSWERED: [],
    NOT_RECORDED: [say('assess-not-recorded')],
    UNANSWERED: [],
    WRITTEN: [say('assess-written')],
    FORM: [say('assess-said-by-form')],
  }[kind];
  return [
    ...(certainty ? [say(`assess-certainty-${certainty}`)] : []),
    ...told,
    ...cited,
    ...(question === undefined ? [] : [say('assess-question', { number: String(question) })]),
  ].join(' · ');
};

/** Says what a source is: its title, its licence and the day on which it was read, where these are known. */
const sourceText = ({ title, license, day }: ReportSource, speaker: Speaker): string =>
  [title, license, day === undefined ? undefined : speaker.say('assess-read-on', { day: speaker.day(day) })]
    .filter(of => of !== undefined)
    .join('. ');

const sentence = (of: ReportSentence, speaker: Speaker): ReportBlock => ({
  kind: 'sentence',
  text: of.text,
  marks: marksOf(of, speaker),
  isKnown: of.kind !== 'NOT_RECORDED' && of.kind !== 'UNANSWERED',
});

const note = (text: string): ReportBlock => ({ kind: 'text', text, isNote: true });

const fieldBlocks = (field: AssessmentField, number: number, speaker: Speaker): readonly ReportBlock[] => {
  const { say } = speaker;
  const { label, guidance, from, by, state, sentences, answer } = field;
  const about = [guidance, from === undefined ? undefined : `(${from})`]
    .filter(of => of !== undefined)
    .join(' ');
  return [
    { kind: 'heading', level: 3, text: `${number}. ${label}` },
    ...(about === '' ? [] : [note(about)]),
    ...(by === 'JUDGED' ? [note(say('assess-judged'))] : []),
    ...(by === 'PERSON' && state === 'LEFT' ? [note(say('assess-person'))] : []),
    ...sentences.map(of => sentence(of, speaker)),
    ...(answer === undefined && by === 'GRAPH' && state === 'FILLED'
      ? []
      : [{ kind: 'answer' as const, label: say('assess-answer'), text: answer }]),
  ];
};

const subjectBlocks = (
  { subject, day, drawnUp, counts }: AssessmentReport,
  speaker: Speaker,
): readonly ReportBlock[] => {
  const { say } = speaker;
  const { of, change } = subject;
  const names = speaker.list(of.map(({ name }) => name));
  const gone = speaker.list((change?.without ?? []).map(({ name }) => name));
  const there = speaker.list(
    (change?.with ?? []).map(({ from, relation, to }) => `${from} ${relation} ${to}`),
  );
  return [
    ...(of.length === 0 ? [] : [{ kind: 'text' as const, text: `${say('assess-chosen')}: ${names}.` }]),
    ...(gone === '' ? [] : [{ kind: 'text' as const, text: say('assess-change-without', { what: gone }) }]),
    ...(there === '' ? [] : [{ kind: 'text' as const, text: say('assess-change-with', { what: there }) }]),
    { kind: 'text', text: say('assess-drawn', { day: speaker.day(drawnUp), of: speaker.day(day) }) },
    { kind: 'text', text: say('assess-counts', counts) },
  ];
};

/** Lays out a report in the order in which it is read: what it is of, where the form stands, its fields, its sources, its questions. */
export const layOut = (report: AssessmentReport, speaker: Speaker): readonly ReportBlock[] => {
  const { say } = speaker;
  const { form, subject, status, sections, sources, questions } = report;
  let number = 0;
  return [
    {
      kind: 'heading',
      level: 1,
      text: subject.title === undefined ? form.title : `${form.title}: ${subject.title}`,
    },
    { kind: 'text', text: form.about },
    ...subjectBlocks(report, speaker),
    { kind: 'heading', level: 2, text: say('assess-status') },
    ...status.map(of => sentence(of, speaker)),
    ...sections.flatMap(({ title, fields }): readonly ReportBlock[] => [
      { kind: 'heading', level: 2, text: title },
      ...fields.flatMap(field => fieldBlocks(field, (number += 1), speaker)),
    ]),
    { kind: 'heading', level: 2, text: say('assess-sources') },
    ...sources.map((of): ReportBlock => ({
      kind: 'source',
      number: of.number,
      text: sourceText(of, speaker),
      url: of.url,
    })),
    { kind: 'heading', level: 2, text: say('assess-questions') },
    note(say('assess-questions-note')),
    ...questions.map(({ number: at, query, variables }): ReportBlock => ({
      kind: 'question',
      label: say('assess-question', { number: String(at) }),
      text: `${query}\n\n${JSON.stringify(variables)}`,
    })),
  ];
};
