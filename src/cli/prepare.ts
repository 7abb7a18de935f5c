import { prepare } from '../server/prepared';
import { describeError } from '../errors';

prepare().catch((error: unknown) => {
  process.stderr.write(describeError(error));
  process.exit(1);
});
