import { distance } from 'fastest-levenshtein';
import { SETTINGS } from '../config';

/** Variables of the tests, which start servers too, and that of a client in docs/integrate.md. */
const OF_OTHERS = /^SAMGRAF_(TEST_|REQUIRE_|(UPDATE|CASES|KILLS|PAGE|GENERATED|VERBOSE|KEY)$)/;

/** Lists what is set and is no setting, as a sentence each: more likely a slip than meant for another program. */
export const unknownSettings = (
  environment: Readonly<Record<string, string | undefined>>,
): readonly string[] =>
  Object.keys(environment)
    .filter(name => /^SAMGRAF_/i.test(name) && !SETTINGS.includes(name) && !OF_OTHERS.test(name))
    .map(name => `There is no setting ${name.slice(0, 100)}, so it is ignored. ${didYouMean(name)}`.trim());

const didYouMean = (name: string): string => {
  const wanted = name.toUpperCase();
  const [nearest = ''] = [...SETTINGS].sort((a, b) => distance(a, wanted) - distance(b, wanted));
  return distance(nearest, wanted) <= name.length / 4 ? `Did you mean ${nearest}?` : '';
};
