import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { text } from './bundled';

const THEME = readFileSync(
  join(__dirname, '../../node_modules/@digdir/designsystemet-theme/brand/digdir.css'),
  'utf8',
);
const CSS = text('web/pictures/picture.css');

/** The value of a token in a scheme. */
const valueOf = (token: string, scheme: 'light' | 'dark'): string => {
  const from = THEME.indexOf(`[data-color-scheme="${scheme}"]`);
  return new RegExp(`${token}:\\s*(#[0-9a-fA-F]{6})`).exec(THEME.slice(from))?.[1] ?? '';
};
const tokenOf = (name: string): string => new RegExp(`${name}: var\\((--ds-[\\w-]+)`).exec(CSS)?.[1] ?? '';

const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map(i => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map(v => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: string, b: string): number => {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
};

describe.each(['light', 'dark'] as const)('%s', scheme => {
  test.each([
    ...['ink', 'quiet', 'fact', 'deduction', 'uncertain', 'added', 'lost', 'changed'].map(
      of => [of, 4.5] as const,
    ),
    ['edge-of-box', 3] as const,
  ])('--sg-%s is seen on the ground of boxes and lanes: %d to 1', (name, least) => {
    for (const ground of ['--sg-ground', '--sg-lane-ground'])
      expect(
        contrast(valueOf(tokenOf(`--sg-${name}`), scheme), valueOf(tokenOf(ground), scheme)),
      ).toBeGreaterThanOrEqual(least);
  });

  test.each(['surface-tinted', 'surface-hover', 'surface-active', 'border-subtle'])(
    'names are read on the fill accent-%s',
    fill => {
      const ink = valueOf('--ds-color-neutral-text-default', scheme);
      expect(contrast(ink, valueOf(`--ds-color-accent-${fill}`, scheme))).toBeGreaterThanOrEqual(4.5);
    },
  );
});
