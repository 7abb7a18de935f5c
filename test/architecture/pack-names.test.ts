import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { FOLDERS, namesOf, type PackNames } from './pack-names';

const ROOT = join(__dirname, '..', '..');

/** What is made of the national SDL by `npm run generate:web`. */
const MADE = /^web\/(?:gql\/|operations\/entity\.graphql$)/;

const FILES = ['src', 'web']
  .flatMap(folder =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map(name => join(folder, name)),
  )
  .filter(name => /\.(?:tsx?|mjs|graphql|css|ftl)$/.test(name) && !MADE.test(name))
  .sort();

/** Terms of the published vocabularies that every model knows, such as dcat:Dataset: names of theirs, and of no pack. */
const TERMS = new RegExp(
  `\\b(?:${[...readFileSync(join(ROOT, 'core', 'core.graphql'), 'utf8').matchAll(/@prefix\(name: "(\w+)"/g)].map(([, name = '']) => name).join('|')}):[A-Z]\\w+`,
  'g',
);

/** What stands in a file, by how it stands there. */
type Said = Readonly<{
  identifiers: readonly string[];
  texts: readonly string[];
  comments: readonly string[];
}>;

const readSaid = (name: string): Said => {
  const text = readFileSync(join(ROOT, name), 'utf8');
  if (!/\.tsx?$/.test(name)) return { identifiers: [], texts: [text], comments: [] };
  const identifiers: string[] = [];
  const texts: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) identifiers.push(node.text);
    else if (ts.isStringLiteralLike(node) || ts.isJsxText(node) || ts.isRegularExpressionLiteral(node))
      texts.push(node.text);
    else if (ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node)) texts.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true));
  return { identifiers, texts, comments: commentsIn(text, name.endsWith('x')) };
};

const commentsIn = (text: string, isJsx: boolean): readonly string[] => {
  const file = ts.createSourceFile(
    'file',
    text,
    ts.ScriptTarget.ES2022,
    true,
    isJsx ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );
  const found = new Map<number, string>();
  const visit = (node: ts.Node): void => {
    const ranges = [
      ...(ts.getLeadingCommentRanges(text, node.pos) ?? []),
      ...(ts.getTrailingCommentRanges(text, node.end) ?? []),
    ];
    for (const { pos, end } of ranges) found.set(pos, text.slice(pos, end));
    node.getChildren(file).forEach(visit);
  };
  visit(file);
  return [...found.values()];
};

const wordsIn = (text: string): readonly string[] => text.match(/[\p{L}\p{N}_]+(?:-[\p{L}\p{N}_]+)*/gu) ?? [];

/** municipalityPage is municipality and page. */
const partsOf = (identifier: string): readonly string[] =>
  identifier.split(/(?<=[a-z0-9])(?=[A-Z])|[_-]/).map(part => part.toLowerCase());

const found = (said: Said, names: PackNames): readonly string[] => {
  const spoken = [...said.texts, ...said.comments].map(text => text.replace(TERMS, ''));
  const written = spoken.flatMap(wordsIn);
  const within = [...written.flatMap(word => word.split('-')), ...written];
  const ids = new RegExp(`(?<![\\w-])(?:${[...names.prefixes].join('|')}):[a-z0-9]`, 'g');
  return [
    ...said.identifiers.filter(word => names.model.has(word) && !/^[A-Z_]+$/.test(word)),
    ...within.filter(word => names.model.has(word) || names.proper.has(word) || names.registers.has(word)),
    ...[...said.identifiers, ...within].flatMap(partsOf).filter(part => isOfLabel(part, names.labels)),
    // An ordinary word is a kind's name where a selection is of it.
    ...said.texts.flatMap(text =>
      [...text.matchAll(/\bon ([A-Z]\w*)/g)].flatMap(([, kind = '']) =>
        names.kinds.has(kind) ? [`on ${kind}`] : [],
      ),
    ),
    ...(names.prefixes.size === 0 ? [] : spoken.flatMap(text => text.match(ids) ?? [])),
  ];
};

/** municipality, municipalities, kommunen, kommunane. */
const isOfLabel = (word: string, labels: ReadonlySet<string>): boolean =>
  labels.has(word) ||
  [/s$/, /r$/, /n$/, /ne$/, /ane$/, /et$/].some(ending => labels.has(word.replace(ending, ''))) ||
  labels.has(word.replace(/ies$/, 'y')) ||
  labels.has(word.replace(/an[er]?e?$/, 'e'));

const PACKS = FOLDERS.map(folder => ({ folder, names: namesOf(folder) }));
const FOUND = new Map(
  FILES.map(name => {
    const said = readSaid(name);
    return [name, [...new Set(PACKS.flatMap(({ names }) => found(said, names)))].sort()];
  }),
);

describe('A pack', () => {
  it('has names of its own', () => {
    const [national] = PACKS;
    expect(national?.names.model).toContain('Municipality');
    expect(national?.names.model).toContain('BELONGS_TO');
    expect(national?.names.model).toContain('adminCentre');
    expect(national?.names.prefixes).toContain('municipality');
    expect(national?.names.proper).toContain('Bergen');
    expect(national?.names.proper).toContain('Norwegian');
    expect(national?.names.labels).toContain('kommune');
    expect(PACKS.map(({ names }) => names.model.size > 0)).not.toContain(false);
  });

  it('stands in no file of the engine or of the explorer', () => {
    expect([...FOUND].filter(([, words]) => words.length > 0)).toEqual([]);
  });
});

if (process.env['SAMGRAF_LIST']) {
  for (const [name, words] of FOUND)
    if (words.length > 0) process.stdout.write(`${name}\t${words.join(' ')}\n`);
}
