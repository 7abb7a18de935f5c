import type { ReportBlock } from './lay-out';

/** Signs of others that Markdown would read as its own. */
const plain = (text: string): string => text.replace(/[\\`*_[\]<>#|]/g, '\\$&').replace(/\s+/g, ' ');

const blockText = (block: ReportBlock): string => {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${plain(block.text)}`;
    case 'text':
      return block.isNote ? `*${plain(block.text)}*` : plain(block.text);
    case 'sentence':
      return `- ${plain(block.text)}${block.marks === '' ? '' : ` *(${plain(block.marks)})*`}`;
    case 'answer':
      return `> ${plain(block.label)}: ${plain(block.text ?? '…')}`;
    case 'source':
      return `${block.number}. ${plain(block.text)}${block.url === undefined ? '' : ` <${block.url}>`}`;
    case 'question':
      return `${plain(block.label)}\n\n${indented(block.text)}`;
  }
};

const indented = (text: string): string =>
  text
    .split('\n')
    .map(line => (line === '' ? '' : `    ${line}`))
    .join('\n');

/** Tells whether two blocks are items of one list, which nothing stands between. */
const isOneList = (a: ReportBlock | undefined, b: ReportBlock): boolean =>
  a?.kind === b.kind && (b.kind === 'sentence' || b.kind === 'source');

/** Writes a report as Markdown. */
export const writeMarkdown = (blocks: readonly ReportBlock[]): string =>
  `${blocks.map((block, i) => `${i === 0 ? '' : isOneList(blocks[i - 1], block) ? '\n' : '\n\n'}${blockText(block)}`).join('')}\n`;
