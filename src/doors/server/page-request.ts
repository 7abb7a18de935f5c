import type { GraphKnown } from '../peers/border';
import type { CardForm, CardLeaf } from '../../files/cards/leaf';
import type { DrawnModel } from '../../files/exports/draw-archimate';
import type { AssessmentReport } from '../../files/assessments/report';
import type { ReportSubject } from '../../files/assessments/subject';
import type { BriefReport } from '../../files/imports/report';
import type { TakenBack } from '../../files/imports/take-back';

/** What the server and the explorer hand each other. The explorer imports these types, and nothing else of the server. */

/** The addresses of the script and the style, which contain the hash of their content. */
export type Assets = Readonly<{ script: string; style: string; card: string }>;

/** A question to the public API, as the reader who asks for the page. */
export type PageAsk = (
  query: string,
  variables: object,
) => Promise<
  Readonly<{
    data?: unknown;
    errors?: readonly Readonly<{ message: string; extensions?: Readonly<Record<string, unknown>> }>[];
  }>
>;

/** A question that has an address, with what it is called by language. */
export type AddressedQuestion = Readonly<{
  name: string;
  titles: Readonly<Record<string, string>>;
  parameters: readonly Readonly<{
    name: string;
    isRequired: boolean;
    /** Whether it is the id of one thing. */
    takesId: boolean;
    descriptions: Readonly<Record<string, string>>;
  }>[];
}>;

/** What a source says around a quote, from the archive: with its address, its version and the day on which it was read. */
export type QuotedPassage = Readonly<{
  source: string;
  text: string;
  address: string;
  version: string;
  date: string;
}>;

/** What became of a file that was sent by the form of a page: a report, or why there is none. */
export type Imported = Readonly<{
  report: BriefReport | undefined;
  fault: Readonly<{ code: string; message: string; hint?: string | undefined }> | undefined;
  /** What became of taking the last version of the source back, where that was asked for. */
  takenBack?: TakenBack | undefined;
  /** What was filled in, but for the key. */
  fields: Readonly<Record<string, string>>;
  /** The file, so that it need not be chosen again; undefined if it is too large to be sent along. */
  carried: Readonly<{ name: string; base64: string }> | undefined;
}>;

/** A field of the form that reports what is wrong. */
export type ReportField = 'claim' | 'kind' | 'quote' | 'source' | 'comment' | 'key';

/** What became of a report of what is wrong: the proposal that it is, or why it is none. */
export type Reported = Readonly<{
  proposal: string | undefined;
  /** The fields that say too little or too much. */
  faults: readonly ReportField[];
  /** What the API refused, in English. */
  refused: readonly Readonly<{ code: string; text: string }>[];
  /** What was filled in, but for the key. */
  fields: Readonly<Record<string, string>>;
}>;

/** What became of answers to what is asked about one: the proposal that they are, or why they are none. */
export type AnswersBecame = Readonly<{
  proposal: string | undefined;
  /** How many were said to be so, not to be so, and how many were rated. */
  counts: Readonly<Record<'yes' | 'no' | 'rated', number>>;
  /** Whether all of it is recorded so already, and there was nothing to propose. */
  isRecorded: boolean;
  faults: readonly ('none' | 'key' | 'rows')[];
  /** What the API refused, in English. */
  refused: readonly Readonly<{ code: string; text: string }>[];
  /** What was filled in, but for the key. */
  fields: Readonly<Record<string, string>>;
}>;

/** A sentence of an answer that is followed. */
export type FollowedClaim = Readonly<{
  /** Stays the same as long as it says the same of the same. */
  key: string;
  text: string;
  /** Ids of what it speaks of, in order. */
  about: readonly string[];
}>;

/** An answer as it is told to those who follow it. */
export type FollowedAnswer = Readonly<{
  /** The question, with its gaps filled. */
  title: string;
  /** The answer in one sentence. */
  heading: string;
  claims: readonly FollowedClaim[];
  /** Whether those are all of its sentences. */
  isWhole: boolean;
}>;

/** That there is no answer to follow, with the status that its page has; 302 with the address that it is at. */
export type NotFollowed = Readonly<{ status: number; to?: string }>;

/** How answers can be followed here. */
export type Follows = Readonly<{ mail: boolean }>;

/** A what-if with a name, as pages show it. */
export type NamedScenario = Readonly<{
  id: string;
  name: string;
  /** Path and query of the page of a question, with what is assumed. */
  page: string;
  made: string;
  by: string;
  answers: readonly string[];
}>;

