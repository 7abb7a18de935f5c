/**
 * Capitalised as the beginning of a sentence, by the rule of the API’s own sentences: “eIDAS” and “eFormidling” keep their
 * letters; “forskrift om …” does not.
 */
export const capital = (text: string): string =>
  /^\p{Ll}[\p{L}-]*\p{Lu}|^[\p{Ll}-]+\.[\p{Ll}.]*\p{Ll} /u.test(text)
    ? text
    : text.replace(/^./u, first => first.toLocaleUpperCase('nb'));
