import { sourceFiles, type Import, type SourceFile } from './source-files';

const SRC = sourceFiles('src');
const TEST = sourceFiles('test');
/** This file names what it forbids. */
const SELF = 'test/architecture/architecture.test.ts';

/** What the files of a folder may import of ours, besides their own folder. `errors` stands below everything. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  errors: [],
  // Where this project is, for whoever reads files of it.
  project: [],
  // What has bytes made in a thread of its own.
  'in-thread': [],
  addresses: [],
  languages: ['errors'],
  messages: ['errors', 'languages'],
  config: ['errors', 'addresses'],
  model: ['errors', 'languages', 'messages'],
  // The folder that a process serves: doors know it, and no room of the engine does.
  pack: ['errors', 'languages', 'messages', 'model'],
  plan: ['errors', 'languages', 'model'],
  access: ['errors', 'model', 'plan'],
  cypher: ['errors', 'model', 'plan'],
  store: ['errors', 'model', 'plan', 'cypher', 'roots', 'config'],
  planner: ['errors', 'languages', 'model', 'plan'],
  graph: ['errors', 'model', 'plan'],
  words: ['errors', 'messages', 'model', 'plan', 'graph'],
  shape: ['errors', 'languages', 'messages', 'model', 'plan', 'graph', 'words'],
  questions: ['errors', 'languages', 'messages', 'model', 'plan', 'planner', 'graph', 'words', 'shape'],
  schema: ['errors', 'languages', 'messages', 'model', 'plan', 'planner', 'questions'],
  // A root field from the planner to the statement and the answer; the store as an interface.
  roots: [
    'errors',
    'languages',
    'messages',
    'model',
    'plan',
    'access',
    'planner',
    'cypher',
    'graph',
    'words',
    'shape',
    'questions',
    'schema',
    'changes',
    'store/store',
  ],
  answer: [
    'errors',
    'languages',
    'model',
    'plan',
    'access',
    'planner',
    'roots',
    'graph',
    'words',
    'shape',
    'questions',
    'schema',
    'changes',
    'store/store',
  ],
  exchange: ['errors', 'model', 'plan', 'store/store'],
  changes: ['errors', 'languages', 'model', 'plan', 'access', 'exchange', 'store/store'],
  backup: ['errors', 'model', 'plan', 'exchange', 'store/store'],
  live: ['errors', 'model', 'plan', 'access', 'planner', 'roots', 'shape', 'answer', 'store/store'],
  // A client of the API, as others are: it asks through `Ask`, and sees nothing of how it is answered.
  agents: ['errors', 'messages', 'model', 'words', 'schema', 'server/ask'],
  follows: ['errors', 'messages', 'model', 'exports', 'store/store'],
  scenarios: ['errors', 'model', 'store/store'],
  peers: ['errors', 'languages', 'model', 'plan'],
  server: [
    'follows',
    'scenarios',
    'peers',
    'errors',
    'messages',
    'pack',
    'addresses',
    'config',
    'model',
    'plan',
    'access',
    'cypher',
    'store',
    'graph',
    'schema',
    'answer',
    'exchange',
    'changes',
    'live',
    'planner',
    'agents',
    'imports',
    'cards',
    'assessments',
    'exports',
  ],
  imports: ['errors', 'languages', 'messages', 'model', 'plan'],
  cards: ['errors', 'in-thread'],
  // Forms of a pack, filled in by asking the API.
  assessments: ['errors', 'in-thread', 'messages', 'model'],
  exports: ['errors', 'languages', 'messages', 'model', 'imports'],
  harvest: ['errors', 'model', 'imports'],
  verdicts: ['errors', 'exports'],
  cli: [
    'assessments',
    'imports',
    'errors',
    'messages',
    'pack',
    'config',
    'model',
    'plan',
    'access',
    'words',
    'store',
    'answer',
    'exchange',
    'changes',
    'backup',
    'server',
    'agents',
    'exports',
    'harvest',
    'verdicts',
  ],
  main: [
    'errors',
    'pack',
    'config',
    'model',
    'plan',
    'store',
    'answer',
    'exchange',
    'server',
    'peers',
    'cli',
  ],
};

/** Single files that a folder may see, as types alone. */
const TYPES_OF = ['store/store', 'server/ask'];

