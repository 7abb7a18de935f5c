import { escaped } from '../../files/exports/xml';
import type { Speaker } from '../../engine/messages/speaker';
import { stillSo } from './difference';
import type { News, Question } from './follow';
import { letterOf, type Letter } from './letter';

/** Where a feed and the page that it is of are read. */
type Places = Readonly<{ origin: string; self: string }>;

/** Writes the news of a question as a feed (RFC 4287), the last first: sentences, and ids that stay. */
export const atomOf = (question: Question, speaker: Speaker, { origin, self }: Places): string => {
  const { page, answer, news, language } = question;
  const address = addressOf(question, origin);
  const updated = news[0]?.at ?? `${question.day}T00:00:00.000Z`;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(language)}">`,
    `<id>${escaped(`tag:samgraf,2026:${question.id}`)}</id>`,
    `<title>${escaped(answer.title === '' ? page : answer.title)}</title>`,
    `<subtitle>${escaped(answer.heading)}</subtitle>`,
    `<updated>${updated}</updated>`,
    '<author><name>Samgraf</name></author>',
    `<link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `<link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
    ...news.map(one => entryOf(stillSo(one, answer), speaker, address)),
    '</feed>',
    '',
  ].join('\n');
};

/** The page that a question is followed at. */
export const addressOf = ({ page, language }: Question, origin: string): string => {
  const url = new URL(page, origin);
  url.searchParams.set('lang', language);
  return url.href;
};

const entryOf = (news: News, speaker: Speaker, address: string): string => {
  const letter = letterOf(news, speaker);
  return [
    '<entry>',
    `<id>${escaped(`tag:samgraf,2026:${news.id}`)}</id>`,
    `<title>${escaped(news.heading)}</title>`,
    `<updated>${news.at}</updated>`,
    `<link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
    `<content type="html">${escaped(htmlOf(letter))}</content>`,
    '</entry>',
  ].join('\n');
};

const htmlOf = ({ opening, parts, closing }: Letter): string =>
  [
    ...opening.map(paragraph),
    ...parts.flatMap(({ heading, sentences }) => [
      paragraph(heading),
      `<ul>${sentences.map(one => `<li>${escaped(one)}</li>`).join('')}</ul>`,
    ]),
    ...closing.map(paragraph),
  ].join('');

const paragraph = (text: string): string => `<p>${escaped(text)}</p>`;
