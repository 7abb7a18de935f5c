import { FluentResource, type Expression, type Literal, type Named, type Pattern } from '@fluent/bundle';

/** What a variable of a message may be: its values where the message chooses by them. */
export type MessageVariable = Readonly<{ name: string; type: string }>;

/** A message as one file says it. */
export type Said = Readonly<{ id: string; variables: readonly MessageVariable[]; refers: readonly string[] }>;

/** A comment that says of a variable what it is: `# $gender (MASCULINE | FEMININE | NEUTER): of the noun`. */
const DECLARED = /^#\s+\$([\w-]+)\s+\(([^()]+)\)/;

/** A message or term begins so; whatever else begins a line is a comment, an attribute, or goes on with it. */
const BEGINS = /^(-?[a-zA-Z][\w-]*)\s*=/;

/** Reads the messages of a file, with their variables, and the messages and terms that each refers to. */
export const readFile = (text: string): readonly Said[] => {
  const declared = declaredIn(text);
  return new FluentResource(text).body.map(({ id, value, attributes }) => {
    const seen = new Seen();
    for (const pattern of [value, ...Object.values(attributes)]) if (pattern !== null) seen.pattern(pattern);
    for (const { name, type } of declared.get(id) ?? []) seen.variables.set(name, type);
    return {
      id,
      variables: [...seen.variables].map(([name, type]) => ({ name, type })),
      refers: [...seen.refers],
    };
  });
};

/** Gives each message what those need that it refers to. */
export const withReferred = (all: readonly Said[]): readonly Said[] => {
  const byId = new Map(all.map(said => [said.id, said]));
  return all.map(said => {
    const reached = new Set([said]);
    for (const { refers } of reached) for (const id of refers) reached.add(byId.get(id) ?? said);
    const variables = new Map<string, MessageVariable>();
    for (const one of reached)
      for (const of of one.variables) if (!variables.has(of.name)) variables.set(of.name, of);
    return { ...said, variables: [...variables.values()] };
  });
};

/** Returns ids that begin a line of the file and that the library has dropped, since it cannot read what they say. */
export const brokenIn = (text: string): readonly string[] => {
  const read = new Set(new FluentResource(text).body.map(({ id }) => id));
  return text.split('\n').flatMap(line => {
    const id = BEGINS.exec(line)?.[1];
    return id === undefined || read.has(id) ? [] : [id];
  });
};

/** What comments before messages say of their variables, by the id of the message. */
const declaredIn = (text: string): ReadonlyMap<string, readonly MessageVariable[]> => {
  const found = new Map<string, readonly MessageVariable[]>();
  let above: MessageVariable[] = [];
  for (const line of text.split('\n')) {
    const [, name, type] = DECLARED.exec(line) ?? [];
    const id = BEGINS.exec(line)?.[1];
    if (name !== undefined && type !== undefined) above.push({ name, type: typeOf(type) });
    else if (id !== undefined) found.set(id, above);
    if (!line.startsWith('#')) above = [];
  }
  return found;
};

/** The type of a variable as a comment says it: string, number, Count, or the values that there are. */
const typeOf = (said: string): string =>
  /^(?:string|number|Count)$/.test(said)
    ? said
    : said
        .split('|')
        .map(value => `'${value.trim()}'`)
        .join(' | ');

/** What an expression chooses by: plurals and numbers are of a number. */
const isNumeric = (key: Literal): boolean =>
  key.type === 'num' || /^(?:zero|one|two|few|many|other)$/.test(key.value);

/** What functions of messages are given. */
const GIVEN: Readonly<Record<string, string>> = { NUMERAL: 'Count', CAPITAL: 'string' };

/** Variables and references of patterns, as they are met. */
class Seen {
  readonly variables = new Map<string, string>();
  readonly refers = new Set<string>();

  pattern(pattern: Pattern): void {
    if (typeof pattern === 'string') return;
    for (const part of pattern) if (typeof part !== 'string') this.expression(part);
  }

  private expression(of: Expression | Named): void {
    switch (of.type) {
      case 'var':
        return this.variable(of.name, 'string | number');
      case 'select':
        if (of.selector.type === 'var')
          this.variable(
            of.selector.name,
            of.variants.every(({ key }) => isNumeric(key)) ? 'number' : 'string',
          );
        else this.expression(of.selector);
        return of.variants.forEach(({ value }) => this.pattern(value));
      case 'term':
      case 'mesg':
        this.refers.add(of.type === 'term' ? `-${of.name}` : of.name);
        return of.args?.forEach(argument => this.expression(argument));
      case 'func':
        for (const argument of of.args)
          if (argument.type === 'var') this.variable(argument.name, GIVEN[of.name] ?? 'number');
          else this.expression(argument);
        return;
      case 'narg':
      case 'str':
      case 'num':
        return;
    }
  }

  /**
   * A variable that something is chosen by is of the narrower type, wherever else it stands; one that is written in words may be
   * at least so many.
   */
  private variable(name: string, type: string): void {
    const known = this.variables.get(name);
    if (known === undefined || known === 'string | number' || type === 'Count')
      this.variables.set(name, type);
  }
}
