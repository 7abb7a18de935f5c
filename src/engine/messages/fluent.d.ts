/**
 * As much of the package as is used. Its own types are those of its ES module, which a CommonJS module may not import, while
 * what is required is CommonJS.
 */
declare module '@fluent/bundle' {
  export type Pattern = string | readonly (string | Expression)[];

  export type Expression =
    | Readonly<{
        type: 'select';
        selector: Expression;
        variants: readonly Readonly<{ key: Literal; value: Pattern }>[];
        star: number;
      }>
    | Readonly<{ type: 'var'; name: string }>
    | Readonly<{
        type: 'term' | 'mesg';
        name: string;
        attr: string | null;
        args?: readonly (Expression | Named)[];
      }>
    | Readonly<{ type: 'func'; name: string; args: readonly (Expression | Named)[] }>
    | Literal;

  export type Named = Readonly<{ type: 'narg'; name: string; value: Literal }>;

  export type Literal =
    Readonly<{ type: 'str'; value: string }> | Readonly<{ type: 'num'; value: number; precision: number }>;

  /** What a file says: messages, and terms, whose ids begin with a dash. */
  export type Entry = Readonly<{
    id: string;
    value: Pattern | null;
    attributes: Readonly<Record<string, Pattern>>;
  }>;

  export class FluentResource {
    constructor(text: string);
    readonly body: readonly Entry[];
  }

  /** What a number is while a message is said; `scope` is where, and what formats are kept in. */
  export class FluentNumber {
    constructor(value: number);
    readonly value: number;
    toString(scope?: object): string;
  }

  export type FluentValue = string | FluentNumber;

  export type Functions = Readonly<
    Record<
      string,
      (given: readonly FluentValue[], named: Readonly<Record<string, FluentValue>>) => FluentValue
    >
  >;

  export class FluentBundle {
    constructor(language: string, options: Readonly<{ useIsolating: boolean; functions: Functions }>);
    addResource(resource: FluentResource): readonly Error[];
    getMessage(id: string): Entry | undefined;
    formatPattern(
      pattern: Pattern,
      values: Readonly<Record<string, FluentValue | number>> | null,
      faults: Error[],
    ): string;
  }
}
