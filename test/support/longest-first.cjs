const { readFileSync } = require('node:fs');
const { relative } = require('node:path');
const Sequencer = require('@jest/test-sequencer').default;

/** The longest first. */
const LONGEST = require('./longest.json');

/**
 * Begins with the files that read the national graph, one after the other, so that it need not be loaded for each
 * (kept-seed.ts), and among these and the others with those that take longest: a clean checkout knows no durations, so
 * jest would begin with the largest files, and one that runs for minutes could be left to one worker at the end. While
 * the first of them has it loaded, other workers would wait for it: next come the longest two of the others.
 */
class LongestFirst extends Sequencer {
  sort(tests) {
    const place = ({ path, context }) => {
      const at = LONGEST.indexOf(relative(context.config.rootDir, path));
      return at < 0 ? LONGEST.length : at;
    };
    const seeded = new Set(tests.filter(({ path }) => readFileSync(path, 'utf8').includes('.openSeeded(')));
    const sorted = super.sort(tests).sort((a, b) => place(a) - place(b));
    const [first, ...more] = sorted.filter(test => seeded.has(test));
    const others = sorted.filter(test => !seeded.has(test));
    return [first, ...others.slice(0, 2), ...more, ...others.slice(2)].filter(test => test !== undefined);
  }
}

module.exports = LongestFirst;
