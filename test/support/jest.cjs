const { setFlagsFromString } = require('node:v8');

/**
 * When V8 compiles a function better: later than it would, since most of what a test file compiles is run for seconds only.
 * The flag of Node 20, which newer ones do not take. Workers are given the flags of this process.
 */
const BUDGET = '--interrupt-budget=600000';
if (Number(process.versions.node.split('.')[0]) < 22) {
  setFlagsFromString(BUDGET);
  process.execArgv.push(BUDGET);
}
require('jest/bin/jest');