/** What became of a wish to follow, or of what a letter led to. */
export type FollowBecame = Readonly<{
  what: 'SENT' | 'WRONG' | 'CONFIRMED' | 'ENDED' | 'UNKNOWN';
  page?: string | undefined;
  title?: string | undefined;
  to?: string | undefined;
}>;

/** A form of the pack that is filled in from the graph, as a page shows it. */
export type PageForm = Readonly<{ name: string; title: string; about: string; chooses: readonly string[] }>;

export type FilledForm = AssessmentReport;
export type FormSubject = ReportSubject;

/** The forms of the pack, filled in as the reader who asks. */
export type PageForms = Readonly<{
  all: (lang: string) => Promise<readonly PageForm[]>;
  fill: (
    name: string,
    subject: FormSubject,
    on: Readonly<{ lang: string; day: string | undefined }>,
  ) => Promise<
    | Readonly<{ report: FilledForm; fault?: undefined }>
    | Readonly<{
        fault: Readonly<{ code: string; detail: string; hint: string | undefined }>;
        report?: undefined;
      }>
  >;
}>;

/** A request for a page. */
export type PageRequest = Readonly<{
  /** Path and query, as requested. */
  url: string;
  acceptLanguage: string | undefined;
  isKnown: boolean;
  ask: PageAsk;
  /** An operation as the running model has it; undefined if that lacks what it asks for. */
  fit: (operation: string) => string | undefined;
  /** What the graph is of, and the languages of its pages, the first of them where none is asked for. */
  pack: Readonly<{
    name: (language: string) => string;
    languages: readonly string[];
    /** What the pack has asked about as an example. */
    example: Readonly<{ id: string }> | undefined;
    /** What fills the gaps of each question on the start page: an id, by the name of the question and of the gap. */
    examples: Readonly<Record<string, Readonly<Record<string, string>>>>;
    /** Kinds that may fill the gaps, by the same names. */
    kinds: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
    /** What the answers that the start page begins with are about. */
    stories: Readonly<Partial<Record<'stops' | 'reaches' | 'lacks', string | undefined>>>;
    /** What pages of what is compared are called in addresses. */
    addresses: Readonly<Record<'compared' | 'map' | 'flows', string>>;
    texts: Readonly<
      Partial<
        Record<
          string,
          Readonly<
            Partial<
              Record<'title' | 'about' | 'credit' | 'card' | 'search' | 'searchExample', string | undefined>
            >
          >
        >
      >
    >;
  }>;
  /** The other graphs that questions may be asked of too: what they are of, as far as is known by now. */
  graphs: () => readonly GraphKnown[];
  /** The questions that have an address. */
  questions: () => Promise<readonly AddressedQuestion[]>;
  /** The archived passage of one of some sources that has all of a quote; undefined where the pack has no archive. */
  passage: ((sources: readonly string[], quote: string) => QuotedPassage | undefined) | undefined;
  /** The forms of the pack; undefined if it has none. */
  forms: PageForms | undefined;
  assets: Assets;
  hasPlayground: boolean;
  /** Where readers report what is wrong: an address of mail or of the web. */
  contact: string | undefined;
  /** Who runs the server, as they call themselves. */
  operator: string | undefined;
  /** Who may report it by a form, which makes a proposal: those with a key, or everyone; nobody if undefined. */
  reports: 'keys' | 'all' | undefined;
  origin: string;
  /** Which pages may show an answer in a frame, as `frame-ancestors` of its policy. */
  framedBy: string;
  /** How answers can be followed; they cannot if undefined. */
  follows: Follows | undefined;
  /** Finds a scenario by its id; there are none if undefined. */
  scenario: ((id: string) => Promise<NamedScenario | undefined>) | undefined;
  follow?: FollowBecame | undefined;
  reported?: Reported | undefined;
  answered?: AnswersBecame | undefined;
  imported?: Imported | undefined;
  /** The day that the API answers for where none is given. */
  today: string;
}>;

/** A sheet of a workbook: what it is called, and its rows below what heads its columns. */
export type BookSheet = Readonly<{
  name: string;
  columns: readonly string[];
  rows: readonly (readonly (string | number)[])[];
}>;

/** What a file is made of that a page is also given as. */
export type FileMaking =
  | Readonly<{ form: CardForm; leaf: CardLeaf }>
  | Readonly<{ form: 'xlsx'; sheets: readonly BookSheet[] }>
  | Readonly<{ form: 'archimate'; drawn: DrawnModel }>;

export type PageResponse = Readonly<{
  status: number;
  headers: Readonly<Record<string, string>>;
  body: string;
  /** What the server makes the body of, in its place. */
  make?: FileMaking;
}>;
