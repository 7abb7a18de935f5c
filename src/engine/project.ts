import { join } from 'node:path';

/** This project's folder, from src/, from dist/, and from programs that are bundled two folders below it. It is a pack itself. */
export const PROJECT = join(__dirname, '..', '..');