/** `plan` for src/engine/plan/plan.ts, `errors` for src/engine/errors.ts. */
const partOf = (path: string): string =>
  path
    .replace(/^src\/(?:(?:engine|files|doors)\/)?/, '')
    .replace(/\.ts$/, '')
    .split('/')[0] ?? '';
const ours = (imported: Import): boolean => imported.from.startsWith('src/');

const isAllowed = (file: SourceFile, imported: Import): boolean => {
  const part = partOf(file.name);
  if (partOf(imported.from) === part) return true;
  const allowed = ['project', ...(MAY_IMPORT[part] ?? [])];
  const named = imported.from.replace(/^src\/(?:engine\/|files\/|doors\/)?/, '');
  if (TYPES_OF.includes(named) && allowed.includes(named)) return imported.typeOnly;
  return allowed.includes(partOf(imported.from));
};

const importersOf = (name: RegExp): string[] =>
  SRC.filter(file => file.imports.some(imported => name.test(imported.from))).map(file => file.name);
const found = (files: readonly SourceFile[], pattern: RegExp): string[] =>
  files
    .filter(file => file.name !== SELF)
    .flatMap(file =>
      file.text
        .split('\n')
        .flatMap((line, i) => (pattern.test(line) ? [`${file.name}:${i + 1}  ${line.trim()}`] : [])),
    );

test('every folder of src has its place in the order', () => {
  expect([...new Set(SRC.map(file => partOf(file.name)))].filter(part => !(part in MAY_IMPORT))).toEqual([]);
});

test('imports go one way', () => {
  const wrong = SRC.flatMap(file =>
    file.imports
      .filter(imported => ours(imported) && !isAllowed(file, imported))
      .map(imported => `${file.name} imports ${imported.from}`),
  );
  expect(wrong).toEqual([]);
});

