import type { Lang } from '../model/state';
import { otherLanguage } from '../words/language-of';

/** What others wrote: where it is in another language than the page, it is marked so that it is read out in its own. */
export const Told = ({ text, lang }: { text: string; lang: Lang }) => {
  const other = otherLanguage(text, lang);
  return other === undefined ? <>{text}</> : <span lang={other}>{text}</span>;
};
