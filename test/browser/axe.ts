import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';

const AXE = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2, levels A and AA. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Puts axe into a page, whose context lets scripts past its policy. */
export const withAxe = (page: Page): Promise<unknown> => page.evaluate(AXE);

/** Lists what axe finds: of a page as a whole, of all but its colours, or of these alone: what else axe looks at is the same in any colours. */
export const violations = (page: Page, of: 'all' | 'but colours' | 'colours'): Promise<readonly string[]> =>
  page.evaluate(
    async ([rules, looked]) => {
      type Found = { id: string; nodes: { html: string }[] };
      const { axe } = globalThis as unknown as {
        axe: { run: (of: Document, how: object) => Promise<{ violations: Found[] }> };
      };
      const { violations: found } = await axe.run(document, {
        ...(looked === 'colours'
          ? { runOnly: { type: 'rule', values: ['color-contrast'] } }
          : { runOnly: rules, rules: { 'color-contrast': { enabled: looked === 'all' } } }),
        resultTypes: ['violations'],
      });
      return found.map(({ id, nodes }) => `${id} (${nodes.length}): ${nodes[0]?.html.slice(0, 160) ?? ''}`);
    },
    [RULES, of] as const,
  );
