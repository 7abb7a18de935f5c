import { SaxesParser } from 'saxes';

/** Elements that begin a line of their own. */
const LINES = new Set([
  'p',
  'div',
  'tr',
  'td',
  'li',
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'br',
  'hr',
  'body',
]);
/** Elements that are not of the text. */
const LEFT = new Set(['head', 'script', 'style']);
/** Elements within each other beyond which it is no text of law. */
const MOST_DEEP = 200;

/** Returns the lines of a text in XHTML. Throws where it is none, or breaks off. */
export const linesOfXhtml = (text: string): string => {
  const parser = new SaxesParser({ xmlns: false });
  const lines: string[] = [];
  let [line, deep, left]: [string, number, number] = ['', 0, 0];
  const end = (): void => {
    const said = line.replace(/\s+/g, ' ').trim();
    if (said !== '') lines.push(said);
    line = '';
  };
  parser.on('opentag', ({ name }) => {
    deep += 1;
    if (deep > MOST_DEEP) throw new Error(`Elements are more than ${MOST_DEEP} deep.`);
    if (LEFT.has(name)) left += 1;
    if (LINES.has(name)) end();
  });
  parser.on('closetag', ({ name }) => {
    deep -= 1;
    if (LEFT.has(name)) left -= 1;
    if (LINES.has(name)) end();
  });
  const add = (part: string): void => {
    if (left === 0) line += part;
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('error', error => {
    throw error;
  });
  parser.write(text).close();
  return lines.join('\n');
};
