/** Bundles the explorer into dist/web: what the server renders with, and what a browser loads. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { build, transform } from 'esbuild';

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, '..', 'dist', 'web');

const common = {
  absWorkingDir: here,
  bundle: true,
  minify: true,
  jsx: 'automatic',
  jsxImportSource: 'preact',
  legalComments: 'none',
  logLevel: 'warning',
};

/** Properties of the theme that nothing uses are most of it; what they use in turn is kept too. */
const withoutUnused = css => {
  let text = css;
  for (let before = ''; before !== text;) {
    before = text;
    const used = new Set([...text.matchAll(/var\((--[\w-]+)/g)].map(([, name]) => name));
    text = text.replace(
      /(--ds[\w-]+):(?:[^;{}()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*(;|(?=\}))/g,
      (whole, name) => (used.has(name) ? whole : ''),
    );
  }
  return text.replace(/[^{};]+\{\}/g, '');
};

/**
 * The style that a picture brings when it is a file of its own: the same as in the page, with the values of the theme's
 * light scheme in place of its names.
 */
const pictureStyle = {
  name: 'picture-style',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^picture-style$/ }, ({ path }) => ({ path, namespace: 'picture-style' }));
    onLoad({ filter: /.*/, namespace: 'picture-style' }, async () => {
      const theme = readFileSync(
        createRequire(import.meta.url).resolve('@digdir/designsystemet-theme/digdir.css'),
        'utf8',
      );
      const light = theme.slice(theme.indexOf('[data-color-scheme="light"]'));
      const own = ['pictures/picture.css', 'maps/maps.css'].map(file =>
        readFileSync(join(here, file), 'utf8'),
      );
      const css = await transform(own.join('\n'), {
        loader: 'css',
        minify: true,
      });
      const contents = css.code.replace(
        /var\((--ds-[\w-]+)(?:,[^()]*(?:\([^()]*\))?)?\)/g,
        (_, name) => new RegExp(`${name}:\\s*([^;]+);`).exec(light)?.[1]?.trim() ?? '#000',
      );
      return { contents, loader: 'text' };
    });
  },
};

/** The words of the model, and all that is said, are given by the server that loads the bundle, of the pack that it runs. */
const runningModel = {
  name: 'running-model',
  setup({ onResolve }) {
    onResolve({ filter: /\/gql\/labels$/ }, () => ({ path: 'samgraf:labels', external: true }));
    onResolve({ filter: /\/outlines$/ }, () => ({ path: 'samgraf:outlines', external: true }));
    onResolve({ filter: /\/messages$/ }, () => ({ path: 'samgraf:messages', external: true }));
  },
};

/** The playground's pictures have the words of the model and of the pack from the server, in the browser. */
const inPlayground = {
  name: 'in-playground',
  setup({ onResolve, onLoad }) {
    const own = name => join(here, 'playground', name);
    onResolve({ filter: /\/gql\/labels$/ }, () => ({ path: own('labels.ts') }));
    onResolve({ filter: /\/words\/messages$|^\.\/messages$/ }, () => ({ path: own('messages.ts') }));
    // Messages are said there, and no texts are searched.
    onLoad({ filter: /[\\/]languages[\\/]stemming\.ts$/ }, () => ({
      contents: 'export const stemmersOf = () => [];',
      loader: 'ts',
    }));
  },
};

const hashed = (name, body) => {
  const hash = createHash('sha256').update(body).digest('hex').slice(0, 12);
  writeFileSync(join(out, name), body);
  return `/web/${hash}/${name}`;
};

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
await build({
  ...common,
  entryPoints: ['server.tsx'],
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  minify: false,
  plugins: [pictureStyle, runningModel],
  outfile: join(out, 'server.cjs'),
});
// What it is made of whatever the model: read with the words of the model that this project has.
await build({
  ...common,
  entryPoints: ['gql/labels.ts'],
  platform: 'node',
  format: 'cjs',
  outfile: join(out, 'labels.cjs'),
});
const require = createRequire(import.meta.url);
const loaded = { exports: {} };
compileFunction(readFileSync(join(out, 'server.cjs'), 'utf8'), ['require', 'module', 'exports'])(
  name => {
    // Nothing is said while it is built.
    if (name === 'samgraf:messages') return { messages: {} };
    if (name === 'samgraf:outlines') return {};
    // Which addresses the pack that is run has, the server says.
    if (name === 'samgraf:labels')
      return {
        ...require(join(out, 'labels.cjs')),
        addresses: { compared: '{compared}', map: '{map}', flows: '{flows}' },
      };
    return require(name);
  },
  loaded,
  loaded.exports,
);
rmSync(join(out, 'labels.cjs'));
const { operations, paths } = loaded.exports;
writeFileSync(
  join(out, 'operations.json'),
  JSON.stringify(
    Object.fromEntries(operations.map(text => [createHash('sha256').update(text).digest('hex'), text])),
  ),
);
const [script, style, , tokens] = await Promise.all([
  build({
    ...common,
    entryPoints: ['client/main.ts'],
    target: 'es2022',
    format: 'esm',
    outfile: join(out, 'client.js'),
    write: false,
  }),
  build({
    ...common,
    entryPoints: ['style/main.css'],
    target: ['chrome120', 'firefox120', 'safari17'],
    outfile: join(out, 'style.css'),
    write: false,
  }),
  build({
    ...common,
    entryPoints: ['playground/main.tsx'],
    target: 'es2022',
    format: 'iife',
    plugins: [inPlayground],
    outfile: join(out, 'playground.js'),
  }),
  build({
    ...common,
    entryPoints: ['playground/main.css'],
    target: ['chrome120', 'firefox120', 'safari17'],
    outfile: join(out, 'playground.css'),
    write: false,
  }),
]);
writeFileSync(join(out, 'playground.css'), withoutUnused(tokens.outputFiles[0].text));
writeFileSync(
  join(out, 'assets.json'),
  JSON.stringify({
    card: hashed('card.png', readFileSync(join(here, 'card.png'))),
    script: hashed('client.js', script.outputFiles[0].contents),
    paths,
    style: hashed('style.css', withoutUnused(style.outputFiles[0].text)),
  }),
);
