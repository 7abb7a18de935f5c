import { prepare } from '../doors/server/prepared';
import { describeError } from '../engine/errors';

prepare().catch((error: unknown) => {
  process.stderr.write(describeError(error));
  process.exit(1);
});
