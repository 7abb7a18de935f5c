import { getNamedType, isObjectType, type GraphQLObjectType, type GraphQLSchema } from 'graphql';
import { known } from '../errors';
import { ENTITY, VERDICT_ENUM, type Model } from '../model/model';
import { meaning, meaningOf, type Meaning } from '../planner/binding';
import { questionsOf, sdlOf } from '../questions/list';
import { VERDICTS } from '../questions/sdl-parts';
import type { Question } from '../questions/question';
import { ROOT_FIELDS, rootMeanings } from './root-fields';
import { withSdl } from './with-sdl';

/** Adds root fields that are the same whatever the Model, and the questions that it has the kinds and relations for. */
export const withQuestions = (schema: GraphQLSchema, model: Model): GraphQLSchema => {
  const questions = questionsOf(model);
  const verdicts = (sdl: string): string =>
    model.enums.has(VERDICT_ENUM) ? sdl : sdl.replaceAll(VERDICTS, '');
  const extended = withSdl(schema, verdicts(sdlOf(questions)), verdicts(ROOT_FIELDS));
  const byName = new Map(questions.map(question => [question.name, question]));
  const roots = rootMeanings(model);
  for (const type of Object.values(extended.getTypeMap()))
    if (isObjectType(type) && !type.name.startsWith('__')) giveMeaning(type, byName, roots, model);
  return extended;
};

/** What stands for nodes and edges is known by its type, a question by its name. */
const giveMeaning = (
  type: GraphQLObjectType,
  questions: ReadonlyMap<string, Question>,
  roots: Readonly<Record<string, Meaning>>,
  model: Model,
): void => {
  for (const field of Object.values(type.getFields())) {
    if (meaningOf(field).kind !== 'plain') continue;
    const means =
      roots[`${type.name}.${field.name}`] ??
      meaningBy(
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