test('each database is known to one file', () => {
  expect(importersOf(/^neo4j-driver/)).toEqual(['src/engine/store/neo4j.ts']);
  expect(importersOf(/^@grafeo-db\//)).toEqual(['src/engine/store/embedded.ts']);
});

test('Apollo Server is known to the server only', () => {
  const others = importersOf(/^@apollo\//).filter(name => !name.startsWith('src/doors/server/'));
  expect(others).toEqual([]);
  expect(importersOf(/^@apollo\//)).toContain('src/doors/server/apollo.ts');
});

test('src does not import from test', () => {
  expect(
    SRC.flatMap(file =>
      file.imports.filter(imported => /^(test|bench)\//.test(imported.from)).map(() => file.name),
    ),
  ).toEqual([]);
});

/** How names stand in sentences, what they stand for, and what is a word of a text. */
const RULES_OF_NAMES = [
  'src/engine/words/title-rules',
  'src/engine/words/meant',
  'src/engine/model/search-text',
];

/** They make what the bundle is given, or stand for it where there is no bundle. */
const NOT_BUNDLED = [
  'web/generate.ts',
  'web/make-labels.ts',
  'web/maps/outlines.ts',
  'web/words/messages.ts',
  // Says in the browser what the server's messages say: the one thing of the engine that is bundled for it.
  'web/playground/messages.ts',
];

test('the explorer is a client: of src it imports the rules of names and types of a request and of messages alone; nothing imports it', () => {
  const web = sourceFiles('web').filter(
    ({ name }) => !NOT_BUNDLED.includes(name) && !name.startsWith('web/gql/'),
  );
  const importing = (files: readonly SourceFile[], folder: RegExp): string[] =>
    files.filter(({ imports }) => imports.some(({ from }) => folder.test(from))).map(({ name }) => name);
  const foreign = web.flatMap(({ name, imports }) =>
    imports
      .filter(({ from }) => /^(src|test)\//.test(from) && !RULES_OF_NAMES.includes(from))
      .filter(
        ({ from, typeOnly }) =>
          !/^src\/(doors\/server\/page-request|files\/imports\/report|engine\/messages\/(speaker|count))$/.test(
            from,
          ) || !typeOnly,
      )
      .map(({ from }) => `${name} imports ${from}`),
  );
  expect(foreign).toEqual([]);
  // Where the explorer looks in, nothing else is looked at.
  expect(
    SRC.filter(
      ({ name, imports }) =>
        /title-rules|words\/meant|page-request|imports\/report/.test(name) &&
        imports.some(({ typeOnly }) => !typeOnly),
    ),
  ).toEqual([]);
  expect(importing(SRC, /^web\//)).toEqual([]);
  expect(importersOf(/^(preact|@digdir)/)).toEqual([]);
});

/** What is read is narrowed by `plan/authorise.ts`; a record or an entry in hand is told by these, and by nothing else. */
test('who sees what is asked in one place: the log, proposals, what was recorded, changes and streams ask it of that', () => {
  const asking = /\b(sees|seesBound|seesValue|seesEach|readersOf)\(/;
  const files = [...new Set(found(SRC, asking).map(line => line.split(':')[0]))];
  expect(files).toEqual([
    'src/engine/access/viewer.ts',
    'src/engine/answer/follow-assumed.ts',
    'src/engine/changes/permission.ts',
    'src/engine/changes/seen-graph.ts',
    'src/engine/changes/seen-log.ts',
    'src/engine/changes/unseen.ts',
  ]);
});

test('only slices know the kinds of root', () => {
  const asks = /\b(root|of|first)\??\.kind\s*(===|!==|\))|switch \(root\.kind\)/;
  const kinds =
    /'(lookup|byIds|list|groups|search|traversal|entities|typename|schema|service|changes|proposals|recorded)'/;
  const places = found(SRC, /\broot\??\.kind\b/).filter(place => !place.startsWith('src/engine/roots/'));
  expect(places.filter(place => asks.test(place) || kinds.test(place))).toEqual([]);
});

test('nothing is left undone, untyped or unchecked', () => {
  expect(
    found([...SRC, ...TEST], /\bTODO\b|\bFIXME\b|\bXXX\b|@ts-(ignore|expect-error|nocheck)|eslint-disable/),
  ).toEqual([]);
  expect(found([...SRC, ...TEST], /[:<|(,]\s*any\b\s*[\]>;,)=|[]|\bas any\b|\bany\[\]/)).toEqual([]);
});

test('no test is left out, or alone', () => {
  // Where there is no browser, or no Python, its tests are left out, which that file says; in CI they are required.
  const optional = ['test/browser/browser.ts', 'test/readers/read-by.ts'];
  const tests = TEST.filter(({ name }) => !optional.includes(name));
  expect(found(tests, /\b(test|it|describe)\.(only|skip|todo)\b|\bx(test|it|describe)\(/)).toEqual([]);
});

test('Cypher is written in cypher/ only, but for the pings of the Neo4j driver', () => {
  const CYPHER =
    /\b(MATCH|MERGE|UNWIND|DETACH|RETURN|CREATE (INDEX|CONSTRAINT|FULLTEXT))\b|\bCALL\s*[({]|\bCALL db\./;
  const written = SRC.filter(file => partOf(file.name) !== 'cypher').flatMap(file =>
    file.literals.filter(text => CYPHER.test(text)).map(text => `${file.name}  ${text}`),
  );
  expect(
    written.filter(text => !/^src\/engine\/store\/neo4j\.ts  (RETURN 1|CALL db\.awaitIndexes)/.test(text)),
  ).toEqual([]);
});

/** What runs in a process of its own, and says what it says by what it writes. */
const PROGRAM = 'src/files/imports/import-process.ts';

test('only main and the command line write to the console or end the process', () => {
  const places = found(SRC, /console\.|process\.(stdout|stderr|exit)/).map(
    place => place.split(':')[0] ?? '',
  );
  const others = [...new Set(places)].filter(name => !['main', 'cli'].includes(partOf(name)));
  expect(others).toEqual([PROGRAM]);
});

test('the environment is read by main and the command line only', () => {
  const places = found(SRC, /process\.env/).map(place => place.split(':')[0] ?? '');
  expect(places.filter(name => !['main', 'cli'].includes(partOf(name)))).toEqual([]);
});
