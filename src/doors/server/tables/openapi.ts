import {
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  type GraphQLInputType,
  type GraphQLSchema,
} from 'graphql';
import { ERRORS } from '../../../engine/errors';
import { MEDIA_TYPES } from '../represent';
import { VERSION } from '../version';
import { pages, type NamedQuestion, type QuestionParameter } from './named';
import { bodyOf } from './openapi-body';

type Json = Readonly<Record<string, unknown>>;

/** Describes the named questions as OpenAPI 3.1, for tools that make clients or forms of it. */
export const openApiOf = (all: readonly NamedQuestion[], origin: string, schema: GraphQLSchema): Json => ({
  openapi: '3.1.0',
  info: {
    title: 'Samgraf: questions with names',
    version: VERSION,
    description:
      'Each question of the list at an address of its own, as a table or as JSON. The same answers, and more, are at /graphql.',
  },
  servers: [{ url: origin }],
  paths: Object.fromEntries(
    all.map(named => [`/q/${named.name}.{format}`, { get: operationOf(named, schema) }]),
  ),
  components: {
    responses: { Error: { description: 'What is wrong, with a code and a hint.', content: jsonOf(ERROR) } },
    securitySchemes: {
      key: {
        type: 'http',
        scheme: 'bearer',
        description: 'A key or a token; not needed for what is public.',
      },
    },
  },
  security: [{}, { key: [] }],
});

const operationOf = (
  { name, titles, parameters, query, operationName }: NamedQuestion,
  schema: GraphQLSchema,
): Json => ({
  operationId: name,
  summary: titles['en'] ?? titles['nb'] ?? titles['und'] ?? name,
  ...(Object.keys(titles).length > 1 ? { 'x-titles': titles } : {}),
  parameters: [FORMAT, ...parameters.map(parameterOf), ...(pages(query) ? [AFTER] : [])],
  responses: {
    200: {
      description:
        'The answer; a header Samgraf-Cut says why it is not of all there is, and of the JSON a header Link where the next page is.',
      content: {
        ...Object.fromEntries(Object.values(MEDIA_TYPES).map(type => [type.split(';')[0], {}])),
        ...jsonOf(bodyOf(query, operationName, schema)),
      },
    },
    ...Object.fromEntries(
      [ERRORS.BAD_INPUT, ERRORS.NOT_FOUND, ERRORS.QUOTA_SPENT, ERRORS.OVERLOADED, ERRORS.TIMEOUT].map(
        ({ status }) => [status, REFUSED],
      ),
    ),
  },
});

const AFTER = {
  name: 'after',
  in: 'query',
  required: false,
  description: 'Of the JSON: goes on after this page, as its header Link says. Tables have all pages.',
  schema: { type: 'string' },
};
const REFUSED = { $ref: '#/components/responses/Error' };
const FORMAT = {
  name: 'format',
  in: 'path',
  required: true,
  schema: { enum: [...Object.keys(MEDIA_TYPES), 'json'] },
};

const ERROR: Json = {
  type: 'object',
  required: ['errors'],
  properties: {
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['message'],
        properties: {
          message: { type: 'string' },
          extensions: { type: 'object', properties: { code: { type: 'string' }, hint: { type: 'string' } } },
        },
      },
    },
  },
};
const jsonOf = (schema: Json): Json => ({ 'application/json': { schema } });

const parameterOf = ({ name, type, isRequired, default: value, descriptions }: QuestionParameter): Json => {
  const isList = isListType(getNullableType(type));
  return {
    name,
    in: 'query',
    required: isRequired,
    ...(descriptions['en'] === undefined ? {} : { description: descriptions['en'] }),
    ...(isList ? { style: 'form', explode: false } : {}),
    schema: {
      ...(isList ? { type: 'array', items: schemaOf(type) } : schemaOf(type)),
      ...(value === undefined ? {} : { default: value }),
    },
  };
};

const schemaOf = (type: GraphQLInputType): Json => {
  const named = getNamedType(type);
  if (isEnumType(named)) return { enum: named.getValues().map(({ name }) => name) };
  if (isInputObjectType(named))
    return {
      type: 'string',
      description: `JSON of ${named.name}${'id' in named.getFields() ? ', or a plain id' : ''}.`,
    };
  return (
    SCALARS[named.name] ?? {
      type: 'string',
      ...(named.description ? { description: named.description } : {}),
    }
  );
};

const SCALARS: Readonly<Record<string, Json>> = {
  Int: { type: 'integer' },
  Float: { type: 'number' },
  Boolean: { type: 'boolean' },
  ID: { type: 'string' },
};
