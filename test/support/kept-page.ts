import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/** What is written anew by SAMGRAF_UPDATE=1. */
export const isUpdate = process.env.SAMGRAF_UPDATE === '1';

/** A file of the docs holds this text. */
export const keepPage = (file: string, text: string): void => {
  if (isUpdate) writeFileSync(file, text);
  expect(text).toBe(
    existsSync(file) ? readFileSync(file, 'utf8') : 'not written: SAMGRAF_UPDATE=1 writes it',
  );
};
