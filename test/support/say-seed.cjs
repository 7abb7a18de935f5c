/** Says which seed the random cases of this run were drawn from, before it and beside what failed. */
module.exports = class SaySeed {
  onRunStart() {
    process.stderr.write(`Random cases are drawn from TEST_SEED=${process.env.TEST_SEED}\n`);
  }

  onRunComplete(_, { numFailedTests, numRuntimeErrorTestSuites }) {
    if (numFailedTests + numRuntimeErrorTestSuites > 0)
      process.stderr.write(
        `Random cases were drawn from TEST_SEED=${process.env.TEST_SEED}; set it to draw them again.\n`,
      );
  }
};
