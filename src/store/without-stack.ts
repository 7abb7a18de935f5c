/**
 * The driver keeps the stack of each statement for its errors, which our own replace: a fourteenth of a lookup's
 * time.
 */
export const withoutStack = <T>(run: () => T): T => {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return run();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
};
