import type { Alike } from '../graph/comparable';
import type { Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import { counted, INHABITANT, number, percent, spokenIn, type Spoken } from './grammar';
import { nameOf } from './names';

type Said = Readonly<{
  population: (a: string, n: string, b: string, m: string) => string;
  area: (a: string, n: string, b: string, m: string) => string;
  county: (county: string) => string;
  otherCounty: string;
  form: (form: string) => string;
  noForm: string;
  otherForm: string;
  resources: (percent: string) => string;
}>;

const WORDS: Readonly<Record<Spoken, Said>> = {
  nb: {
    population: (a, n, b, m) => `${a} har ${n}; ${b} har ${m}.`,
    area: (a, n, b, m) => `${a} er på ${n} km²; ${b} er på ${m} km².`,
    county: county => `Begge ligger i ${county}.`,
    otherCounty: 'De ligger i hvert sitt fylke.',
    form: form => `De har samme målform: ${form}.`,
    noForm: 'Ingen av dem har valgt målform; begge er nøytrale.',
    otherForm: 'De har ulik målform.',
    resources: percent => `Av ressursene som minst én av dem bruker, bruker begge ${percent}.`,
  },
  nn: {
    population: (a, n, b, m) => `${a} har ${n}; ${b} har ${m}.`,
    area: (a, n, b, m) => `${a} er på ${n} km²; ${b} er på ${m} km².`,
    county: county => `Begge ligg i ${county}.`,
    otherCounty: 'Dei ligg i kvart sitt fylke.',
    form: form => `Dei har same målform: ${form}.`,
    noForm: 'Ingen av dei har valt målform; begge er nøytrale.',
    otherForm: 'Dei har ulik målform.',
    resources: percent => `Av ressursane som minst éin av dei brukar, brukar begge ${percent}.`,
  },
  en: {
    population: (a, n, b, m) => `${a} has ${n}; ${b} has ${m}.`,
    area: (a, n, b, m) => `${a} covers ${n} km²; ${b} covers ${m} km².`,
    county: county => `Both are in ${county}.`,
    otherCounty: 'They are in different counties.',
    form: form => `They use the same written form of Norwegian: ${form}.`,
    noForm: 'Neither has chosen a written form of Norwegian; both are neutral.',
    otherForm: 'They use different written forms of Norwegian.',
    resources: percent => `Of the resources that at least one of them uses, both use ${percent}.`,
  },
};

/**
 * Says what two municipalities have in common and what they do not: “Sandnes har 83 702 innbyggere; Stavanger har
 * 149 048. Begge ligger i Rogaland.”
 */
export const explainComparable = (
  { own, other, by }: Readonly<{ own: string; other: string; by: readonly Alike[] }>,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
): string => {
  const spoken = spokenIn(lang);
  const name = (id: string): string => nameOf(nodes.get(id), id, spoken);
  const [a, b] = [name(other), name(own)];
  const size = (value: unknown): string => number(Number(value), spoken);
  const said = WORDS[spoken];
  return by
    .map(({ by: criterion, likeness, values: [mine, theirs] }) => {
      switch (criterion) {
        case 'POPULATION':
          return said.population(a, counted(Number(theirs), INHABITANT, spoken), b, size(mine));
        case 'AREA':
          return said.area(a, size(theirs), b, size(mine));
        case 'COUNTY':
          return likeness > 0 ? said.county(name(String(mine))) : said.otherCounty;
        case 'WRITTEN_FORM':
          return likeness > 0 ? formOf(String(mine), spoken, model) : said.otherForm;
        case 'RESOURCES':
          return said.resources(percent(likeness, spoken));
      }
    })
    .join(' ');
};

const formOf = (form: string, spoken: Spoken, model: Model): string =>
  form === 'NEUTRAL'
    ? WORDS[spoken].noForm
    : WORDS[spoken].form(labelOfValue('WrittenForm', form, spoken, model));

/** The label of an enum value. */
const labelOfValue = (type: string, value: string, spoken: Spoken, model: Model): string =>
  model.enums.get(type)?.values.find(({ name }) => name === value)?.label[spoken] ?? value;
