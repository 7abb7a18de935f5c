const { relative } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** The longest first. */
const LONGEST = require('./longest.json');

/**
 * Begins with the files that take longest. A clean checkout knows no durations, so jest would begin with the largest files,
 * and one that runs for minutes could be left to one worker at the end.
 */
class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path, context }) => {
      const at = LONGEST.indexOf(relative(context.config.rootDir, path));
      return at < 0 ? LONGEST.length : at;
    };
    return super.sort(tests).sort((a, b) => place(a) - place(b));
  }
}

module.exports = LongestFirst;
