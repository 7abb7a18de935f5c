import { Kind, parse, print, visit, type DocumentNode, type FragmentDefinitionNode } from 'graphql';

/** A question of a form, whole: with the fragments that it uses, and the variables that it takes. */
export type FormDocument = Readonly<{ query: string; takes: ReadonlySet<string> }>;

/** Returns a query with those of the fragments that it uses, by way of others too: the API refuses what is not used. */
export const documentOf = (query: string, fragments: string | undefined): FormDocument => {
  const own = parse(query);
  const known = new Map(
    (fragments === undefined ? [] : parse(fragments).definitions).flatMap(of =>
      of.kind === Kind.FRAGMENT_DEFINITION ? [[of.name.value, of] as const] : [],
    ),
  );
  const used = new Map<string, FragmentDefinitionNode>();
  const follow = (of: DocumentNode | FragmentDefinitionNode): void => {
    visit(of, {
      FragmentSpread: ({ name: { value } }) => {
        const fragment = known.get(value);
        if (fragment === undefined || used.has(value)) return;
        used.set(value, fragment);
        follow(fragment);
      },
    });
  };
  follow(own);
  const takes = own.definitions.flatMap(of =>
    of.kind === Kind.OPERATION_DEFINITION
      ? (of.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );
  return {
    query: print({ ...own, definitions: [...own.definitions, ...used.values()] }),
    takes: new Set(takes),
  };
};
