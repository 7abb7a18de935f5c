import { readFileSync } from 'node:fs';
import { parseArgs, type ParseArgsConfig } from 'node:util';
import { SamgrafError, messageOf, quoted } from '../engine/errors';

/** Tells whoever reads along, beside what the command prints. */
export const tell = (text: string): void => {
  process.stderr.write(`${text}\n`);
};

/** An argument that would be ignored is more likely a slip. */
export const noMore = (arguments_: readonly (string | undefined)[], hint = 'Run `samgraf help`.'): void => {
  const more = arguments_.find(argument => argument !== undefined);
  if (more !== undefined)
    throw new SamgrafError('BAD_INPUT', `${quoted(more)} is one argument too many.`, hint);
};

/** Whoever reads the output may stop, as `head` does: nobody is left to be told, and what is under way goes on. */
export const letReadersStop = (): void => {
  for (const stream of [process.stdout, process.stderr])
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
};

/** Reads a file that a command was given. @throws BAD_INPUT with the hint if it cannot be read */
export const readGiven = (path: string, hint: string): Buffer => {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new SamgrafError('BAD_INPUT', `${path} cannot be read: ${messageOf(cause)}`, hint, { cause });
  }
};

/** Reads the arguments of a command that has options of its own. */
export const argumentsOf = <const Config extends ParseArgsConfig>(
  command: string,
  config: Config,
): ReturnType<typeof parseArgs<Config>> => {
  try {
    return parseArgs(config);
  } catch (error) {
    throw new SamgrafError(
      'BAD_INPUT',
      messageOf(error),
      `Run \`samgraf help\` for the options of ${command}.`,
      { cause: error },
    );
  }
};
