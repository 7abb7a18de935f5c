import { readMessages } from '../../src/engine/messages/read-messages';
import { readPack } from '../../src/pack/pack';

const { languages, say } = readMessages(readPack());
const OURS = languages.map(lang => ({ before: say(lang, 'tool-before'), cut: say(lang, 'tool-cut') }));
const AFTER = /^((Utelatt her|Utelate her|Left out here): \d+( (av|of) \d+)?\.|.*after: \d+\.[\w~-]*)$/;
const WITHIN = /^(\d+\. \S.*|\[\d+\] \S.*|Kilder:|Kjelder:|Sources:)$/;
/** Controls, invisible and reordering signs, and line ends other than our own. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}\ufe00-\ufe0f]/u;

/** Lines of an answer that are neither ours nor data within the frame; there are none. */
export const linesOutside = (text: string): readonly string[] => {
  const lines = text.split('\n');
  const [open, close] = [lines.indexOf('<data>'), lines.indexOf('</data>')];
  const before = lines.slice(0, open);
  const within = lines.slice(open + 1, close);
  const after = lines.slice(close + 1);
  return [
    ...lines.filter(line => UNSEEN.test(line)),
    ...before.filter(line => !OURS.some(words => words.before === line)),
    ...within.filter(line => !WITHIN.test(line) || /[<>]/.test(line)),
    ...after.filter(line => !AFTER.test(line) && !OURS.some(words => words.cut === line)),
    ...(open === 1 && close > open ? [] : ['There is no frame.']),
  ];
};
