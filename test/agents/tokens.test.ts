import { countTokens as cl100k } from 'gpt-tokenizer/encoding/cl100k_base';
import { countTokens as o200k } from 'gpt-tokenizer/encoding/o200k_base';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { countTokens } from '../../src/doors/agents/fit';
import { framed } from '../../src/doors/agents/tell';
import { PROJECT } from '../../src/doors/server/samgraf';

const read = (name: string): string => readFileSync(join(PROJECT, name), 'utf8').slice(0, 40_000);
const hash = Array.from({ length: 400 }, (_, i) => ((i * 2_654_435_761) % 4_294_967_296).toString(36)).join(
  '',
);

test.each([
  ['sentences in three languages', read('docs/language-sample.md')],
  ['an answer of the API', read('docs/questions/tabs/01-signature-question.json')],
  ['sources', read('docs/evidence-sample.md')],
  ['a hash', hash],
  ['letters at random', hash.replace(/[0-9]/g, '')],
  ['digits', hash.replace(/[a-z]/g, '')],
  ['base64', Buffer.from(hash).toString('base64')],
  ['signs', '!"#$%&/()=?`^*_:;><{}[]|~'.repeat(40)],
  ['escapes', framed('\u200b\u{e0041}\u202e'.repeat(100))],
  ['other scripts', 'Привет мир こんにちは世界 مرحبا שלום 안녕'.repeat(20)],
  ['names in Sámi', 'Guovdageainnu suohkan, Kárášjohka, Unjárgga gielda, Porsáŋgu, Deanu '.repeat(20)],
])('of %s at least as many tokens are counted as two vocabularies take', (_, text) => {
  expect(countTokens(text)).toBeGreaterThanOrEqual(Math.max(cl100k(text), o200k(text)));
});
