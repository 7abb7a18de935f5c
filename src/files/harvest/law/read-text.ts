import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Layout, TextFormat, TextState } from './register';
import { Comparable } from './stands';
import { linesOfXhtml } from './xhtml';

/** An article as it stands in a text: of a number that is used several times, all that have it. */
export type Article = Readonly<{
  called: string;
  words: string;
  stands: Comparable;
  /** What is said of a change that its words do not show. */
  announced: string | undefined;
  /** Nothing is left of it but that it is repealed. */
  isRepealed: boolean;
}>;

/** A text by article, in the order that it has them. */
export type LawText = Readonly<{
  articles: ReadonlyMap<string, Article>;
  /** All of it, with what stands before, between and after articles. */
  all: Comparable;
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
export const readText = (body: Buffer, layout: Layout, beside?: Buffer): LawText => {
  const { head, lines, isWhole } = linesOf(decoded(body), layout.format);
  const said = beside ? HEAD.parse(JSON.parse(decoded(beside))) : head;
  const state = layout.state(said, lines.slice(0, OPENING));
  const { marks } = layout;
  const text = marks ? lines.replace(marks, '') : lines;
  return { articles: articlesIn(text.split('\n'), layout), all: new Comparable(text), isWhole, state };
};

/** Another encoding would make other words of it. */
const decoded = (body: Buffer): string => new TextDecoder('utf-8', { fatal: true }).decode(body);

type Lines = Readonly<{ head: Readonly<Record<string, unknown>>; lines: string; isWhole: boolean }>;

const linesOf = (text: string, format: TextFormat): Lines => {
  switch (format.is) {
    case 'MARKDOWN': {
      const [, head, rest] = /^---\r?\n([^]*?)\r?\n---\r?\n([^]*)$/.exec(text) ?? [];
      if (head !== undefined && head.length > MOST_HEAD) throw new Error('Its head is too long.');
      const said: unknown = head === undefined ? {} : parseYaml(head, { maxAliasCount: 0 });
      // That the end of it is missing cannot be seen.
      return { head: HEAD.parse(said), lines: unlinked(rest ?? text), isWhole: false };
    }
    case 'XHTML':
      return { head: {}, lines: linesOfXhtml(text), isWhole: true };
    case 'JSON': {
      const head = HEAD.parse(JSON.parse(text));
      const list = z.array(HEAD).parse(head[format.list]);
      const lines = list.flatMap(one => [
        String(one[format.called]),
        ...format.words.flatMap(field => (typeof one[field] === 'string' ? [one[field]] : [])),
      ]);
      return { head, lines: lines.join('\n'), isWhole: true };
    }
  }
};

/** The words of links, without where they lead. */
const unlinked = (text: string): string =>
  text.replace(/\r/g, '').replace(/\[([^[\]\n]*)\]\((?:https?:|#|\/)[^()\s]*\)/g, '$1');

const articlesIn = (lines: readonly string[], { format, notes }: Layout): ReadonlyMap<string, Article> => {
  const found = new Map<string, { words: string[]; notes: string[] }>();
  let now: { words: string[]; notes: string[] } | undefined;
  for (const line of lines) {
    const heading = format.heading.exec(line.trim());
    if (heading) {
      const called = calledBy(heading);
      now = found.get(called) ?? { words: [], notes: [] };
      if (found.set(called, now).size > MOST_ARTICLES)
        throw new Error(`It has more than ${MOST_ARTICLES} articles.`);
      now.words.push(line.trim().slice(heading[0].length));
    } else if (now && notes?.line.test(line)) now.notes.push(line.trim());
    else now?.words.push(line);
  }
  return new Map(
    [...found].map(([called, of]) => {
      const words = of.words.join('\n').trim();
      const announced = notes && of.notes.find(note => notes.announces.test(note));
      const isRepealed = [words, ...of.notes].some(line => notes?.repeals.test(line)) && isEmpty(of.words);
      // A paragraph may be set as notes are.
      const stands = new Comparable([words, ...of.notes.map(note => note.replaceAll('*', ''))].join('\n'));
      return [called, { called, words, stands, announced, isRepealed }];
    }),
  );
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
