import type { Lang } from '../model/state';
import { capital } from '../words/capital';
import { counter } from '../words/count';

type Said = Readonly<Record<Lang, string>>;
export const said = (nb: string, nn: string, en: string): Said => ({ nb, nn, en });

/** Words of all maps. */
export const MAPS = {
  title: said('Kart', 'Kart', 'Maps'),
  intro: (pictures: number, graph: string, lang: Lang): string =>
    said(
      `${capital(counter('nb')(pictures, 'ett bilde', 'bilder'))} av ${graph}, tegnet av svarene hver gang siden lastes.`,
      `${capital(counter('nn')(pictures, 'eitt bilete', 'bilete'))} av ${graph}, teikna av svara kvar gong sida blir lasta.`,
      `${capital(counter('en')(pictures, 'one picture', 'pictures'))} of ${graph}, drawn from the answers each time the page is loaded.`,
    )[lang],
  picture: said('Bilde', 'Bilete', 'Picture'),
  scroll: said('Bilde som kan rulles', 'Bilete som kan rullast', 'Picture that can be scrolled'),
  change: said('Velg noe annet', 'Vel noko anna', 'Choose something else'),
  file: said('Bildet som SVG', 'Biletet som SVG', 'The picture as SVG'),
  legend: said('Tegnforklaring', 'Teiknforklaring', 'Legend'),
  all: said('Alle', 'Alle', 'All'),
  none: said('ingen', 'ingen', 'none'),
  weakest: said('Svakeste belegg', 'Svakaste belegg', 'Weakest evidence'),
  source: said('Kilde: Samgraf', 'Kjelde: Samgraf', 'Source: Samgraf'),
  asOf: said('per', 'per', 'as of'),
} as const;

export const ECOSYSTEM = {
  title: said('Økosystemkartet', 'Økosystemkartet', 'The ecosystem map'),
  about: said(
    'Hvilke økosystemer som virker sammen, og i hvor mange utvekslinger.',
    'Kva økosystem som verkar saman, og i kor mange utvekslingar.',
    'Which ecosystems work together, and in how many exchanges.',
  ),
  lead: (ecosystems: string, exchanges: string, lang: Lang): string =>
    said(
      `${ecosystems} økosystemer og ${exchanges} utvekslinger mellom dem og deltakerne deres er registrert.`,
      `${ecosystems} økosystem og ${exchanges} utvekslingar mellom dei og deltakarane deira er registrerte.`,
      `${ecosystems} ecosystems and ${exchanges} exchanges among them and their participants are on record.`,
    )[lang],
  table: said(
    'Utvekslinger mellom økosystemer, etter samhandlingsform',
    'Utvekslingar mellom økosystem, etter samhandlingsform',
    'Exchanges between ecosystems, by kind',
  ),
  between: said('Mellom', 'Mellom', 'Between'),
  total: said('I alt', 'I alt', 'In all'),
  inside: said('innad', 'internt', 'within'),
  exchanges: (n: string, one: boolean, lang: Lang): string =>
    said(
      `${n} ${one ? 'utveksling' : 'utvekslinger'}`,
      `${n} ${one ? 'utveksling' : 'utvekslingar'}`,
      `${n} ${one ? 'exchange' : 'exchanges'}`,
    )[lang],
  chosen: said('Utvekslingene', 'Utvekslingane', 'The exchanges'),
  rule: said(
    'En utveksling telles for to økosystemer når begge, eller noen som hører til dem, deltar i den. En virksomhet hører til økosystemet den er medlem av, eller til sektorens. Det nasjonale økosystemet er det sektorene har felles: en liten del av hvert av økosystemene deres.',
    'Ei utveksling blir talt for to økosystem når begge, eller nokon som høyrer til dei, deltek i henne. Ei verksemd høyrer til økosystemet ho er medlem av, eller til økosystemet til sektoren. Det nasjonale økosystemet er det sektorane har felles: ein liten del av kvart av økosystema deira.',
    'An exchange counts for two ecosystems when both of them, or someone who belongs to them, take part in it. An organisation belongs to the ecosystem that it is a member of, or to that of its sector. The national ecosystem is what the sectors have in common: a small part of each of their ecosystems.',
  ),
  drawn: said(
    'Bildet viser strømmene innen det nasjonale økosystemet og fra det til andre. Tabellen har alle.',
    'Biletet viser straumane innanfor det nasjonale økosystemet og frå det til andre. Tabellen har alle.',
    'The picture shows the flows within the national ecosystem and from it to others. The table has all.',
  ),
  frameworks: (n: string, lang: Lang): string =>
    said(`${n} rammebetingelser fra EU`, `${n} rammevilkår frå EU`, `${n} frameworks of the EU`)[lang],
  resources: (n: string, lang: Lang): string =>
    said(`${n} delte ressurser fra EU`, `${n} delte ressursar frå EU`, `${n} shared resources of the EU`)[
      lang
    ],
  national: said('Det nasjonale økosystemet', 'Det nasjonale økosystemet', 'The national ecosystem'),
  participants: said('Deltakere', 'Deltakarar', 'Participants'),
  kind: said('Samhandlingsform', 'Samhandlingsform', 'Kind of exchange'),
  exchange: said('Utveksling', 'Utveksling', 'Exchange'),
  others: said(
    'og andre som ikke er navngitt',
    'og andre som ikkje er namngitte',
    'and others who are not named',
  ),
} as const;

