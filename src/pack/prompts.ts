import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { SamgrafError, messageOf } from '../engine/errors';
import { inPack, LANGUAGE, type Pack } from './pack';

const FILE = 'prompts.json';
const TEXT = z.string().min(1);

/** A prompt for agents: what it takes, and what it says, with {name} where an argument stands. */
const PROMPT = z.strictObject({
  name: TEXT,
  title: TEXT,
  description: TEXT,
  arguments: z.array(
    z.strictObject({ name: TEXT, description: TEXT, required: z.boolean(), kinds: z.array(TEXT).optional() }),
  ),
  text: z.record(LANGUAGE, TEXT).and(z.object({ en: TEXT })),
});

/**
 * Reads the prompts that a pack has for agents; none if it has no file of them.
 *
 * @throws BAD_CONFIG if one is none
 */
export const promptsIn = (pack: Pick<Pack, 'folder'>): readonly z.infer<typeof PROMPT>[] => {
  const path = inPack(pack, FILE);
  if (path === undefined) return [];
  try {
    return z.array(PROMPT).parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch (error) {
    throw new SamgrafError(
      'BAD_CONFIG',
      `${path} has no prompts: ${messageOf(error)}`,
      'It is a list of prompts; see docs/packs.md.',
      { cause: error },
    );
  }
};

/** Says of a pack what agents are told. */
export const aboutOf = (pack: Pick<Pack, 'folder' | 'name' | 'example'>) => ({
  name: pack.name('en'),
  example: pack.example,
  prompts: promptsIn(pack),
});
