import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { known } from '../errors';
import { ENTITY, VERDICT_ENUM, type Model } from '../model/model';
import { meaning, meaningOf, type Meaning } from '../planner/collect';
import { questionsOf, sdlOf } from '../questions/list';
import { VERDICTS } from '../questions/sdl-parts';
import type { Question } from '../questions/question';
import { withSdl } from './with-sdl';

/** Adds the questions to the schema made from the Model: those that it has the kinds and relations for. */
export const withQuestions = (schema: GraphQLSchema, model: Model): GraphQLSchema => {
  const questions = questionsOf(model);
  const extended = withSdl(schema, sdlFor(questions, model));
  const byName = new Map(questions.map(question => [question.name, question]));
  for (const type of Object.values(extended.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__')) giveMeaning(type, byName, model);
  return extended;
};

const sdlFor = (questions: readonly Question[], { enums }: Model): string =>
  enums.has(VERDICT_ENUM) ? sdlOf(questions) : sdlOf(questions).replaceAll(VERDICTS, '');

/** What stands for nodes and edges is known by its type, a question by its name. */
const giveMeaning = (
  type: GraphQLObjectType,
  questions: ReadonlyMap<string, Question>,
  model: Model,
): void => {
  for (const field of Object.values(type.getFields())) {
    if (meaningOf(field).kind !== 'plain') continue;
    const means = meaningBy(
      getNamedType(field.type).name,
      type.name === 'Query' ? questions.get(field.name) : undefined,
      model,
    );
    if (means) Object.assign(field, meaning(means));
  }
};

const meaningBy = (typeName: string, question: Question | undefined, model: Model): Meaning | undefined => {
  if (question) return { kind: 'question', question };
  if (typeName === ENTITY) return { kind: 'entity', of: known(model.kinds.get(ENTITY), 'kind Entity') };
  return typeName === 'Step' ? { kind: 'steps' } : undefined;
};
