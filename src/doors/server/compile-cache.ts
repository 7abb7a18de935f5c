import module from 'node:module';
import { join } from 'node:path';
import { PROJECT } from '../../engine/project';

/**
 * Keeps the compiled code of all that is imported after this, beside the build, so that the next start needn't compile it. Where
 * that folder cannot be written, or Node is older than 22.8, each start compiles.
 */
const { enableCompileCache } = module as { enableCompileCache?: (directory: string) => unknown };
enableCompileCache?.(join(PROJECT, 'dist', '.compiled'));
