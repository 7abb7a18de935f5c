import { z } from 'zod';
import { framed } from './tell';
import { Refused } from './faults';

export type Prompt = Readonly<{
  name: string;
  title: string;
  description: string;
  arguments: readonly Readonly<{ name: string; description: string; required: boolean }>[];
  text: (values: Readonly<Record<string, string>>) => string;
}>;

const CLOSE =
  'Svar på norsk, i setninger. Sett kildene bak hver påstand, skill fakta fra utledninger og usikkerhet, og si hva som ble utelatt. Det som ikke er registrert, er ikke dermed fraværende.';

export const PROMPTS: readonly Prompt[] = [
  {
    name: 'kommunesjekk',
    title: 'Kommunesjekk',
    description: 'Hva en kommune bruker, hva den er bundet av, og hva lignende kommuner bruker i tillegg.',
    arguments: [{ name: 'kommune', description: 'Navn, nummer eller id', required: true }],
    text: ({ kommune }) =>
      `Lag en kommunesjekk av «${kommune}». Finn id-en med find_things (kinds: Municipality). Bruk describe_thing for hva den bruker, explain_connections med to: EU og via: SharedResource for EU-krav gjennom delte ressurser, compare_municipalities for lignende kommuner, og find_dependencies for hva den ikke klarer seg uten. ${CLOSE}`,
  },
  {
    name: 'utfasing',
    title: 'Utfasing',
    description: 'Hva som følger når en ressurs eller et rammeverk faller bort, og hva som kan ta over.',
    arguments: [
      { name: 'ressurs', description: 'Navn eller id', required: true },
      { name: 'dato', description: 'ÅÅÅÅ-MM-DD', required: false },
    ],
    text: ({ ressurs, dato }) =>
      `Hva følger hvis «${ressurs}» fases ut${dato ? ` ${dato}` : ''}? Finn id-en med find_things. Bruk assess_impact${dato ? ` med on: ${dato}` : ''}, og hold funksjon, dekning, plikt og rettsgrunnlag fra hverandre. Undersøk de foreslåtte erstatningene med describe_thing. ${CLOSE}`,
  },
  {
    name: 'eu-krav',
    title: 'EU-krav',
    description: 'Hvilke EU-krav som når en aktør, gjennom hva, og hvordan vi vet det.',
    arguments: [
      { name: 'aktor', description: 'Navn eller id', required: true },
      { name: 'rettsakt', description: 'Navn, CELEX eller id; alle hvis utelatt', required: false },
    ],
    text: ({ aktor, rettsakt }) =>
      `Hvilke EU-krav når «${aktor}»${rettsakt ? `, med vekt på «${rettsakt}»` : ''}? Finn id-er med find_things. Bruk explain_connections ${rettsakt ? 'til rettsakten' : 'med to: EU'} og via: SharedResource; der det ikke er noen vei, explain_absence. Bruk what_changed for hva som er nytt. ${CLOSE}`,
  },
  {
    name: 'kapabilitetsgjennomgang',
    title: 'Kapabilitetsgjennomgang',
    description: 'Hvordan kapabilitetene er dekket i en sektor, og hva de mangler.',
    arguments: [{ name: 'sektor', description: 'Id, som sector:municipal', required: true }],
    text: ({ sektor }) =>
      `Gå gjennom kapabilitetene i «${sektor}». Bruk coverage_of_capabilities med by: SECTOR, og find_gaps med in, så med lacks: ONE_PROVIDER og ONLY_DEDUCED også. Si hvor svakt belegget er. ${CLOSE}`,
  },
];

const VALUE = z.string().trim().min(1).max(200);

/** The prompt with what was given in place, as one line of text. */
export const promptOf = (
  name: string,
  given: Readonly<Record<string, unknown>>,
): Prompt & { filled: string } => {
  const prompt = PROMPTS.find(one => one.name === name);
  if (!prompt)
    throw new Refused(
      'NOT_FOUND',
      `There is no prompt ${framed(name.slice(0, 60))}. There are ${PROMPTS.map(one => one.name).join(', ')}.`,
    );
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
  return { ...prompt, filled: prompt.text(Object.fromEntries(values)) };
};
