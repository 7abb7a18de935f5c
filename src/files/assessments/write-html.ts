import type { ReportBlock } from './lay-out';

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const safe = (text: string): string => text.replace(/[&<>"']/g, sign => ESCAPES[sign] ?? sign);

/** Room for what a person writes by hand, where nothing is written yet. */
const ROOM = '<br>&nbsp;<br>&nbsp;';

const address = (url: string | undefined): string =>
  url !== undefined && /^https?:\/\//.test(url) ? ` <a href="${safe(url)}">${safe(url)}</a>` : '';

const blockHtml = (block: ReportBlock): string => {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${safe(block.text)}</h${block.level}>`;
    case 'text':
      return `<p${block.isNote ? ' class="note"' : ''}>${safe(block.text)}</p>`;
    case 'sentence': {
      const marks = block.marks === '' ? '' : ` <span class="marks">(${safe(block.marks)})</span>`;
      return `<li${block.isKnown ? '' : ' class="unknown"'}>${safe(block.text)}${marks}</li>`;
    }
    case 'answer': {
      const text = block.text === undefined ? ROOM : safe(block.text).replace(/\n/g, '<br>');
      return `<p class="answer"><strong>${safe(block.label)}</strong><br>${text}</p>`;
    }
    case 'source':
      return `<li id="k${block.number}" value="${block.number}">${safe(block.text)}${address(block.url)}</li>`;
    case 'question':
      return `<details><summary>${safe(block.label)}</summary><pre>${safe(block.text)}</pre></details>`;
  }
};

const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;max-width:48rem;margin:2rem auto;padding:0 1rem;color:#1e2b3c;background:#fff}
h1,h2,h3{line-height:1.25}h2{margin-top:2.5rem;border-top:1px solid #8a94a0;padding-top:1rem}
.note,.marks{color:#4b5563}.unknown{font-style:italic}
.answer{border:1px solid #6b7280;padding:.5rem .75rem}pre{white-space:pre-wrap;font-size:.85rem}
li{overflow-wrap:anywhere}@media print{details{display:none}h3{break-after:avoid}}`;

/** The list that a block is an item of. */
const listOf = (block: ReportBlock | undefined): 'ul' | 'ol' | undefined =>
  block?.kind === 'sentence' ? 'ul' : block?.kind === 'source' ? 'ol' : undefined;

/** Writes a report as a page that stands alone: it loads nothing, and nothing in it runs. */
export const writeHtml = (
  blocks: readonly ReportBlock[],
  about: Readonly<{ language: string; title: string }>,
): string => {
  const body = blocks.flatMap((block, i) => {
    const list = listOf(block);
    const isFirst = list !== undefined && listOf(blocks[i - 1]) !== list;
    const isLast = list !== undefined && listOf(blocks[i + 1]) !== list;
    return [...(isFirst ? [`<${list}>`] : []), blockHtml(block), ...(isLast ? [`</${list}>`] : [])];
  });
  const policy = "default-src 'none'; style-src 'unsafe-inline'";
  return [
    `<!doctype html><html lang="${safe(about.language)}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width"><title>${safe(about.title)}</title><style>${STYLE}</style></head>`,
    '<body><main>',
    ...body,
    '</main></body></html>\n',
  ].join('\n');
};
