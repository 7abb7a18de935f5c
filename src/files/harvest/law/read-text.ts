import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { groupBy } from '../../../engine/model/objects';
import type { TextLayout, TextFormat, TextState } from './register';
import { StandingWords } from './stands';
import { linesOfXhtml } from './xhtml';

/** An article as it stands in a text: of a number that is used several times, all that have it. */
export type Article = Readonly<{
  called: string;
  words: string;
  stands: StandingWords;
  /** What is said of a change that its words do not show. */
  announced: string | undefined;
  /** Nothing is left of it but that it is repealed. */
  isRepealed: boolean;
}>;

/** A text by article, in the order that it has them. */
export type LawText = Readonly<{
  articles: ReadonlyMap<string, Article>;
  /** All of it, with what stands before, between and after articles. */
  all: StandingWords;
  /** Whether it is known that nothing is missing at its end. */
  isWhole: boolean;
  state: TextState;
}>;

/** Articles of an act, and the characters of all, beyond which it is none. */
const MOST_ARTICLES = 20_000;
/** Characters that the head of a text has at most. */
const MOST_HEAD = 256 * 1024;
/** Characters in which a text opens. */
const OPENING = 2_000;
const HEAD = z.record(z.string(), z.unknown());

/** Reads the text of an act as its layout says; throws where it has another form. */
export const readText = (body: Buffer, layout: TextLayout, beside?: Buffer): LawText => {
  const { format, marks } = layout;
  const { head, text, isWhole, parts } = formsOf(decoded(body), format);
  const said = beside ? HEAD.parse(JSON.parse(decoded(beside))) : head;
  const state = layout.state(said, text.slice(0, OPENING));
  const unmarked = (one: string): string => (marks ? one.replace(marks, '') : one);
  const all = parts ?? partsOf(unmarked(text).split('\n'), format.heading);
  return { articles: articlesIn(all, layout), all: new StandingWords(unmarked(text)), isWhole, state };
};

/** Another encoding would make other words of it. */
const decoded = (body: Buffer): string => new TextDecoder('utf-8', { fatal: true }).decode(body);

/** A part of a text that is an article or belongs to one, as it stands there. */
type Part = Readonly<{ called: string; lines: readonly string[] }>;

/** A text as lines; where its form says which parts it has, by these. */
type Form = Readonly<{
  head: Readonly<Record<string, unknown>>;
  text: string;
  isWhole: boolean;
  parts?: readonly Part[];
}>;

const formsOf = (text: string, format: TextFormat): Form => {
  switch (format.is) {
    case 'MARKDOWN': {
      const [, head, rest] = /^---\r?\n([^]*?)\r?\n---\r?\n([^]*)$/.exec(text) ?? [];
      if (head !== undefined && head.length > MOST_HEAD) throw new Error('Its head is too long.');
      const said: unknown = head === undefined ? {} : parseYaml(head, { maxAliasCount: 0 });
      // That the end of it is missing cannot be seen.
      return { head: HEAD.parse(said), text: unlinked(rest ?? text), isWhole: false };
    }
    case 'XHTML':
      return { head: {}, text: linesOfXhtml(text), isWhole: true };
    case 'JSON': {
      const head = HEAD.parse(JSON.parse(text));
      const parts = z
        .array(HEAD)
        .parse(head[format.list])
        .map(one => articleOf(one, format));
      return { head, text: parts.flatMap(({ lines }) => lines).join('\n'), isWhole: true, parts };
    }
  }
};

const articleOf = (
  one: Readonly<Record<string, unknown>>,
  { called, words, heading }: Extract<TextFormat, { is: 'JSON' }>,
): Part => {
  const name = String(one[called]);
  const found = heading.exec(name);
  const lines = words.flatMap(field => (typeof one[field] === 'string' ? one[field].split('\n') : []));
  return { called: found ? calledBy(found) : name, lines };
};

/** The words of links, without where they lead. */
const unlinked = (text: string): string =>
  text.replace(/\r/g, '').replace(/\[([^[\]\n]*)\]\((?:https?:|#|\/)[^()\s]*\)/g, '$1');

/** The parts of a text that has a heading before each of them. */
const partsOf = (lines: readonly string[], pattern: RegExp): readonly Part[] => {
  const parts: { called: string; lines: string[] }[] = [];
  for (const line of lines) {
    const heading = pattern.exec(line.trim());
    if (heading) parts.push({ called: calledBy(heading), lines: [line.trim().slice(heading[0].length)] });
    else parts.at(-1)?.lines.push(line);
  }
  return parts;
};

const articlesIn = (parts: readonly Part[], { notes }: TextLayout): ReadonlyMap<string, Article> => {
  if (parts.length > MOST_ARTICLES) throw new Error(`It has more than ${MOST_ARTICLES} articles.`);
  const found = [...groupBy(parts, ({ called }) => called)].map(([called, same]): [string, Article] => {
    const lines = same.flatMap(part => part.lines);
    const said = lines.filter(line => notes?.line.test(line)).map(line => line.trim());
    const others = lines.filter(line => !notes?.line.test(line));
    const words = others.join('\n').trim();
    const announced = notes && said.find(note => notes.announces.test(note));
    const isRepealed = [words, ...said].some(line => notes?.repeals.test(line)) && isEmpty(others);
    // A paragraph may be set as notes are.
    const stands = new StandingWords([words, ...said.map(note => note.replaceAll('*', ''))].join('\n'));
    return [called, { called, words, stands, announced, isRepealed }];
  });
  return new Map(found);
};

/** Below its heading. */
const isEmpty = ([, ...words]: readonly string[]): boolean => words.every(line => line.trim() === '');

/** Returns what an article is called by a match of a pattern: its groups, without space. */
export const calledBy = ([, ...groups]: RegExpExecArray | RegExpMatchArray): string =>
  groups
    .map(group => (group as string | undefined) ?? '')
    .join('')
    .replace(/\s+/g, '')
    .toLowerCase();
