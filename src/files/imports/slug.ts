const LETTERS: Readonly<Record<string, string>> = {
  æ: 'ae',
  ø: 'o',
  å: 'a',
  ß: 'ss',
  đ: 'd',
  ŋ: 'n',
  ŧ: 't',
};

/** Makes a part of an id of a text: letters, digits and hyphens. */
export const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[æøåßđŋŧ]/g, letter => LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 120);

/** Returns the id of a source for a file, by its name. */
export const sourceOf = (file: string, actor: string | undefined): string => {
  const [, owner = ''] = (actor ?? '').split(':');
  return `source:${[owner, slugOf(file.replace(/\.[a-z]+$/i, ''))].filter(Boolean).join('-') || 'import'}`;
};

/** Returns what an element of an ArchiMate model is called among the ids of other registers. */
export const ofModel = (id: string): string => `${SCHEME}${id}`;
const SCHEME = 'archimate ';

/** Returns the id as the model itself has it, which some kinds have a field for; undefined if it is of something else. */
export const idInModel = (externalId: string): string | undefined =>
  externalId.startsWith(SCHEME) ? `id-${externalId.slice(SCHEME.length)}` : undefined;
