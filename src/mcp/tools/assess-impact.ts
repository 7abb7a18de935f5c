import { z } from 'zod';
import { deduced, type Answer, type Certainty, type Sentence } from '../answer';
import { assuming, assumingOf, counting, day, ids, maxHops, telling } from '../inputs';
import { CUT, cutSentences, PROOF, sourcesOf, type Cut, type Named, type Page, type Proof } from '../read';
import { tool } from '../tool';
import { say, type Lang, type Phrase } from '../words';

const CONSEQUENCES = ['FUNCTION', 'COVERAGE', 'DUTY', 'LEGAL_BASIS'] as const;

const DOCUMENT = `
  query AssessImpact($of: EntitySelector!, $consequences: [Consequence!], $maxHops: Int, $first: Int, $after: String, $asOf: Date, $certainty: Certainty, $assuming: Assuming, $lang: Language) {
    impact(of: $of, change: RETIRE, consequences: $consequences, maxHops: $maxHops, first: $first, after: $after, asOf: $asOf, certainty: $certainty, assuming: $assuming) {
      totalCount
      counts { consequence kind wholly onlyRecorded partly }
      substitutes(first: 3) { capabilities specifications users node { __typename id name(lang: $lang) } }
      pageInfo { hasNextPage }
      edges { cursor node { consequence extent distance explanation(lang: $lang) node { __typename id } path { certainty steps { ...Proof } } } }
      ${CUT}
    }
  }
  ${PROOF}`;

type Consequence = (typeof CONSEQUENCES)[number];
type Count = Readonly<{
  consequence: Consequence;
  kind: string;
  wholly: number;
  onlyRecorded: number;
  partly: number;
}>;
type Affected = Readonly<{
  consequence: Consequence;
  extent: string | null;
  distance: number;
  explanation: string;
  node: Readonly<{ __typename: string; id: string }>;
  path: Readonly<{ certainty: Certainty; steps: readonly Proof[] }>;
}>;
type Substitute = Readonly<{
  capabilities: number;
  specifications: number;
  users: number;
  node: Named;
}>;
type Impact = Readonly<{
  impact: Page<Affected> & Cut & Readonly<{ counts: readonly Count[]; substitutes: readonly Substitute[] }>;
}>;

export const assessImpact = tool({
  name: 'assess_impact',
  title: 'What follows if it goes',
  description:
    'What is lost when these retire or are repealed, by kind of consequence, and what may replace them.',
  input: z.object({
    ids: ids(20),
    on: day.optional().describe('day on which they retire'),
    consequences: z.array(z.enum(CONSEQUENCES)).optional(),
    maxHops,
    ...telling,
    ...counting,
    ...assuming,
  }),
  documents: [DOCUMENT],
  run: async (
    { ids: all, on, lang, after, asOf, certainty, consequences, maxHops: hops, ...rest },
    ask,
  ): Promise<Answer> => {
    const { data, cost } = await ask(DOCUMENT, {
      ...{ of: { ids: all }, first: 10, after, asOf: on ?? asOf, certainty, lang },
      ...{ consequences: consequences?.length ? consequences : undefined, assuming: assumingOf(rest) },
      maxHops: hops,
    });
    const { impact } = data as Impact;
    return {
      outcome: impact.totalCount > 0 ? 'FOUND' : 'NOTHING_LOST',
      head: [
        ...countsOf(impact.counts, lang),
        ...cutSentences(impact),
        ...insteadOf(impact.substitutes, lang),
      ],
      items: impact.edges.map(({ cursor, node }) => affectedOf(node, cursor)),
      total: impact.totalCount,
      more: impact.pageInfo.hasNextPage,
      complete: impact.truncated === null,
      ...(cost === undefined ? {} : { cost }),
    };
  },
});

type Words = readonly [one: string, many: string];

