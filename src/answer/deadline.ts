import { SamgrafError } from '../errors';

export const late = (): SamgrafError =>
  new SamgrafError(
    'TIMEOUT',
    'The answer was not ready within the time limit.',
    'Ask for less at once: fewer levels, a smaller page, a narrower filter; or try again in a moment.',
  );

/**
 * What is worked on, when it is ready before the deadline (as `performance.now()` tells time). A statement of the embedded
 * engine cannot be stopped: it goes on to its end beside us, which its price has bounded. @throws TIMEOUT
 */
export const before = <T>(deadline: number, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => {
        reject(late());
      },
      Math.max(0, deadline - performance.now()),
    );
    work
      .finally(() => {
        clearTimeout(timer);
      })
      .then(resolve, reject);
  });
