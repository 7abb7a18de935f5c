/** A page of the docs: a question, its answer on the national graph, and a picture of the paths in it. */
export type QuestionPage = Readonly<{
  title: string;
  asked: readonly string[];
  explained: string;
  query: string;
}>;

/** The leading comments of a query: its title, the question in Norwegian and in English, and how it is answered. */
export const readQuestion = (text: string): QuestionPage => {
  const lines = text.split('\n');
  const comments = lines.filter(line => line.startsWith('# ')).map(line => line.slice(2));
  const [title = '', nb = '', en = '', ...explained] = comments;
  return {
    title,
    asked: [en.replace(/^en: /, ''), nb.replace(/^nb: /, '')],
    explained: explained.join('\n\n'),
    query: lines
      .filter(line => !line.startsWith('#'))
      .join('\n')
      .trim(),
  };
};

/** Longer answers are cut in the docs, where they say so. */
const MOST_LINES = 120;

/** An object of plain values stands on a line, and what is short enough, so that a whole answer can be read. */
const SHORT = 110;
export const compact = (value: unknown, indent = ''): string => {
  const line = JSON.stringify(value);
  if (typeof value !== 'object' || value === null) return line;
  const isPlain = !Array.isArray(value) && Object.values(value).every(item => typeof item !== 'object');
  if (isPlain || line.length + indent.length <= SHORT) return line;
  const inner = `${indent}  `;
  const [open, close, items] = Array.isArray(value)
    ? ['[', ']', value.map(item => compact(item, inner))]
    : [
        '{',
        '}',
        Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${compact(item, inner)}`),
      ];
  return `${open}\n${items.map(item => inner + item).join(',\n')}\n${indent}${close}`;
};

export const pageOf = (
  question: QuestionPage,
  data: unknown,
  print = (value: unknown): string => JSON.stringify(value, null, 2),
): string => {
  const lines = print(data).split('\n');
  const answer =
    lines.length > MOST_LINES
      ? [...lines.slice(0, MOST_LINES), `… ${lines.length - MOST_LINES} lines more`]
      : lines;
  const picture = pictureOf(data);
  return [
    `# ${question.title}`,
    '',
    ...question.asked
      .map((sentence, i) => (i === 0 ? sentence : `*${sentence}*`))
      .flatMap(sentence => [sentence, '']),
    question.explained,
    '',
    '## Query',
    '',
    '```graphql',
    question.query,
    '```',
    '',
    '## Answer on the national graph',
    '',
    '```json',
    ...answer,
    '```',
    '',
    ...(picture ? ['## Picture', '', '```mermaid', picture, '```', ''] : []),
  ].join('\n');
};

type Drawn = Readonly<{ from: string; to: string; label: string; weak: boolean }>;

/** Every step in an answer as an arrow: whole where it is a fact, dashed where it is not. */
const pictureOf = (data: unknown): string | undefined => {
  const arrows = new Map(stepsIn(data).map(arrow => [JSON.stringify(arrow), arrow]));
  if (arrows.size === 0) return undefined;
  const names = [...new Set([...arrows.values()].flatMap(({ from, to }) => [from, to]))];
  const node = (name: string): string => `n${names.indexOf(name)}["${name.replaceAll('"', '#quot;')}"]`;
  return [
    'graph LR',
    ...[...arrows.values()].map(
      ({ from, to, label, weak }) => `  ${node(from)} ${weak ? '-.->' : '-->'}|${label}| ${node(to)}`,
    ),
  ].join('\n');
};

const stepsIn = (value: unknown): readonly Drawn[] => {
  if (Array.isArray(value)) return value.flatMap(stepsIn);
  if (typeof value !== 'object' || value === null) return [];
  const step = value as Readonly<Record<string, unknown>>;
  const [from, to] = [nameOf(step['from']), nameOf(step['to'])];
  const below = Object.values(step).flatMap(stepsIn);
  if (typeof step['relation'] !== 'string' || from === undefined || to === undefined) return below;
  const turned = step['direction'] === 'BACKWARD';
  return [
    ...below,
    {
      from: turned ? to : from,
      to: turned ? from : to,
      label: step['relation'],
      weak: step['certainty'] !== undefined && step['certainty'] !== 'FACT',
    },
  ];
};

const nameOf = (value: unknown): string | undefined => {
  const node = value as Readonly<{ name?: unknown; id?: unknown }> | null | undefined;
  const name = node?.name ?? node?.id;
  return typeof name === 'string' ? name : undefined;
};
