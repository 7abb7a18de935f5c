import { readFileSync } from 'node:fs';
import { inPack, readPack } from '../../src/pack/pack';

const file = inPack(readPack(), 'geo', 'outlines.json');

/** The outlines that the pack has of what it compares; the server hands the bundle those of the one that it runs. */
export const outlines: string | undefined = file === undefined ? undefined : readFileSync(file, 'utf8');
