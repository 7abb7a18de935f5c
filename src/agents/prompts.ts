import { z } from 'zod';
import { framed } from './tell';
import { Refused } from './faults';
import type { Lang, Said } from './words';

type Values = Readonly<Record<string, string>>;
/** `names`: the kinds of which it names one; `oneOf`: what it may be. */
type Argument = Readonly<{
  name: string;
  description: string;
  required: boolean;
  names?: readonly string[];
  oneOf?: readonly string[];
}>;
export type Prompt = Readonly<{
  name: string;
  title: string;
  description: string;
  arguments: readonly Argument[];
  text: (values: Values, lang: Lang) => string;
}>;

const CLOSE: Said = {
  nb: 'Svar på bokmål, i setninger (lang: nb). Sett kildene bak hver påstand, skill fakta fra utledninger og usikkerhet, og si hva som ble utelatt. Det som ikke er registrert, er ikke dermed fraværende.',
  nn: 'Svar på nynorsk, i setningar (lang: nn). Set kjeldene bak kvar påstand, skil fakta frå utleiingar og uvisse, og sei kva som vart utelate. Det som ikkje er registrert, er ikkje dermed fråverande.',
  en: 'Answer in English, in sentences (lang: en). Put the sources behind each claim, keep facts apart from deductions and uncertainty, and say what was left out. What is not on record is not thereby absent.',
};

/** Said of each prompt in each language; the tools take names, so nothing has to be looked up first. */
const said = (text: (values: Values) => Said): Prompt['text'] => {
  return (values, lang) => `${text(values)[lang]} ${CLOSE[lang]}`;
};

const LANG: Argument = {
  ...{ name: 'lang', description: 'nb, nn, en', required: false, oneOf: ['nb', 'nn', 'en'] },
};

