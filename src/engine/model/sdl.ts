import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  GraphQLError,
  Kind as Ast,
  Source,
  parse,
  valueFromASTUntyped,
  visit,
  type ASTNode,
  type ConstDirectiveNode,
  type DefinitionNode,
  type DirectiveDefinitionNode,
  type EnumTypeDefinitionNode,
  type InputValueDefinitionNode,
  type NameNode,
  type InterfaceTypeDefinitionNode,
  type ObjectTypeDefinitionNode,
  type UnionTypeDefinitionNode,
  type FieldDefinitionNode,
} from 'graphql';
import { SamgrafError } from '../errors';
import { FACT, type Terms } from './model';

/** One SDL file. What the core says in languages that a pack has not is left out; a pack says nothing in others than its own. */
export type SdlFile = Readonly<{ name: string; text: string; isCore?: boolean }>;

export type KindNode = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode | UnionTypeDefinitionNode;

/** The definitions of the SDL by their role. */
export type Sdl = Readonly<{
  kinds: ReadonlyMap<string, KindNode>;
  relations: ReadonlyMap<string, ObjectTypeDefinitionNode>;
  enums: ReadonlyMap<string, EnumTypeDefinitionNode>;
  fact: InterfaceTypeDefinitionNode | undefined;
  /**
   * Interfaces of relations, by name: those that implement Fact and are no kind of node. `Claim` is one of all
   * relations.
   */
  shared: ReadonlyMap<string, InterfaceTypeDefinitionNode>;
  /** Lists of words with the same meaning. */
  synonyms: readonly (readonly string[])[];
  /** What the schema itself says of fields that the engine declares (@also with `of`). */
  also: readonly ConstDirectiveNode[];
  /** The namespaces of vocabularies, by their prefixes. */
  prefixes: ReadonlyMap<string, string>;
}>;

/** Collects faults with file and line, so that all are reported at once. */
export class SdlFaults {
  private readonly found: { message: string; at: string }[] = [];

  add(message: string, node?: ASTNode): void {
    const at = node?.loc ? `${node.loc.source.name}:${node.loc.startToken.line}` : '';
    // A fault in something inherited is found once for each kind that inherits it.
    if (!this.found.some(fault => fault.message === message && fault.at === at))
      this.found.push({ message, at });
  }

  addSyntaxError(error: GraphQLError): void {
    this.found.push({
      message: error.message,
      at: `${error.source?.name ?? ''}:${error.locations?.[0]?.line ?? 0}`,
    });
  }

  /** Throws if there are any faults. */
  throwIfAny(): void {
    if (this.found.length === 0) return;
    const lines = this.found.map(({ message, at }) => `  ${at ? `${at}  ` : ''}${message}`);
    throw new SamgrafError(
      'BAD_SCHEMA',
      `The SDL has ${this.found.length} fault(s):\n${lines.join('\n')}`,
      'See core/directives.graphql for what the directives take.',
    );
  }
}

