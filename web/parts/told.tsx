import type { Lang } from '../model/state';
import { otherLanguage } from '../words/language-of';

/** What others wrote: where it is in another language than the page, it is marked so that it is read out in its own. */
export const Told = ({ text, lang }: { text: string; lang: Lang }) => {
  const other = otherLanguage(text, lang);
  return other === undefined ? <>{text}</> : <span lang={other}>{text}</span>;
};

/** Our words, with what others wrote between the marks of a quote: that is marked where it is in another language. */
export const Quoting = ({ text, lang }: { text: string; lang: Lang }) => (
  <>
    {text
      .split(/([«“][^«“»”]*[»”])/)
      .map((part, i) => (i % 2 === 1 ? <Told key={i} text={part} lang={lang} /> : part))}
  </>
);
