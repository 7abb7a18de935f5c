import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import type * as fold from '../../web/pictures/fold';
import type * as layout from '../../web/pictures/layout';
import type * as signs from '../../web/pictures/signs';
import type { LanePictureProps } from '../../web/pictures/picture';

const ROOT = join(__dirname, '..', '..');

/** What of the explorer the tests draw with, bundled as the build does: preact is made of modules that jest does not read. */
type Bundled = Readonly<{
  draw: (props: LanePictureProps) => string;
  layoutOf: typeof layout.layoutOf;
  crossingsOf: typeof layout.crossingsOf;
  folded: typeof fold.folded;
  signsOf: typeof signs.signsOf;
}>;

const ENTRY = `
  import { h } from 'preact';
  import { render } from 'preact-render-to-string';
  import { LanePicture } from './pictures/lane-picture';
  export { layoutOf, crossingsOf } from './pictures/layout';
  export { folded } from './pictures/fold';
  export { signsOf } from './pictures/signs';
  export const draw = props => render(h(LanePicture, props));
`;

/** Bundles code of the web folder. */
export const bundledText = (contents: string): string =>
  buildSync({
    stdin: { contents, resolveDir: join(ROOT, 'web'), loader: 'ts' },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // Programs are bundled two folders below the project, and this as if it were.
    define: { __dirname: JSON.stringify(join(ROOT, 'dist', 'web')) },
  }).outputFiles[0]?.text ?? '';

const built = (): Bundled => {
  const made: { exports: Partial<Bundled> } = { exports: {} };
  new Function('module', 'exports', 'require', bundledText(ENTRY))(made, made.exports, require);
  return made.exports as Bundled;
};

let bundle: Bundled | undefined;
export const pictures = (): Bundled => (bundle ??= built());

export const text = (path: string): string => readFileSync(join(ROOT, path), 'utf8');