/** What kinds are called, as in the schema, which a test compares: the API tells the names of kinds alone. */
export const KIND_WORDS: Readonly<Record<string, Readonly<Record<Lang, Words>>>> = {
  Municipality: {
    nb: ['kommune', 'kommuner'],
    nn: ['kommune', 'kommunar'],
    en: ['municipality', 'municipalities'],
  },
  County: {
    nb: ['fylkeskommune', 'fylkeskommuner'],
    nn: ['fylkeskommune', 'fylkeskommunar'],
    en: ['county', 'counties'],
  },
  PublicOrganisation: {
    nb: ['offentlig virksomhet', 'offentlige virksomheter'],
    nn: ['offentleg verksemd', 'offentlege verksemder'],
    en: ['public organisation', 'public organisations'],
  },
  PrivateOrganisation: {
    nb: ['privat virksomhet', 'private virksomheter'],
    nn: ['privat verksemd', 'private verksemder'],
    en: ['private organisation', 'private organisations'],
  },
  VoluntaryOrganisation: {
    nb: ['frivillig organisasjon', 'frivillige organisasjoner'],
    nn: ['frivillig organisasjon', 'frivillige organisasjonar'],
    en: ['voluntary organisation', 'voluntary organisations'],
  },
  EuropeanBody: {
    nb: ['EU-organ', 'EU-organer'],
    nn: ['EU-organ', 'EU-organ'],
    en: ['European body', 'European bodies'],
  },
  ForeignOrganisation: {
    nb: ['utenlandsk organisasjon', 'utenlandske organisasjoner'],
    nn: ['utanlandsk organisasjon', 'utanlandske organisasjonar'],
    en: ['foreign organisation', 'foreign organisations'],
  },
  ActorGroup: {
    nb: ['aktørgruppe', 'aktørgrupper'],
    nn: ['aktørgruppe', 'aktørgrupper'],
    en: ['actor group', 'actor groups'],
  },
  Capability: {
    nb: ['kapabilitet', 'kapabiliteter'],
    nn: ['kapabilitet', 'kapabilitetar'],
    en: ['capability', 'capabilities'],
  },
  Goal: { nb: ['mål', 'mål'], nn: ['mål', 'mål'], en: ['goal', 'goals'] },
  Principle: {
    nb: ['prinsipp', 'prinsipper'],
    nn: ['prinsipp', 'prinsipp'],
    en: ['principle', 'principles'],
  },
  Measure: { nb: ['tiltak', 'tiltak'], nn: ['tiltak', 'tiltak'], en: ['measure', 'measures'] },
  InteroperabilityLayer: {
    nb: ['samhandlingslag', 'samhandlingslag'],
    nn: ['samhandlingslag', 'samhandlingslag'],
    en: ['interoperability layer', 'interoperability layers'],
  },
  Source: { nb: ['kilde', 'kilder'], nn: ['kjelde', 'kjelder'], en: ['source', 'sources'] },
  Sector: { nb: ['sektor', 'sektorer'], nn: ['sektor', 'sektorar'], en: ['sector', 'sectors'] },
  Country: { nb: ['land', 'land'], nn: ['land', 'land'], en: ['country', 'countries'] },
  Ecosystem: {
    nb: ['økosystem', 'økosystemer'],
    nn: ['økosystem', 'økosystem'],
    en: ['ecosystem', 'ecosystems'],
  },
  Domain: { nb: ['domene', 'domener'], nn: ['domene', 'domene'], en: ['domain', 'domains'] },
  Exchange: {
    nb: ['utveksling', 'utvekslinger'],
    nn: ['utveksling', 'utvekslingar'],
    en: ['exchange', 'exchanges'],
  },
  Assessment: {
    nb: ['dekningsgradsvurdering', 'dekningsgradsvurderinger'],
    nn: ['dekningsgradsvurdering', 'dekningsgradsvurderingar'],
    en: ['assessment', 'assessments'],
  },
  Indicator: {
    nb: ['indikator', 'indikatorer'],
    nn: ['indikator', 'indikatorar'],
    en: ['indicator', 'indicators'],
  },
  Framework: {
    nb: ['rammebetingelse', 'rammebetingelser'],
    nn: ['rammevilkår', 'rammevilkår'],
    en: ['framework', 'frameworks'],
  },
  Obligation: { nb: ['plikt', 'plikter'], nn: ['plikt', 'plikter'], en: ['obligation', 'obligations'] },
  Solution: { nb: ['løsning', 'løsninger'], nn: ['løysing', 'løysingar'], en: ['solution', 'solutions'] },
  DataService: {
    nb: ['datatjeneste', 'datatjenester'],
    nn: ['datateneste', 'datatenester'],
    en: ['data service', 'data services'],
  },
  Dataset: { nb: ['register', 'registre'], nn: ['register', 'register'], en: ['dataset', 'datasets'] },
  Specification: {
    nb: ['spesifikasjon', 'spesifikasjoner'],
    nn: ['spesifikasjon', 'spesifikasjonar'],
    en: ['specification', 'specifications'],
  },
  Guidance: {
    nb: ['veiledning', 'veiledninger'],
    nn: ['rettleiing', 'rettleiingar'],
    en: ['guidance', 'pieces of guidance'],
  },
  CollaborationArena: {
    nb: ['samhandlingsarena', 'samhandlingsarenaer'],
    nn: ['samhandlingsarena', 'samhandlingsarenaer'],
    en: ['collaboration arena', 'collaboration arenas'],
  },
  Instrument: {
    nb: ['virkemiddel', 'virkemidler'],
    nn: ['verkemiddel', 'verkemiddel'],
    en: ['instrument', 'instruments'],
  },
  PublicService: {
    nb: ['offentlig tjeneste', 'offentlige tjenester'],
    nn: ['offentleg teneste', 'offentlege tenester'],
    en: ['public service', 'public services'],
  },
  LifeEvent: {
    nb: ['livshendelse', 'livshendelser'],
    nn: ['livshending', 'livshendingar'],
    en: ['life event', 'life events'],
  },
  InformationTopic: {
    nb: ['informasjonstema', 'informasjonstemaer'],
    nn: ['informasjonstema', 'informasjonstema'],
    en: ['information topic', 'information topics'],
  },
};

