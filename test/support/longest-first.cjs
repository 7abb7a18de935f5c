const { relative } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/**
 * The files that take longest, the longest first. A clean checkout knows no durations, so jest would begin with the largest
 * files, and one that runs for minutes could be left to one worker at the end.
 */
const LONGEST = [
  'test/differential/differential.test.ts',
  'test/differential/access.test.ts',
  'test/exchange/whole.test.ts',
  'test/differential/coverage.test.ts',
  'test/browser/accessible.test.ts',
  'test/docs/questions.test.ts',
  'test/changes/durable.test.ts',
  'test/contract/long-lists.test.ts',
  'test/golden/golden.test.ts',
  'test/hostile/neo4j-lost.test.ts',
  'test/exchange/rules.test.ts',
];

/** The rest in the order of jest. */
class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path, context }) => {
      const at = LONGEST.indexOf(relative(context.config.rootDir, path).replaceAll('\\', '/'));
      return at < 0 ? LONGEST.length : at;
    };
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
}

module.exports = LongestFirst;
module.exports.LONGEST = LONGEST;
