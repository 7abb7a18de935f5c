import { extendSchema, getNamedType, isObjectType, parse, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { known } from '../../errors';
import { ENTITY, type Model } from '../../model/model';
import { meaning, meaningOf, type Meaning } from '../../plan/meaning';
import { QUESTIONS, isQuestion } from '../../plan/plan-questions';
import { ANALYSES_SDL } from './sdl-analyses';
import { AROUND_SDL } from './sdl-around';
import { CHANGE_SDL } from './sdl-change';
import { CONNECT_SDL } from './sdl-connect';

/** Adds the questions to the schema made from the Model; those about capabilities and municipalities where it has such. */
export const withQuestions = (schema: GraphQLSchema, model: Model): GraphQLSchema => {
  const analyses = QUESTIONS.coverage.needs.concat(QUESTIONS.comparable.needs).every(name => model.kinds.has(name) || model.relations.has(name));
  const sdl = [CONNECT_SDL, AROUND_SDL, CHANGE_SDL, ...(analyses ? [ANALYSES_SDL] : [])].join('\n');
  const extended = extendSchema(schema, parse(sdl), { assumeValidSDL: true });
  // Which extending does not keep.
  extended.description = schema.description;
  for (const type of Object.values(extended.getTypeMap())) if (isObjectType(type) && !type.name.startsWith('__')) giveMeaning(type, model);
  return extended;
};

/** What stands for nodes and edges is known by its type, a question by its name. */
const giveMeaning = (type: GraphQLObjectType, model: Model): void => {
  for (const field of Object.values(type.getFields())) {
    if (meaningOf(field).kind !== 'plain') continue;
    const means = meaningBy(getNamedType(field.type).name, type.name === 'Query' ? field.name : '', model);
    if (means) Object.assign(field, meaning(means));
  }
};

const meaningBy = (typeName: string, question: string, model: Model): Meaning | undefined => {
  if (isQuestion(question)) return { kind: 'question', question };
  if (typeName === ENTITY) return { kind: 'entity', of: known(model.kinds.get(ENTITY), 'kind Entity') };
  return typeName === 'Step' ? { kind: 'steps' } : undefined;
};
