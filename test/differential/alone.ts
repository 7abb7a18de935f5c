import {
  Kind as Ast,
  parse,
  print,
  visit,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
} from 'graphql';

/**
 * The root fields of an operation that are named, each alone as `root` with another selection; `replaced` are arguments
 * that become variables of the same name, by their types.
 */
export const alone = (
  text: string,
  selections: Readonly<Record<string, string>>,
  replaced: Readonly<Record<string, string>> = {},
): readonly DocumentNode[] => {
  const document = parse(text);
  const roots = document.definitions.flatMap(d =>
    d.kind === Ast.OPERATION_DEFINITION ? d.selectionSet.selections : [],
  );
  return roots
    .filter(
      (root): root is FieldNode => root.kind === Ast.FIELD && Object.hasOwn(selections, root.name.value),
    )
    .map(root => {
      const args = (root.arguments ?? []).filter(argument => !Object.hasOwn(replaced, argument.name.value));
      const variables = [
        ...declared(args, document),
        ...Object.entries(replaced).map(([name, type]) => `$${name}: ${type}`),
      ];
      const given = [...args.map(print), ...Object.keys(replaced).map(name => `${name}: $${name}`)];
      return parse(
        `query ${variables.length > 0 ? `(${variables.join(', ')})` : ''} { root: ${root.name.value}(${given.join(', ')}) { ${selections[root.name.value] ?? ''} } }`,
      );
    });
};

const declared = (args: readonly ArgumentNode[], document: DocumentNode): readonly string[] => {
  const used = new Set<string>();
  for (const argument of args)
    visit(argument, {
      Variable: node => {
        used.add(node.name.value);
      },
    });
  return document.definitions
    .flatMap(d => (d.kind === Ast.OPERATION_DEFINITION ? (d.variableDefinitions ?? []) : []))
    .filter(v => used.has(v.variable.name.value))
    .map(print);
};