export const CAPABILITIES = {
  title: said('Kapabilitetskartet', 'Kapabilitetskartet', 'The capability map'),
  about: said(
    'Hva som støtter de nasjonale kapabilitetene, hvor mye og hvor sikkert.',
    'Kva som støttar dei nasjonale kapabilitetane, kor mykje og kor sikkert.',
    'What supports the national capabilities, how much and how surely.',
  ),
  country: said('i landet', 'i landet', 'in the country'),
  by: said('Vis etter', 'Vis etter', 'Show by'),
  only: said('Bare', 'Berre', 'Only'),
  tiles: said('Kapabilitetene som ruter', 'Kapabilitetane som ruter', 'The capabilities as tiles'),
  matrix: said('Kapabilitetene som matrise', 'Kapabilitetane som matrise', 'The capabilities as a matrix'),
  capability: said('Kapabilitet', 'Kapabilitet', 'Capability'),
  everywhere: said('I alt', 'I alt', 'In all'),
  gaps: said('Det som mangler', 'Det som manglar', 'What is lacking'),
  lacks: said('Mangler', 'Manglar', 'Lacks'),
  measures: said('Tiltak', 'Tiltak', 'Measures'),
  strongest: said('Sterkeste belegg', 'Sterkaste belegg', 'Strongest evidence'),
  gapKinds: {
    NO_RESOURCE: said('ingen ressurs', 'ingen ressurs', 'no resource'),
    ONLY_DEDUCED: said('bare slutninger', 'berre slutningar', 'only deductions'),
    ONE_PROVIDER: said('én tilbyder', 'éin tilbydar', 'one provider'),
    RED_IN_SECTORS: said('rødt i flere sektorer', 'raudt i fleire sektorar', 'red in several sectors'),
  },
  resources: (n: string, one: boolean, lang: Lang): string =>
    said(
      `${n} ${one ? 'ressurs' : 'ressurser'}`,
      `${n} ${one ? 'ressurs' : 'ressursar'}`,
      `${n} ${one ? 'resource' : 'resources'}`,
    )[lang],
  gap: (n: string, colour: string, lang: Lang): string =>
    said(`gap ${n}, ${colour}`, `gap ${n}, ${colour}`, `gap ${n}, ${colour}`)[lang],
  gapOf: (colour: string): string => `gap: ${colour}`,
  colours: {
    GREEN: said('grønt', 'grønt', 'green'),
    YELLOW: said('gult', 'gult', 'yellow'),
    RED: said('rødt', 'raudt', 'red'),
    UNDEFINED_BY_RULE: said('uten farge', 'utan farge', 'no colour'),
  },
  fill: said(
    'Fyll: antall ressurser, eller gapets farge der dekningen er vurdert',
    'Fyll: talet på ressursar, eller fargen på gapet der dekninga er vurdert',
    'Fill: number of resources, or the colour of the gap where coverage is assessed',
  ),
  outline: said(
    'Omriss: det svakeste belegget som ruten hviler på',
    'Omriss: det svakaste belegget som ruta kviler på',
    'Outline: the weakest evidence that the tile rests on',
  ),
  note: said(
    'At noe ikke er registrert, betyr ikke at det ikke finnes.',
    'At noko ikkje er registrert, betyr ikkje at det ikkje finst.',
    'That something is not on record does not mean that it does not exist.',
  ),
} as const;