export const PROMPTS: readonly Prompt[] = [
  {
    name: 'kommunesjekk',
    title: 'Kommunesjekk · Check of a municipality',
    description:
      'Hva en kommune bruker, hva den er bundet av, og hva lignende kommuner bruker i tillegg. · What a municipality uses, what binds it, and what similar ones use besides.',
    arguments: [
      {
        name: 'kommune',
        description: 'Navn, nummer eller id · name, number or id',
        required: true,
        names: ['Municipality'],
      },
      LANG,
    ],
    text: said(({ kommune }) => ({
      nb: `Lag en kommunesjekk av «${kommune}». Bruk describe_thing for hva den bruker, explain_connections med to: EU og via: SharedResource for EU-krav gjennom delte ressurser, compare_municipalities for lignende kommuner, og find_dependencies for hva den ikke klarer seg uten.`,
      nn: `Lag ein kommunesjekk av «${kommune}». Bruk describe_thing for kva ho bruker, explain_connections med to: EU og via: SharedResource for EU-krav gjennom delte ressursar, compare_municipalities for liknande kommunar, og find_dependencies for kva ho ikkje klarer seg utan.`,
      en: `Check the municipality “${kommune}”. Use describe_thing for what it uses, explain_connections with to: EU and via: SharedResource for EU requirements through shared resources, compare_municipalities for similar ones, and find_dependencies for what it cannot do without.`,
    })),
  },
  {
    name: 'utfasing',
    title: 'Utfasing · Phasing out',
    description:
      'Hva som følger når en ressurs eller et rammeverk faller bort, og hva som kan ta over. · What follows when a resource or a framework goes, and what may take its place.',
    arguments: [
      {
        name: 'ressurs',
        description: 'Navn eller id · name or id',
        required: true,
        names: ['SharedResource', 'Framework'],
      },
      { name: 'dato', description: 'ÅÅÅÅ-MM-DD', required: false },
      LANG,
    ],
    text: said(({ ressurs, dato }) => {
      const on = dato ? `, on: ${dato}` : '';
      return {
        nb: `Hva følger hvis «${ressurs}» fases ut${dato ? ` ${dato}` : ''}? Bruk assess_impact med ids: ["${ressurs}"]${on}, og hold funksjon, dekning, plikt og rettsgrunnlag fra hverandre. Undersøk de foreslåtte erstatningene med describe_thing.`,
        nn: `Kva følgjer om «${ressurs}» blir fasa ut${dato ? ` ${dato}` : ''}? Bruk assess_impact med ids: ["${ressurs}"]${on}, og hald funksjon, dekning, plikt og rettsgrunnlag frå kvarandre. Undersøk dei føreslåtte erstatningane med describe_thing.`,
        en: `What follows if “${ressurs}” is phased out${dato ? ` on ${dato}` : ''}? Use assess_impact with ids: ["${ressurs}"]${on}, and keep function, coverage, duty and legal basis apart. Look into the suggested substitutes with describe_thing.`,
      };
    }),
  },
  {
    name: 'eu-krav',
    title: 'EU-krav · EU requirements',
    description:
      'Hvilke EU-krav som når en aktør, gjennom hva, og hvordan vi vet det. · Which EU requirements reach an actor, through what, and how we know.',
    arguments: [
      { name: 'aktor', description: 'Navn eller id · name or id', required: true, names: ['Actor'] },
      {
        name: 'rettsakt',
        description: 'Navn, CELEX eller id; alle hvis utelatt · all if left out',
        required: false,
        names: ['Framework'],
      },
      LANG,
    ],
    text: said(({ aktor, rettsakt }) => {
      const to = rettsakt ? `to: "${rettsakt}"` : 'to: EU';
      return {
        nb: `Hvilke EU-krav når «${aktor}»? Bruk explain_connections med from: "${aktor}", ${to} og via: SharedResource; der det ikke er noen vei, explain_absence. Bruk what_changed for hva som er nytt.`,
        nn: `Kva EU-krav når «${aktor}»? Bruk explain_connections med from: "${aktor}", ${to} og via: SharedResource; der det ikkje er nokon veg, explain_absence. Bruk what_changed for kva som er nytt.`,
        en: `Which EU requirements reach “${aktor}”? Use explain_connections with from: "${aktor}", ${to} and via: SharedResource; where there is no path, explain_absence. Use what_changed for what is new.`,
      };
    }),
  },
  {
    name: 'kapabilitetsgjennomgang',
    title: 'Kapabilitetsgjennomgang · Review of capabilities',
    description:
      'Hvordan kapabilitetene er dekket i en sektor, og hva de mangler. · How the capabilities of a sector are covered, and what they lack.',
    arguments: [
      { name: 'sektor', description: 'Navn eller id · name or id', required: true, names: ['Sector'] },
      LANG,
    ],
    text: said(({ sektor }) => ({
      nb: `Gå gjennom kapabilitetene i «${sektor}». Bruk coverage_of_capabilities med by: SECTOR, og find_gaps med in: "${sektor}", så med lacks: ONE_PROVIDER og ONLY_DEDUCED også. Si hvor svakt belegget er.`,
      nn: `Gå gjennom kapabilitetane i «${sektor}». Bruk coverage_of_capabilities med by: SECTOR, og find_gaps med in: "${sektor}", så med lacks: ONE_PROVIDER og ONLY_DEDUCED òg. Sei kor veikt belegget er.`,
      en: `Review the capabilities of “${sektor}”. Use coverage_of_capabilities with by: SECTOR, and find_gaps with in: "${sektor}", then with lacks: ONE_PROVIDER and ONLY_DEDUCED too. Say how weak the evidence is.`,
    })),
  },
];

const VALUE = z.string().trim().min(1).max(200);
const LANGUAGE = z.enum(['nb', 'nn', 'en']).default('nb');

/** @throws Refused if there is none of that name */
export const promptNamed = (name: string): Prompt => {
  const prompt = PROMPTS.find(one => one.name === name);
  if (prompt) return prompt;
  throw new Refused(
    'NOT_FOUND',
    `There is no prompt ${framed(name.slice(0, 60))}. There are ${PROMPTS.map(one => one.name).join(', ')}.`,
  );
};

/** The prompt with what was given in place, as one line of text. */
export const promptOf = (
  name: string,
  given: Readonly<Record<string, unknown>>,
): Prompt & { filled: string } => {
  const prompt = promptNamed(name);
  const lang = LANGUAGE.safeParse(given['lang'] === '' ? undefined : given['lang']);
  if (!lang.success) throw new Refused('BAD_INPUT', 'lang is nb, nn or en.');
  const values = prompt.arguments.flatMap(argument => {
    const value = given[argument.name];
    if ((value === undefined || value === '') && !argument.required) return [];
    const read = VALUE.safeParse(value);
    if (!read.success)
      throw new Refused(
        'BAD_INPUT',
        `${argument.name} (${argument.description}) is missing, empty or too long.`,
      );
    return [[argument.name, framed(read.data)] as const];
  });
  return { ...prompt, filled: prompt.text(Object.fromEntries(values), lang.data) };
};
