import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parse as parseDocument } from 'graphql';
import { z } from 'zod';
import { SamgrafError, messageOf, quoted } from '../../engine/errors';

/** Texts by language, of which a reader gets the one that is nearest. */
const TEXTS = z
  .record(z.string().regex(/^[a-z]{2,3}$/), z.string().min(1))
  .refine(texts => Object.keys(texts).length > 0, { error: 'has no text' });

/** A document of the API, which is parsed here so that a form says at once what is wrong with it. */
const DOCUMENT = z.string().superRefine((text, context) => {
  try {
    parseDocument(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: `is no document of GraphQL: ${messageOf(error)}` });
  }
});

/** A question whose answer prefills a field. */
const PREFILL = z.strictObject({
  /** Kinds that it is asked about: those of them that were chosen are `$ids`. Without, it is asked once. */
  of: z.array(z.string().min(1)).min(1).optional(),
  /** Whether it is asked about what a planned change takes away, `$without`, and only where there is one. */
  ofChange: z.literal(true).optional(),
  query: DOCUMENT,
  /** Where in the answer the things are that a sentence each is said of: names with dots between them. */
  items: z.string().regex(/^[A-Za-z_][\w]*(\.[A-Za-z_]\w*)*$/),
  /** The sentence, as a pattern of Fluent: its variables are the fields of the thing, by the names that the query gives them. */
  says: TEXTS,
  /** What is said where there is nothing; that nothing is recorded, never that nothing is so. */
  none: TEXTS.optional(),
  /** Only things of which all of these are so are told, and none of which any of the others is, by the names that the query gives. */
  only: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  unless: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  /** Whether what is said is that something is not recorded, which has no certainty and no source but the question. */
  absent: z.literal(true).optional(),
  /** Whether it is told beside what is asked for, such as how many there are at all: the field is not filled by it. */
  aside: z.literal(true).optional(),
  /** How certain it is at most: what a form reads out of facts is a deduction, and a count of records a fact. */
  certainty: z.enum(['FACT', 'DEDUCTION', 'UNCERTAIN']).optional(),
  /** How many sentences are said; how many more there are is said then. */
  most: z.int().min(1).max(100).default(12),
});

const FIELD = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]*$/),
  section: z.string().min(1),
  label: TEXTS,
  guidance: TEXTS.optional(),
  /** Where the form has the field from, as it is cited. */
  from: z.string().min(1).optional(),
  /** The term of a published vocabulary that it is. */
  term: z.string().min(1).optional(),
  /** What whoever asks has said themselves: it is told as theirs. */
  given: z.enum(['TITLE', 'TEXT', 'BODY']).optional(),
  /** Whether a person has to weigh what is told, or has it to say alone. */
  by: z.enum(['GRAPH', 'JUDGED', 'PERSON']).default('GRAPH'),
  prefill: z.array(PREFILL).default([]),
  /** What the form itself says, with values `$day`: that what is handed on is a draft, say. */
  says: TEXTS.optional(),
});

const STATEMENT = z.strictObject({
  says: TEXTS,
  certainty: z.enum(['FACT', 'DEDUCTION', 'UNCERTAIN']).optional(),
  source: z.strictObject({ title: z.string().min(1), url: z.url().optional(), day: z.iso.date().optional() }),
});

const FORM = z
  .strictObject({
    title: TEXTS,
    about: TEXTS,
    /** What the form is from: cited, with an address. */
    source: STATEMENT.shape.source,
    /** Where what asks for it stands in the country of the pack: said by the form with its source, or asked of the graph. */
    status: z.array(z.union([STATEMENT, PREFILL])).min(1),
    /** Kinds of things that one chooses, by what they are chosen as. */
    chooses: z.array(z.string().min(1)).min(1),
    /** Fragments that the queries use. */
    fragments: DOCUMENT.optional(),
    sections: z.array(z.strictObject({ id: z.string().min(1), title: TEXTS })).min(1),
    fields: z.array(FIELD).min(1),
  })
  .superRefine(({ sections, fields }, context) => {
    const known = new Set(sections.map(({ id }) => id));
    const seen = new Set<string>();
    for (const { id, section } of fields) {
      if (!known.has(section))
        context.addIssue({ code: 'custom', message: `field ${id}: no section ${section}` });
      if (seen.has(id)) context.addIssue({ code: 'custom', message: `two fields ${id}` });
      seen.add(id);
    }
  });

export type FormTexts = z.infer<typeof TEXTS>;
export type Prefill = Readonly<z.infer<typeof PREFILL>>;
export type FormStatement = Readonly<z.infer<typeof STATEMENT>>;
export type FormField = Readonly<z.infer<typeof FIELD>>;
/** A form that is filled in from the graph, with the name that its file has. */
export type AssessmentForm = Readonly<z.infer<typeof FORM>> & Readonly<{ name: string }>;

const ENDING = /\.ya?ml$/;

/**
 * Reads the forms in a folder, by name; none if it is not there.
 *
 * @throws BAD_CONFIG if one is none
 */
export const readForms = async (folder: string): Promise<readonly AssessmentForm[]> => {
  if (!existsSync(folder)) return [];
  const { parse } = await import('yaml');
  const files = readdirSync(folder).filter(file => ENDING.test(file));
  return files.sort().map(file => formIn(join(folder, file), parse));
};

const formIn = (path: string, parse: (text: string) => unknown): AssessmentForm => {
  const read = FORM.safeParse(parsed(path, parse));
  if (read.success) return { ...read.data, name: basename(path).replace(ENDING, '') };
  const faults = read.error.issues.map(({ path: at, message }) => `  ${at.join('.')}: ${message}`);
  throw badForm(path, faults.join('\n'));
};

const parsed = (path: string, parse: (text: string) => unknown): unknown => {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw badForm(path, messageOf(error), error);
  }
};

const badForm = (path: string, why: string, cause?: unknown): SamgrafError =>
  new SamgrafError(
    'BAD_CONFIG',
    `${path} is no form:\n${why}`,
    'docs/assessment.md says what a form may say.',
    {
      cause,
    },
  );

/**
 * Returns the form of a name, or the only one if none is named.
 *
 * @throws NOT_FOUND if there is none of the name, BAD_INPUT if several are there and none is named
 */
export const formNamed = (forms: readonly AssessmentForm[], name: string | undefined): AssessmentForm => {
  const [only, another] = forms;
  const found =
    name === undefined ? (another === undefined ? only : undefined) : forms.find(of => of.name === name);
  if (found) return found;
  const there = forms.map(of => of.name).join(', ');
  const hint = forms.length === 0 ? 'The pack has none: docs/assessment.md.' : `There is ${there}.`;
  if (name === undefined && forms.length > 0)
    throw new SamgrafError('BAD_INPUT', 'It is not said which form is to be filled in.', hint);
  throw new SamgrafError(
    'NOT_FOUND',
    `There is no form${name === undefined ? '' : ` ${quoted(name)}`}.`,
    hint,
  );
};
