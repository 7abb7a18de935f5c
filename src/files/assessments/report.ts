import { z } from 'zod';

const CERTAINTY = z.enum(['FACT', 'DEDUCTION', 'UNCERTAIN']);
const REFERENCE = z.int().min(1);

/** A sentence of a report. */
const SENTENCE = z.strictObject({
  text: z.string().describe('In the language of the report.'),
  kind: z
    .enum(['ANSWERED', 'NOT_RECORDED', 'UNANSWERED', 'WRITTEN', 'FORM'])
    .describe(
      'ANSWERED: of what the graph says. NOT_RECORDED: that it says nothing, which is not that nothing is so. UNANSWERED: that the question was not answered, or not whole. WRITTEN: the words of whoever asked. FORM: what the form itself says.',
    ),
  certainty: CERTAINTY.optional().describe(
    'The weakest of all that it is made of. What is not recorded has none.',
  ),
  sources: z.array(REFERENCE).describe('Numbers of sources.'),
  question: REFERENCE.optional().describe('Number of the question whose answer it is.'),
});

const FIELD = z.strictObject({
  id: z.string(),
  label: z.string(),
  guidance: z.string().optional(),
  from: z.string().optional().describe('Where the form has the field from.'),
  term: z.string().optional().describe('The term of a published vocabulary that it is.'),
  state: z
    .enum(['FILLED', 'NOT_KNOWN', 'LEFT'])
    .describe(
      'FILLED: something is told. NOT_KNOWN: it was asked, and nothing is recorded. LEFT: for a person to fill in.',
    ),
  by: z.enum(['GRAPH', 'JUDGED', 'PERSON']).describe('Who has the last word of it.'),
  sentences: z.array(SENTENCE),
  answer: z.string().optional().describe('What a person has written.'),
});

const THING = z.strictObject({ id: z.string(), kind: z.string(), name: z.string() });
const EDGE = z.strictObject({ from: z.string(), relation: z.string(), to: z.string() });

const REPORT = z.strictObject({
  version: z.literal(1),
  form: z.strictObject({ name: z.string(), title: z.string(), about: z.string(), source: REFERENCE }),
  language: z.string(),
  day: z.iso.date().describe('The day that the graph was asked about.'),
  drawnUp: z.iso.date().describe('The day on which the report was made.'),
  subject: z.strictObject({
    title: z.string().optional(),
    text: z.string().optional(),
    body: THING.optional().describe('The body that gives the report.'),
    of: z.array(THING).describe('What was chosen.'),
    change: z
      .strictObject({ without: z.array(THING), with: z.array(EDGE) })
      .optional()
      .describe('A planned change: what is to be gone, and what is to be there.'),
  }),
  status: z.array(SENTENCE),
  sections: z.array(z.strictObject({ id: z.string(), title: z.string(), fields: z.array(FIELD) })),
  counts: z.strictObject({ fields: z.int(), filled: z.int(), notKnown: z.int(), left: z.int() }),
  questions: z.array(
    z.strictObject({ number: REFERENCE, query: z.string(), variables: z.record(z.string(), z.json()) }),
  ),
  sources: z.array(
    z.strictObject({
      number: REFERENCE,
      id: z.string().optional(),
      title: z.string(),
      url: z.string().optional(),
      standing: z.string().optional(),
      license: z.string().optional(),
      day: z.string().optional(),
    }),
  ),
});

export type AssessmentReport = Readonly<z.infer<typeof REPORT>>;
export type ReportSentence = Readonly<z.infer<typeof SENTENCE>>;
export type AssessmentField = Readonly<z.infer<typeof FIELD>>;
export type ReportSource = AssessmentReport['sources'][number];

/** Returns the JSON schema (2020-12) that reports are by. */
export const reportSchema = (): object => ({
  title: 'An assessment that Samgraf filled in',
  ...z.toJSONSchema(REPORT),
});

/** Returns the report with what people have written, by the ids of its fields. */
export const answered = (
  report: AssessmentReport,
  answers: Readonly<Partial<Record<string, string>>>,
): AssessmentReport => ({
  ...report,
  sections: report.sections.map(section => ({
    ...section,
    fields: section.fields.map(field => {
      const answer = Object.hasOwn(answers, field.id) ? answers[field.id]?.trim() : undefined;
      return answer === undefined || answer === '' ? field : { ...field, answer };
    }),
  })),
});