export const readSdlFolder = (folder: string): SdlFile[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.graphql'))
    .sort()
    .map(name => ({ name, text: readFileSync(join(folder, name), 'utf8') }));

/**
 * Parses the files and sorts their definitions by role; syntax errors, duplicates and misused directives
 * become faults.
 */
export const readSdl = (files: readonly SdlFile[], faults: SdlFaults, languages: readonly string[]): Sdl => {
  const parsed = files.map(file => ({ ...file, definitions: parseFile(file, faults) }));
  const known = new Map(
    parsed
      .flatMap(({ definitions: all }) => all)
      .flatMap(d => (d.kind === Ast.DIRECTIVE_DEFINITION ? [[d.name.value, d] as const] : [])),
  );
  const definitions = parsed.flatMap(({ isCore, definitions: all }) =>
    isCore ? all.map(one => withoutOthers(one, { known, languages })) : all,
  );
  const sdl = {
    kinds: new Map<string, KindNode>(),
    relations: new Map<string, ObjectTypeDefinitionNode>(),
    enums: new Map<string, EnumTypeDefinitionNode>(),
    fact: undefined as InterfaceTypeDefinitionNode | undefined,
    shared: new Map<string, InterfaceTypeDefinitionNode>(),
    synonyms: definitions.flatMap(definition => synonymsOf(definition, faults)),
    also: definitions.flatMap(alsoOf),
    prefixes: new Map(definitions.flatMap(prefixesOf)),
  };
  const names = new Set<string>();
  for (const definition of definitions) {
    if (!('name' in definition) || !definition.name || definition.kind === Ast.DIRECTIVE_DEFINITION) continue;
    const name = definition.name.value;
    if (names.has(name)) faults.add(`${name} is defined twice`, definition);
    names.add(name);
    place(definition, name, sdl);
  }
  for (const definition of definitions) checkDirectives(definition, { known, languages }, faults);
  return sdl;
};

/** `extend schema @prefix(name: "dcat", iri: "http://www.w3.org/ns/dcat#")`, any number of times. */
const prefixesOf = (definition: DefinitionNode): readonly (readonly [string, string])[] =>
  definition.kind === Ast.SCHEMA_EXTENSION
    ? (definition.directives ?? [])
        .filter(({ name }) => name.value === 'prefix')
        .map(use => directiveArguments({ directives: [use] }, 'prefix'))
        .map(({ name, iri }) => [String(name), String(iri)])
    : [];

const alsoOf = (definition: DefinitionNode): readonly ConstDirectiveNode[] =>
  definition.kind === Ast.SCHEMA_EXTENSION
    ? (definition.directives ?? []).filter(({ name }) => name.value === 'also')
    : [];

/** `extend schema @synonyms(words: ["pålogging", "innlogging"])`, any number of times. */
const synonymsOf = (definition: DefinitionNode, faults: SdlFaults): readonly (readonly string[])[] => {
  if (definition.kind !== Ast.SCHEMA_EXTENSION) return [];
  return (definition.directives ?? [])
    .filter(({ name }) => name.value === 'synonyms')
    .map(use => {
      const words = directiveArguments({ directives: [use] }, 'synonyms')['words'];
      const list = Array.isArray(words) ? words.map(String) : [];
      const wrong = list.find(word => !/^[\p{L}\p{N}]{1,60}$/u.test(word));
      if (wrong !== undefined)
        faults.add(`@synonyms takes single words, and ${JSON.stringify(wrong)} is none`, use);
      if (list.length < 2) faults.add('@synonyms needs two words or more', use);
      return list;
    });
};

const place = (
  definition: DefinitionNode,
  name: string,
  sdl: {
    kinds: Map<string, KindNode>;
    relations: Map<string, ObjectTypeDefinitionNode>;
    enums: Map<string, EnumTypeDefinitionNode>;
    fact: InterfaceTypeDefinitionNode | undefined;
    shared: Map<string, InterfaceTypeDefinitionNode>;
  },
): void => {
  if (definition.kind === Ast.ENUM_TYPE_DEFINITION) sdl.enums.set(name, definition);
  else if (definition.kind === Ast.INTERFACE_TYPE_DEFINITION && name === 'Fact') sdl.fact = definition;
  else if (definition.kind === Ast.INTERFACE_TYPE_DEFINITION && isOfRelations(definition))
    sdl.shared.set(name, definition);
  else if (definition.kind === Ast.OBJECT_TYPE_DEFINITION && directive(definition, 'relation'))
    sdl.relations.set(name, definition);
  else if (
    definition.kind === Ast.OBJECT_TYPE_DEFINITION ||
    definition.kind === Ast.INTERFACE_TYPE_DEFINITION ||
    definition.kind === Ast.UNION_TYPE_DEFINITION
  )
    sdl.kinds.set(name, definition);
};

const isOfRelations = (node: InterfaceTypeDefinitionNode): boolean =>
  !directive(node, 'node') && (node.interfaces ?? []).some(({ name }) => name.value === 'Fact');

const parseFile = (file: SdlFile, faults: SdlFaults): readonly DefinitionNode[] => {
  try {
    return parse(new Source(file.text, file.name)).definitions;
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    faults.addSyntaxError(error);
    return [];
  }
};

type Directed = Readonly<{ directives?: readonly ConstDirectiveNode[] | undefined }>;

export const directive = (node: Directed, name: string): ConstDirectiveNode | undefined =>
  node.directives?.find(d => d.name.value === name);

/** The uses of a repeatable directive. */
export const directives = (node: Directed, name: string): readonly ConstDirectiveNode[] =>
  (node.directives ?? []).filter(d => d.name.value === name);

/** The arguments of a directive as plain values; empty if it is absent. */
export const directiveArguments = (node: Directed, name: string): Readonly<Record<string, unknown>> => {
  const use = directive(node, name);
  return use ? argumentsOf(use) : {};
};

/** Returns the arguments of one use of a repeatable directive. */
export const argumentsOf = (use: ConstDirectiveNode): Readonly<Record<string, unknown>> =>
  Object.fromEntries((use.arguments ?? []).map(a => [a.name.value, valueFromASTUntyped(a.value)]));

/** The directives that there are, and the languages in which they may say something. */
type Takes = Readonly<{
  known: ReadonlyMap<string, DirectiveDefinitionNode>;
  languages: readonly string[];
}>;

/** Leaves out what is said in languages that the pack has not. */
const withoutOthers = (definition: DefinitionNode, { known, languages }: Takes): DefinitionNode => {
  const isSaid = ({ name }: Readonly<{ name: NameNode }>): boolean => languages.includes(name.value);
  return visit(definition, {
    Directive: {
      leave: use => {
        const takes = new Map(known.get(use.name.value)?.arguments?.map(a => [a.name.value, a]));
        const kept = (use.arguments ?? []).flatMap(argument => {
          const { name, value } = argument;
          const taken = takes.get(name.value);
          if (!taken) return use.name.value === LABEL && !isSaid(argument) ? [] : [argument];
          return isByLanguage(taken) && value.kind === Ast.OBJECT
            ? [{ ...argument, value: { ...value, fields: value.fields.filter(isSaid) } }]
            : [argument];
        });
        return { ...use, arguments: kept };
      },
    },
  });
};

const checkDirectives = (node: DefinitionNode, { known, languages }: Takes, faults: SdlFaults): void => {
  const check = (directed: Directed): void => {
    for (const use of directed.directives ?? []) {
      const definition = known.get(use.name.value);
      if (!definition) {
        faults.add(`Unknown directive @${use.name.value}`, use);
        continue;
      }
      checkArguments(use, definition, languages, faults);
    }
  };
  if ('directives' in node) check(node as Directed);
  for (const field of 'fields' in node ? (node.fields ?? []) : []) check(field as Directed);
  for (const value of 'values' in node ? (node.values ?? []) : []) check(value as Directed);
};

/** Its arguments are the languages in which it says something. */
const LABEL = 'label';

/** Tells whether an argument is of a type that says something by language. */
const isByLanguage = ({ type }: InputValueDefinitionNode): boolean => {
  const named = type.kind === Ast.NON_NULL_TYPE ? type.type : type;
  return named.kind === Ast.NAMED_TYPE && ['Phrase', 'Genders'].includes(named.name.value);
};

const checkArguments = (
  use: ConstDirectiveNode,
  definition: DirectiveDefinitionNode,
  languages: readonly string[],
  faults: SdlFaults,
): void => {
  const takes = new Map((definition.arguments ?? []).map(a => [a.name.value, a]));
  const isSaid = (language: string): boolean => languages.includes(language);
  const inNone = (language: string, node: ASTNode): void => {
    faults.add(
      `@${use.name.value} says something in ${language}; the pack has ${languages.join(', ')}`,
      node,
    );
  };
  for (const argument of use.arguments ?? []) {
    const [{ value: name }, takenAs] = [argument.name, takes.get(argument.name.value)];
    if (takenAs === undefined && use.name.value === LABEL) {
      if (!isSaid(name)) inNone(name, argument);
    } else if (takenAs === undefined) faults.add(`@${use.name.value} takes no argument ${name}`, argument);
    else if (isByLanguage(takenAs) && argument.value.kind === Ast.OBJECT)
      for (const field of argument.value.fields)
        if (!isSaid(field.name.value)) inNone(field.name.value, field);
  }
  const given = new Set((use.arguments ?? []).map(a => a.name.value));
  for (const [name, argument] of takes) {
    if (argument.type.kind === Ast.NON_NULL_TYPE && !argument.defaultValue && !given.has(name)) {
      faults.add(`@${use.name.value} needs the argument ${name}`, use);
    }
  }
};

/** The terms that @iri says. */
export const termsOf = (node: Directed): Terms => {
  const said = directiveArguments(node, 'iri');
  const of = said['of'] === undefined ? undefined : String(said['of']);
  const names = (list: unknown): readonly string[] => (Array.isArray(list) ? list.map(String) : []);
  return {
    of,
    reads: [...(of === undefined || said['reads'] === false ? [] : [of]), ...names(said['also'])],
    inverse: names(said['inverse']),
    writes: names(said['writes']),
    sameAs: said['sameAs'] === undefined ? undefined : String(said['sameAs']),
  };
};

export const fieldsOf = (node: ASTNode): readonly FieldDefinitionNode[] =>
  ('fields' in node ? (node.fields ?? []) : []) as readonly FieldDefinitionNode[];

/** Finds where something is declared, for error messages. */
export const declaration = (owner: string, field: string, sdl: Sdl): ASTNode | undefined => {
  const node =
    owner === FACT ? sdl.fact : (sdl.kinds.get(owner) ?? sdl.shared.get(owner) ?? sdl.relations.get(owner));
  return node && (fieldsOf(node).find(f => f.name.value === field) ?? node);
};
