import { comparableTo } from '../graph/comparable';
import { cutAnywhere, pageOf } from './answer-parts';
import { MUNICIPALITIES, checkKind, comparableObject, criteria, municipalities } from './municipalities';
import { question } from './question';
import { ASSUMING, PAGE, SCOPE, answer } from './sdl-parts';

const sdl = `
"What municipalities are compared by, each from 0 (unlike) to 1 (alike)."
enum Criterion {
  "1 for the same population, 0 for ten times as many or as few. Counts three times."
  POPULATION
  "The same for the area."
  AREA
  "1 in the same county."
  COUNTY
  "1 with the same written form of Norwegian."
  WRITTEN_FORM
  "The share of all resources of the two that both use."
  RESOURCES
}

"How alike two municipalities are in one respect."
type Likeness {
  "In which respect."
  by: Criterion!
  "From 0 (unlike) to 1 (alike)."
  likeness: Float!
}

"A municipality, and how similar it is to the other."
type ComparableMunicipality {
  "The municipality."
  node: Entity!
  "The mean over the criteria for which both have a value; population counts three times."
  likeness: Float!
  "The likeness by each criterion for which both have a value."
  by: [Likeness!]!
  "In plain language (nb, nn or en): what the two have in common, and what they do not."
  explanation("Other languages get nb." lang: Language = nb): String!
}
${answer('Comparable', 'ComparableMunicipality', 'The most alike first. By population, those ten times as large or as small are left out.')}

extend type Query {
  "The municipalities most similar to a given one."
  comparable("The id of a municipality." of: ID!, "What they are compared by." by: [Criterion!] = [POPULATION, COUNTY, WRITTEN_FORM]${ASSUMING}${PAGE}${SCOPE}): Comparable
}
`;

/** The municipalities most similar to one. */
export const comparable = question({
  name: 'comparable',
  typename: 'Comparable',
  needs: MUNICIPALITIES,
  sdl,
  layout: read => {
    const by = criteria(read);
    return { asked: by, ...municipalities(read, by.includes('RESOURCES')) };
  },
  *compute(by, found, { traversal, model }) {
    checkKind(found);
    yield;
    return {
      ...pageOf(comparableTo(found, by), item => item.id, traversal, comparableObject(found, model)),
      truncated: cutAnywhere(found),
    };
  },
});
