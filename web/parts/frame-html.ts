/** What a frame is if whoever shows it says nothing else: pixels. */
export const FRAME = { width: 600, height: 520 } as const;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;');

/** What other sites put in to show an answer in a frame. */
export const frameHtml = (
  address: string,
  title: string,
  { width, height }: Readonly<{ width: number; height: number }> = FRAME,
): string =>
  `<iframe src="${escaped(address)}" title="${escaped(title)}" width="${width}" height="${height}" style="border:0" loading="lazy"></iframe>`;
