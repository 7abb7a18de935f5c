const { readFileSync, writeFileSync } = require('node:fs');

/**
 * Required by a server that a test starts: on SIGUSR2 it writes how long its event loop was held at most since the last time, in
 * milliseconds of CPU of its thread, to the file that SAMGRAF_TEST_HELD names. See loop-watch.ts, which watches its own process.
 */
const cpu = () =>
  Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6;

let [before, held] = [cpu(), 0];
const look = () => {
  const now = cpu();
  [before, held] = [now, Math.max(held, now - before)];
};
setInterval(look, 1).unref();
process.on('SIGUSR2', () => {
  look();
  writeFileSync(process.env.SAMGRAF_TEST_HELD, String(held));
  held = 0;
});
