import type { Hop } from '../graph/found';
import type { FoundPath } from '../graph/paths';
import { isGiven } from '../model/consequences';
import { DRAFT_OF, type Certainty, type Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import { groupBy } from '../model/objects';
import { capitalised, isOne, listed, spokenIn, type Spoken } from './grammar';
import { explainedOnce, titleOf } from './names';
import { explainSteps } from './cut';
import { agreeing } from './title-rules';

type Doubtful = Exclude<Certainty, 'FACT'>;
type Words = Readonly<{
  which: string;
  weakest: Readonly<Record<'one' | 'many', string>>;
  that: string;
  /** Punctuation after a subordinate clause. */ after: string;
  doubt: Readonly<Record<Doubtful, Readonly<Record<'one' | 'many', string>>>>;
  /** If nothing in the path is more certain: for its only step, and for several. */
  whole: Readonly<Record<Doubtful, Readonly<Record<'one' | 'many', string>>>>;
  /** The same of what a draft alone says, by whose it is. */
  draft: Readonly<Record<'doubt' | 'whole', Readonly<Record<'one' | 'many', (of: string) => string>>>>;
}>;

const WORDS: Readonly<Record<Spoken, Words>> = {
  nb: {
    which: 'som',
    weakest: { one: 'Svakeste ledd', many: 'Svakeste ledd' },
    that: 'at',
    after: ',',
    doubt: {
      DEDUCTION: {
        one: 'er en slutning som ikke står i noen kilde',
        many: 'er slutninger som ikke står i noen kilde',
      },
      UNCERTAIN: { one: 'er usikkert og må bekreftes', many: 'er usikkert og må bekreftes' },
    },
    whole: {
      DEDUCTION: {
        one: 'Dette er en slutning som ikke står i noen kilde.',
        many: 'Alle leddene er slutninger som ikke står i noen kilde.',
      },
      UNCERTAIN: {
        one: 'Dette er usikkert og må bekreftes.',
        many: 'Alle leddene er usikre og må bekreftes.',
      },
    },
    draft: {
      doubt: {
        one: of => `er ifølge et utkast fra ${of}, og må bekreftes`,
        many: of => `er ifølge et utkast fra ${of}, og må bekreftes`,
      },
      whole: {
        one: of => `Dette er ifølge et utkast fra ${of}, og må bekreftes.`,
        many: of => `Alle leddene er ifølge et utkast fra ${of}, og må bekreftes.`,
      },
    },
  },
  nn: {
    which: 'som',
    weakest: { one: 'Svakaste ledd', many: 'Svakaste ledd' },
    that: 'at',
    after: ',',
    doubt: {
      DEDUCTION: {
        one: 'er ei slutning som ikkje står i noka kjelde',
        many: 'er slutningar som ikkje står i noka kjelde',
      },
      UNCERTAIN: { one: 'er usikkert og må stadfestast', many: 'er usikkert og må stadfestast' },
    },
    whole: {
      DEDUCTION: {
        one: 'Dette er ei slutning som ikkje står i noka kjelde.',
        many: 'Alle ledda er slutningar som ikkje står i noka kjelde.',
      },
      UNCERTAIN: {
        one: 'Dette er usikkert og må stadfestast.',
        many: 'Alle ledda er usikre og må stadfestast.',
      },
    },
    draft: {
      doubt: {
        one: of => `er ifølgje eit utkast frå ${of}, og må stadfestast`,
        many: of => `er ifølgje eit utkast frå ${of}, og må stadfestast`,
      },
      whole: {
        one: of => `Dette er ifølgje eit utkast frå ${of}, og må stadfestast.`,
        many: of => `Alle ledda er ifølgje eit utkast frå ${of}, og må stadfestast.`,
      },
    },
  },
  en: {
    which: 'which',
    weakest: { one: 'Weakest link', many: 'Weakest links' },
    that: 'that',
    after: '',
    doubt: {
      DEDUCTION: {
        one: 'is deduced, not stated by a source',
        many: 'are deduced, not stated by a source',
      },
      UNCERTAIN: { one: 'is uncertain and must be verified', many: 'are uncertain and must be verified' },
    },
    whole: {
      DEDUCTION: {
        one: 'This is deduced, not stated by a source.',
        many: 'Every step is deduced, not stated by a source.',
      },
      UNCERTAIN: {
        one: 'This is uncertain and must be verified.',
        many: 'Every step is uncertain and must be verified.',
      },
    },
    draft: {
      doubt: {
        one: of => `is according to a draft from ${of} and must be verified`,
        many: of => `are according to a draft from ${of} and must be verified`,
      },
      whole: {
        one: of => `This is according to a draft from ${of} and must be verified.`,
        many: of => `Every step is according to a draft from ${of} and must be verified.`,
      },
    },
  },
};

/** Whether it is of a day other than today, and the names of the facts that were read of its edges. */
export type Told = Readonly<{ ofAnotherDay?: boolean; facts?: readonly string[] }>;

/**
 * A path in plain language, from the phrases of its relations: “Byen bruker innloggingen, som er regulert av
 * loven.” If not all of it is fact, its weakest link is named; on a day other than today, so is the number of
 * steps without dates. Languages without phrases get Norwegian Bokmål.
 */
export const explainPath = (
  path: FoundPath,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
  { ofAnotherDay = false, facts = [] }: Told = {},
): string => {
  const said = explainWay(path, spokenIn(lang), nodes, model, facts);
  const undated = path.hops.filter(({ edge }) => edge.undated).length;
  return ofAnotherDay && undated > 0 ? `${said} ${explainSteps(undated, lang)}` : said;
};

const explainWay = (
  { hops, certainty }: FoundPath,
  spoken: Spoken,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
  facts: readonly string[],
): string => {
  const name = (id: string): string => titleOf(nodes.get(id), id, spoken, model);
  const saying = (hop: Hop): string => {
    const verb = verbOf(hop, spoken, model, facts);
    return `${spoken === 'en' ? agreeing(verb, name(hop.from)) : verb} ${name(hop.to)}`;
  };
  const [first, ...rest] = outermost(hops, model);
  if (!first) return '';
  const clauses = rest.map(hop => `, ${WORDS[spoken].which} ${saying(hop)}`);
  const sentence = capitalised(`${name(first.from)} ${saying(first)}${clauses.join('')}.`);
  if (certainty === 'FACT') return sentence;
  const weak = hops.filter(({ edge }) => edge.certainty === certainty);
  const drafts = [...groupBy(weak, hop => draftOf(hop, certainty, facts))];
  const [[draft = ''] = []] = drafts;
  const doubts = (): string =>
    explainDoubts(
      drafts.map(([of, some]) => ({
        draft: of,
        claims: some.map(hop => `${name(hop.from)} ${saying(hop)}`),
      })),
      certainty,
      spoken,
    );
  const isWhole = drafts.length === 1 && weak.length === hops.length;
  const doubt = isWhole ? wholeOf(weak.length, certainty, draft, spoken) : doubts();
  const text = `${sentence} ${doubt}`;
  return spoken === 'en' ? explainedOnce(text, [first.from, ...hops.map(({ to }) => to)].map(name)) : text;
};

/** What a group has that a group is in, its members have: of groups in groups, the outermost is told. */
const outermost = (hops: readonly Hop[], { relations }: Model): readonly Hop[] => {
  const joins = ({ edge, direction }: Hop): boolean =>
    direction === 'FORWARD' && relations.get(edge.relation)?.inherits === true;
  return hops.reduce<readonly Hop[]>((told, hop) => {
    const before = told.at(-1);
    return before && joins(before) && joins(hop)
      ? [...told.slice(0, -1), { ...hop, from: before.from }]
      : [...told, hop];
  }, []);
};

/** Whose draft alone says it; nobody's: an empty text. */
const draftOf = ({ edge }: Hop, certainty: Doubtful, facts: readonly string[]): string => {
  const said = certainty === 'UNCERTAIN' ? edge.facts[facts.indexOf(DRAFT_OF)] : undefined;
  return typeof said === 'string' ? said : '';
};

const formOf = (count: number, spoken: Spoken): 'one' | 'many' => (isOne(count, spoken) ? 'one' : 'many');

const wholeOf = (count: number, certainty: Doubtful, draft: string, spoken: Spoken): string => {
  const { whole, draft: ofDraft } = WORDS[spoken];
  const form = formOf(count, spoken);
  return draft ? ofDraft.whole[form](draft) : whole[certainty][form];
};

type Doubted = Readonly<{ claims: readonly string[]; draft: string }>;

/** The weakest links in one sentence, also where some are by a draft and others are not. */
const explainDoubts = (all: readonly Doubted[], certainty: Doubtful, spoken: Spoken): string => {
  const { weakest, that, after, doubt, draft: ofDraft } = WORDS[spoken];
  const clauses = all.map(({ claims, draft }) => {
    const form = formOf(claims.length, spoken);
    const said = listed(
      claims.map(claim => `${that} ${claim}`),
      spoken,
    );
    return `${said}${after} ${draft ? ofDraft.doubt[form](draft) : doubt[certainty][form]}`;
  });
  const count = all.reduce((sum, { claims }) => sum + claims.length, 0);
  return `${weakest[formOf(count, spoken)]}: ${clauses.join('; ')}.`;
};

const verbOf = ({ edge, direction }: Hop, spoken: Spoken, model: Model, facts: readonly string[]): string => {
  const relation = model.relations.get(edge.relation);
  const saying =
    relation?.phrases.find(({ given }) => isGiven(given, edge.facts[facts.indexOf(given.fact)])) ??
    relation?.phrase;
  return saying?.[direction === 'FORWARD' ? 'forward' : 'backward'][spoken] ?? edge.relation;
};
