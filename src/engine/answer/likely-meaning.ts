import { getNamedType, isInterfaceType, isObjectType, type GraphQLError, type GraphQLSchema } from 'graphql';

/** Tells what a refused document was likely to mean, by the words of graphql-js; undefined where nothing can be told. */
export const likelyMeaning = (error: GraphQLError, schema: GraphQLSchema): string | undefined => {
  for (const [says, meaning] of MEANINGS) {
    const said = says.exec(error.message);
    const told = said && meaning(said.slice(1), error, schema);
    if (told) return told;
  }
  return undefined;
};

type Meaning = (words: readonly string[], error: GraphQLError, schema: GraphQLSchema) => string | undefined;

/** Names that other APIs have for what is here called otherwise. */
const FIELDS: Readonly<Record<string, string>> = {
  ...{ language: 'lang', text: 'value' },
  ...{ items: 'nodes', results: 'nodes', data: 'nodes', list: 'nodes', hits: 'nodes' },
  ...{ count: 'totalCount', total: 'totalCount', title: 'name', label: 'name' },
};
const ARGUMENTS: Readonly<Record<string, string>> = {
  ...{ filter: 'where', filters: 'where' },
  ...{ limit: 'first', take: 'first', top: 'first', pageSize: 'first' },
  ...{ offset: 'after', skip: 'after', cursor: 'after' },
  ...{ sort: 'orderBy', order: 'orderBy', sortBy: 'orderBy' },
  ...{ date: 'asOf', day: 'asOf', at: 'asOf' },
  ...{ language: 'lang', locale: 'lang' },
  ...{ from: 'since', to: 'until', query: 'text', id: 'of', ids: 'of' },
};
const GROUPS = /^(\w+?)Group(?:s|edBy)?$/;

const fieldsOf = (schema: GraphQLSchema, name: string): readonly string[] => {
  const type = schema.getType(name);
  return isObjectType(type) || isInterfaceType(type) ? Object.keys(type.getFields()) : [];
};

/** Names the field of a type through which another is reached, as `node` of what a question lists. */
const through = (schema: GraphQLSchema, typeName: string, name: string): string | undefined => {
  const type = schema.getType(typeName);
  const node = isObjectType(type) ? type.getFields()['node'] : undefined;
  if (!node) return undefined;
  return fieldsOf(schema, getNamedType(node.type).name).includes(name) ? 'node' : undefined;
};

const ofField: Meaning = ([name = '', type = ''], _, schema) => {
  const inside = through(schema, type, name);
  if (inside) return `\`${name}\` is a field of \`${inside}\`: nodes { ${inside} { ${name} } }.`;
  const fields = fieldsOf(schema, type);
  if (name === 'node' && fields.includes('id'))
    return `A ${type} stands here itself, as in nodes { name }; \`node\` is in \`edges\`.`;
  const other = FIELDS[name];
  if (other !== undefined && fields.includes(other)) return `\`${name}\` is called \`${other}\` here.`;
  const groups = `${GROUPS.exec(name)?.[1] ?? ''}Groupings`;
  return fields.includes(groups) ? `Groups are ${groups}(by: […]).` : undefined;
};

const ofArgument: Meaning = ([name = '', type = '', field = ''], _, schema) => {
  const owner = schema.getType(type);
  const args = isObjectType(owner) || isInterfaceType(owner) ? (owner.getFields()[field]?.args ?? []) : [];
  const singular = GROUPS.exec(field)?.[1];
  if (name === 'by' && singular !== undefined && fieldsOf(schema, type).includes(`${singular}Groupings`))
    return `Groups of ${singular} are ${singular}Groupings(by: […]).`;
  if (field === 'difference' && (name === 'from' || name === 'to'))
    return 'The days of a difference are `since` and `until`.';
  const other = ARGUMENTS[name];
  return args.some(arg => arg.name === other) ? `\`${name}\` is called \`${other}\` here.` : undefined;
};

/** The argument or field before what is refused, as it stands in the document. */
const before = ({ source, positions }: GraphQLError): string => {
  const text = source?.body.slice(0, positions?.[0] ?? 0).trimEnd() ?? '';
  if (!text.endsWith(':')) return '';
  const said = text.slice(0, -1).trimEnd();
  let from = said.length;
  while (from > 0 && /\w/.test(said[from - 1] ?? '')) from -= 1;
  return from === said.length ? '' : `${said.slice(from)}: `;
};

const ofValue: Meaning = ([type = '', value = ''], error) => {
  if (type === 'EntitySelector')
    return `Write ${before(error)}${value.startsWith('[') ? `{ids: ${value}}` : `{id: ${value}}`}; or a kind and a filter, such as {KIND: {…}}.`;
  if (type.endsWith('Where')) return `One node by its id is {id: ${value}}; a filter is in braces.`;
  return type.endsWith('Filter') ? `Write ${before(error)}{eq: ${value}}.` : undefined;
};

const ofFilter: Meaning = ([, type = ''], _, schema) => {
  const filter = schema.getType(type);
  return filter && 'getFields' in filter && type.endsWith('Filter')
    ? `A condition is one of: ${Object.keys(filter.getFields()).join(', ')}.`
    : undefined;
};

const MEANINGS: readonly (readonly [RegExp, Meaning])[] = [
  [/^Cannot query field "(\w+)" on type "(\w+)"/, ofField],
  [/^Unknown argument "(\w+)" on field "(\w+)\.(\w+)"/, ofArgument],
  [/^Expected value of type "(\w+)!?"(?: to be an object)?, found (.{1,100})\.$/s, ofValue],
  [/^Field "(\w+)" is not defined by type "(\w+)"/, ofFilter],
];
