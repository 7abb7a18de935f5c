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
    'Whether relations count of which no day is known, neither when they began nor when they ended: whether they held on a day is not known.',
  values: {
    INCLUDE: { description: 'They count as if they had always held.' },
    EXCLUDE: { description: 'They do not count: only what is known to be valid on the day.' },
  },
});

export const PageInfoType = new GraphQLObjectType({
  name: 'PageInfo',
  description: 'Where a page stands in its list (Relay cursor connections).',
  fields: {
    hasNextPage: {
      type: required(SCALAR_TYPES.Boolean),
      description:
        'Whether more follow. Of a page read backward: whether it has a cursor before which it ends.',
    },
    hasPreviousPage: {
      type: required(SCALAR_TYPES.Boolean),
      description:
        'Whether some come before. Of a page read forward: whether it has a cursor after which it begins.',
    },
    startCursor: {
      type: GraphQLString,
      description: 'Of the first on the page, to be passed as before; null on an empty page.',
    },
    endCursor: {
      type: GraphQLString,
      description: 'Of the last on the page, to be passed as after; null on an empty page.',
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
    completeTo: { type: GraphQLInt, description: 'Paths of at most so many relations are all there.' },
  },
});
