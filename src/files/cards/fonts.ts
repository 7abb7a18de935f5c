import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { PROJECT } from '../../engine/project';

/** Inter, by the weights that drawings have. */
export type Fonts = Readonly<{ regular: Buffer; bold: Buffer }>;

/** As they are built, wherever this runs from. */
const FOLDER = path.join(PROJECT, 'dist', 'files', 'cards', 'fonts');

export const readFonts = async (): Promise<Fonts> => {
  const [regular, bold] = await Promise.all(
    ['Inter_400Regular.ttf', 'Inter_600SemiBold.ttf'].map(name => readFile(path.join(FOLDER, name))),
  );
  return { regular: regular ?? Buffer.alloc(0), bold: bold ?? Buffer.alloc(0) };
};