/** How many of a kind, in words: 357 kommuner, 1 løsning. A kind that is not known here keeps its name. */
const kindsText = (kind: string, n: number, lang: Lang): string => {
  const words = Object.hasOwn(KIND_WORDS, kind) ? KIND_WORDS[kind] : undefined;
  return words === undefined ? `${kind} ${n}` : `${n} ${words[lang][n === 1 ? 0 : 1]}`;
};

/** A sentence for each kind of consequence; kinds of consequence are never added up. */
const countsOf = (counts: readonly Count[], lang: Lang): readonly Sentence[] => {
  if (counts.length === 0) return [deduced(say('nothingLost', lang), 'consequence')];
  return CONSEQUENCES.flatMap(consequence => {
    const of = counts.filter(count => count.consequence === consequence);
    if (of.length === 0) return [];
    const sum = (part: 'wholly' | 'onlyRecorded' | 'partly'): number =>
      of.reduce((total, count) => total + count[part], 0);
    const kinds = of
      .map(({ kind, wholly, onlyRecorded, partly }) => kindsText(kind, wholly + onlyRecorded + partly, lang))
      .join(', ');
    const values = { wholly: sum('wholly'), onlyRecorded: sum('onlyRecorded'), partly: sum('partly') };
    const name: Phrase = consequence;
    return [deduced(say('lost', lang, { consequence: say(name, lang), kinds, ...values }), 'consequence')];
  });
};

const affectedOf = ({ consequence, extent, distance, explanation, node, path }: Affected, next: string) => ({
  text: explanation,
  certainty: path.certainty,
  sources: sourcesOf(path.steps),
  cites: path.steps.length,
  deduced: 'consequence' as const,
  ...{ id: node.id, kind: node.__typename, next },
  facts: { consequence, extent: extent ?? 'UNKNOWN', distance },
});

const insteadOf = (substitutes: readonly Substitute[], lang: Lang): readonly Sentence[] =>
  substitutes.map(({ node, capabilities, specifications, users }) => ({
    ...deduced(say('substitute', lang, { name: node.name, capabilities, specifications, users }), 'overlap'),
    id: node.id,
    kind: node.__typename ?? '',
  }));
