import type { Alike } from '../graph/comparable';
import type { Model } from '../model/model';
import type { RowMap } from '../plan/plan';
import { nameOf, spokenIn, type Spoken } from './path';

type Said = Readonly<{
  population: (a: string, n: string, b: string, m: string) => string;
  area: (a: string, n: string, b: string, m: string) => string;
  county: (county: string) => string;
  otherCounty: string;
  form: (form: string) => string;
  otherForm: string;
  resources: (percent: string) => string;
}>;

const WORDS: Readonly<Record<Spoken, Said>> = {
  nb: {
    population: (a, n, b, m) => `${a} har ${n} innbyggere, ${b} har ${m}.`,
    area: (a, n, b, m) => `${a} er på ${n} km², ${b} på ${m} km².`,
    county: county => `Begge ligger i ${county}.`,
    otherCounty: 'De ligger i hvert sitt fylke.',
    form: form => `De har samme målform: ${form}.`,
    otherForm: 'De har ulik målform.',
    resources: percent => `Av ressursene som minst én av dem bruker, bruker begge ${percent}.`,
  },
  nn: {
    population: (a, n, b, m) => `${a} har ${n} innbyggjarar, ${b} har ${m}.`,
    area: (a, n, b, m) => `${a} er på ${n} km², ${b} på ${m} km².`,
    county: county => `Begge ligg i ${county}.`,
    otherCounty: 'Dei ligg i kvart sitt fylke.',
    form: form => `Dei har same målform: ${form}.`,
    otherForm: 'Dei har ulik målform.',
    resources: percent => `Av ressursane som minst éin av dei bruker, bruker begge ${percent}.`,
  },
  en: {
    population: (a, n, b, m) => `${a} has ${n} inhabitants, ${b} has ${m}.`,
    area: (a, n, b, m) => `${a} covers ${n} km², ${b} ${m} km².`,
    county: county => `Both are in ${county}.`,
    otherCounty: 'They are in different counties.',
    form: form => `They have the same written form: ${form}.`,
    otherForm: 'Their written forms differ.',
    resources: percent => `Of the resources that at least one of them uses, both use ${percent}.`,
  },
};

/** What two municipalities have in common, and what not: “Sandnes har 83 702 innbyggere, Stavanger har 149 048. Begge ligger i Rogaland.” */
export const explainComparable = (
  { own, other, by }: Readonly<{ own: string; other: string; by: readonly Alike[] }>,
  lang: unknown,
  nodes: ReadonlyMap<string, RowMap>,
  model: Model,
): string => {
  const spoken = spokenIn(lang);
  const name = (id: string): string => nameOf(nodes.get(id), id, spoken);
  const [a, b] = [name(other), name(own)];
  const number = (value: unknown): string =>
    new Intl.NumberFormat(spoken, { maximumFractionDigits: 0 }).format(Number(value));
  const said = WORDS[spoken];
  return by
    .map(({ by: criterion, likeness, values: [mine, theirs] }) => {
      switch (criterion) {
        case 'POPULATION':
          return said.population(a, number(theirs), b, number(mine));
        case 'AREA':
          return said.area(a, number(theirs), b, number(mine));
        case 'COUNTY':
          return likeness > 0 ? said.county(name(String(mine))) : said.otherCounty;
        case 'WRITTEN_FORM':
          return likeness > 0
            ? said.form(labelOfValue('WrittenForm', String(mine), spoken, model))
            : said.otherForm;
        case 'RESOURCES':
          return said.resources(new Intl.NumberFormat(spoken, { style: 'percent' }).format(likeness));
      }
    })
    .join(' ');
};

/** What people call a value of an enum. */
const labelOfValue = (type: string, value: string, spoken: Spoken, model: Model): string =>
  model.enums.get(type)?.values.find(({ name }) => name === value)?.label[spoken] ?? value;
