import { GraphQLEnumType, GraphQLInt, GraphQLObjectType, GraphQLString } from 'graphql';
import { LANGUAGES, type Language } from '../model/model';
import { SCALAR_TYPES } from '../model/scalars';
import { required } from './output';

export const LANGUAGE_NAMES: Readonly<Record<Language, string>> = {
  nb: 'Norwegian Bokmål',
  nn: 'Norwegian Nynorsk',
  en: 'English',
  se: 'Northern Sámi',
  sma: 'Southern Sámi',
  smj: 'Lule Sámi',
  fkv: 'Kven',
  da: 'Danish',
  sv: 'Swedish',
  fi: 'Finnish',
  is: 'Icelandic',
  de: 'German',
  fr: 'French',
  et: 'Estonian',
  lv: 'Latvian',
  lt: 'Lithuanian',
  pl: 'Polish',
};

export const LanguageType = new GraphQLEnumType({
  name: 'Language',
  description: 'A language by its ISO 639 code, the written forms of Norwegian first.',
  values: Object.fromEntries(LANGUAGES.map(code => [code, { description: `${LANGUAGE_NAMES[code]}.` }])),
});

export const UndatedRelationsType = new GraphQLEnumType({
  name: 'UndatedRelations',
  description:
    'Whether relations that have neither a start nor an end date count; it is not known whether they were valid on a given day.',
  values: {
    INCLUDE: { description: 'They count as if they had always been valid.' },
    EXCLUDE: { description: 'They do not count: only what is known to be valid on the day.' },
  },
});

export const PageInfoType = new GraphQLObjectType({
  name: 'PageInfo',
  description: 'Where a page stands in its list (Relay cursor connections).',
  fields: {
    hasNextPage: {
      type: required(SCALAR_TYPES.Boolean),
      description: 'Whether more items follow. When paging backward: whether `before` was given.',
    },
    hasPreviousPage: {
      type: required(SCALAR_TYPES.Boolean),
      description: 'Whether items precede. When paging forward: whether `after` was given.',
    },
    startCursor: {
      type: GraphQLString,
      description: 'The cursor of the first item on the page, to pass as `before`; null on an empty page.',
    },
    endCursor: {
      type: GraphQLString,
      description: 'The cursor of the last item on the page, to pass as `after`; null on an empty page.',
    },
  },
});

export const LocalizedTextType = new GraphQLObjectType({
  name: 'LocalizedText',
  description: 'A text and the language it is in.',
  fields: {
    language: { type: required(LanguageType), description: 'The language that it is in.' },
    text: { type: required(GraphQLString), description: 'The text itself.' },
  },
});

export const TruncationType = new GraphQLObjectType({
  name: 'Truncation',
  description: 'What was cut from an answer, and why.',
  fields: {
    reason: {
      type: required(
        new GraphQLEnumType({
          name: 'TruncationReason',
          description: 'Which bound was met.',
          values: {
            GROUP_LIMIT: { description: 'There are more groups than were asked for.' },
            LAYER_CAP: {
              description:
                'A layer had more relations than are read; paths up to `completeTo` are all there.',
            },
            PATH_LIMIT: {
              description: 'There are more paths than are looked through; shorter ones come first.',
            },
          },
        }),
      ),
      description: 'Which bound was met.',
    },
    explanation: {
      type: required(GraphQLString),
      description: 'In words, nb, nn or en; other languages get nb.',
      args: {
        lang: {
          type: LanguageType,
          description: 'Other languages than nb, nn and en get nb.',
          defaultValue: 'nb',
        },
      },
    },
    completeTo: {
      type: GraphQLInt,
      description: 'The answer is complete for paths of up to this many relations.',
    },
  },
});
