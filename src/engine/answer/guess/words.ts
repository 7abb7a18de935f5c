import { distance } from 'fastest-levenshtein';
import {
  getNamedType,
  type GraphQLEnumType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLInterfaceType,
} from 'graphql';
import type { Kind, Model } from '../../model/model';
import { stemming } from '../../languages/stemming';
import { fold } from '../../model/search-text';
import { meaningOf } from '../../planner/collect';

export type Composite = GraphQLObjectType | GraphQLInterfaceType;
type Found = GraphQLField<unknown, unknown>;

/** A word as it is compared: letters and digits without case, marks and what parts them. */
export const plainWord = (text: string): string =>
  text
    .normalize('NFD')
    .toLowerCase()
    .replace(/ø/g, 'o')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]/gu, '');

/** What people call the kinds, fields and values of a model: their names, labels and nouns in every language of it, and what @also says. */
export class Words {
  private readonly kinds = new Map<string, Kind>();

  constructor(private readonly model: Model) {
    const all = [...model.kinds.values()].filter(({ shape }) => shape !== 'union');
    const called: readonly ((kind: Kind) => readonly string[])[] = [
      ({ name, singular, plural }) => [name, singular, plural],
      ({ name }) => [...(model.also.kinds.get(name) ?? [])],
      ({ label, noun }) =>
        [label, noun.one, noun.many, noun.definite?.one, noun.definite?.many].flatMap(phrase =>
          phrase ? Object.values(phrase) : [],
        ),
    ];
    for (const words of called)
      for (const kind of all)
        for (const word of words(kind).map(plainWord)) if (!this.kinds.has(word)) this.kinds.set(word, kind);
  }

  /** The kind that a word is for, in the singular or the plural. */
  kind(word: string): Kind | undefined {
    const plain = plainWord(word);
    return this.kinds.get(plain) ?? this.kinds.get(plain.replace(/s$/, '')) ?? this.byStem(word);
  }

  private byStem(word: string): Kind | undefined {
    const [name] = stemming(this.model.languages.stemmers)(fold(word).trim()).flatMap(
      stem => this.model.nouns.get(stem) ?? [],
    );
    return name === undefined ? undefined : this.model.kinds.get(name);
  }

  /** The field of a type that a name is for: by its own name, its label, what else it is called, or what it leads to. */
  field(type: Composite, name: string): Found | undefined {
    const fields = Object.values(type.getFields());
    const plain = plainWord(name);
    const calls = (field: Found): readonly string[] => this.namesOf(field);
    return (
      fields.find(field => plainWord(field.name) === plain) ??
      fields.find(field => calls(field).includes(plain)) ??
      this.leadingTo(fields, name)
    );
  }

  /** The count of what a name ends with: usersCount, numberOfUsers; or the list that says how many it has. */
  count(type: Composite, name: string): Found | undefined {
    const fields = type.getFields();
    const plain = plainWord(name);
    const bare = plain.replace(/(count|total)$/, '');
    const counted = Object.values(fields).find(field => {
      if (!['related', 'shortcut'].includes(meaningOf(field).kind)) return false;
      return [plainWord(field.name), ...this.namesOf(field)].some(
        word => (bare !== plain && word === bare) || (plain !== word && plain.endsWith(word)),
      );
    });
    return counted && (fields[`${counted.name}Count`] ?? counted);
  }

  /** The name that is nearest, if little of it differs. */
  near(name: string, names: readonly string[]): string | undefined {
    if (name.length > LONGEST) return undefined;
    const [best] = names
      .map(known => ({ known, off: distance(name.toLowerCase(), known.toLowerCase()) }))
      .sort((a, b) => a.off - b.off);
    return best && best.off <= Math.max(1, Math.floor(name.length / 5)) ? best.known : undefined;
  }

  /** The value of an enum that a word is for. */
  value(type: GraphQLEnumType, word: string): string | undefined {
    const plain = plainWord(word);
    const values = this.model.enums.get(type.name)?.values ?? [];
    const labels = values.find(({ name, label }) =>
      [...Object.values(label), ...(this.model.also.values.get(`${type.name}.${name}`) ?? [])]
        .map(plainWord)
        .includes(plain),
    );
    const names = type.getValues().map(({ name }) => name);
    return names.find(name => plainWord(name) === plain) ?? labels?.name ?? this.near(word, names);
  }

  /** How a relation's field is called besides: of a shortcut, as the relation it is of. */
  private namesOf(field: Found): readonly string[] {
    const means = meaningOf(field);
    if (means.kind === 'related') return (this.model.also.ends.get(means.end.name) ?? []).map(plainWord);
    if (!('field' in means)) return [];
    const { declaredBy, name, label } = means.field;
    return [...Object.values(label), ...(this.model.also.fields.get(`${declaredBy}.${name}`) ?? [])].map(
      plainWord,
    );
  }

  /** The relation that leads to what a word is for, where it is the word of a kind. */
  private leadingTo(fields: readonly Found[], word: string): Found | undefined {
    const kind = this.kind(word);
    if (!kind) return undefined;
    const ends = fields.flatMap(field => {
      const means = meaningOf(field);
      return means.kind === 'related' ? [{ field, node: means.end.node }] : [];
    });
    return ends.find(({ node }) => node === kind.name)?.field;
  }
}

/** Longer names are like none. */
const LONGEST = 60;

export const namedComposite = (field: Found): Composite | undefined => {
  const type = getNamedType(field.type);
  return 'getFields' in type && 'getInterfaces' in type ? type : undefined;
};
