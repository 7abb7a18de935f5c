import type { ComponentChildren } from 'preact';
import type { Assets } from '../../src/doors/server/page-request';
import type { PageContext } from '../pages/page';

type Props = Readonly<{ title: string; main: ComponentChildren; context: PageContext; assets: Assets }>;

/** A whole document for a frame: its links open beside the page that the frame is on. */
export const Framed = ({ title, main, context: { lang }, assets }: Props) => (
  <html lang={lang} data-color-scheme="auto">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{title}</title>
      <base target="_blank" />
      <link rel="stylesheet" href={assets.style} />
    </head>
    <body class="sg-framed">
      <main>{main}</main>
    </body>
  </html>
);