export const COUNTRY = {
  all: said('I alt', 'I alt', 'In all'),
  title: said('Norgeskartet', 'Noregskartet', 'The map of Norway'),
  titleOf: (name: string, lang: Lang): string =>
    said(
      `Hvilke kommuner bruker ${name}?`,
      `Kva kommunar brukar ${name}?`,
      `Which municipalities use ${name}?`,
    )[lang],
  about: said(
    'Hvilke kommuner som bruker en delt ressurs, etter hvilken plikt og hvor sikkert.',
    'Kva kommunar som brukar ein delt ressurs, etter kva plikt og kor sikkert.',
    'Which municipalities use a shared resource, by which obligation and how surely.',
  ),
  choose: said('Velg en ressurs', 'Vel ein ressurs', 'Choose a resource'),
  resource: said('Ressurs', 'Ressurs', 'Resource'),
  near: said('Sammenlign med kommune', 'Samanlikn med kommune', 'Compare with municipality'),
  nobody: said('ingen valgt', 'ingen vald', 'none chosen'),
  show: said('Vis', 'Vis', 'Show'),
  lead: (users: string, all: string, name: string, lang: Lang): string =>
    said(
      `${users} av ${all} kommuner bruker ${name}, så langt det er registrert eller følger av regler.`,
      `${users} av ${all} kommunar brukar ${name}, så langt det er registrert eller følgjer av reglar.`,
      `${users} of ${all} municipalities use ${name}, as far as is on record or follows from rules.`,
    )[lang],
  leadList: (n: string, lang: Lang): string =>
    said(
      `${n} delte ressurser brukes av kommuner, så langt det er registrert eller følger av regler.`,
      `${n} delte ressursar blir brukte av kommunar, så langt det er registrert eller følgjer av reglar.`,
      `${n} shared resources are used by municipalities, as far as is on record or follows from rules.`,
    )[lang],
  counts: said(
    'Kommuner etter plikt og belegg',
    'Kommunar etter plikt og belegg',
    'Municipalities by obligation and evidence',
  ),
  obligation: said('Plikt', 'Plikt', 'Obligation'),
  noObligation: said('uten registrert plikt', 'utan registrert plikt', 'no obligation on record'),
  notUsed: said('ikke registrert', 'ikkje registrert', 'not on record'),
  number: said('Kommuner', 'Kommunar', 'Municipalities'),
  byCounty: said('Etter fylke', 'Etter fylke', 'By county'),
  county: (name: string, users: string, all: string, lang: Lang): string =>
    said(`${name}: ${users} av ${all}`, `${name}: ${users} av ${all}`, `${name}: ${users} of ${all}`)[lang],
  credit: said(
    'Kommunegrenser 2024: © Kartverket, CC BY 4.0, forenklet.',
    'Kommunegrenser 2024: © Kartverket, CC BY 4.0, forenkla.',
    'Boundaries of municipalities 2024: © Kartverket, CC BY 4.0, simplified.',
  ),
  alike: (name: string, lang: Lang): string =>
    said(
      `Kommuner som ligner mest på ${name}`,
      `Kommunar som liknar mest på ${name}`,
      `Municipalities most like ${name}`,
    )[lang],
  uses: said('bruker', 'brukar', 'uses'),
  note: said(
    'At ingenting er registrert, er ikke bevis for at kommunen ikke bruker ressursen.',
    'At ingenting er registrert, er ikkje bevis for at kommunen ikkje brukar ressursen.',
    'That nothing is on record is no proof that the municipality does not use the resource.',
  ),
  off: said(
    'Kommuner uten plass på kartet, siden grensene er fra 2024:',
    'Kommunar utan plass på kartet, sidan grensene er frå 2024:',
    'Municipalities with no place on the map, whose boundaries are of 2024:',
  ),
} as const;
