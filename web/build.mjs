/** Bundles the explorer into dist/web: what the server renders with, and what a browser loads. */
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

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
  outfile: join(out, 'server.cjs'),
});
const [script, style] = await Promise.all([
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
]);
writeFileSync(
  join(out, 'assets.json'),
  JSON.stringify({
    script: hashed('client.js', script.outputFiles[0].contents),
    style: hashed('style.css', withoutUnused(style.outputFiles[0].text)),
  }),
);
