import type { PageContext } from './page';

const LONGEST = 300;

/** What comes after a folder in the address: the id of a thing. Undefined if it is no text. */
export const pageAddress = ({ url }: Pick<PageContext, 'url'>, folder: string): string | undefined => {
  try {
    const text = decodeURIComponent(url.pathname.slice(folder.length)).slice(0, LONGEST);
    return text === '' ? undefined : text;
  } catch (error) {
    if (error instanceof URIError) return undefined;
    throw error;
  }
};
