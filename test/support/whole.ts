import { required } from '../../src/engine/errors';
import { readWhole, type Whole } from '../../src/engine/graph/up-to';

/** Takes a value for one of all there is, as a test says that it is. */
export const whole = <T>(value: T): Whole<T> => required(readWhole(value).all, 'all of it');
