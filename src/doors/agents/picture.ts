import { Refused } from './faults';

/** MCP Apps (SEP-1865, 2026-01-26): what shows a view beside a tool's answer to people, in a frame that nothing leaves. */
export const APPS = 'io.modelcontextprotocol/ui';
const HTML = 'text/html;profile=mcp-app';
const VIEW = 'ui://samgraf/';
const PICTURE = 'samgraf://picture/';

/** Reads the picture of an answer by the address of people's page of it; undefined where there is none. */
export type PictureOf = (path: string) => Promise<string | undefined>;

type Capabilities = Readonly<{ extensions?: Readonly<Record<string, unknown>> | undefined }>;

/** Tells whether a client shows views. One that says nothing of it is told nothing of them. */
export const showsViews = (client: Capabilities | undefined): boolean => {
  const said = client?.extensions?.[APPS] as Readonly<{ mimeTypes?: unknown }> | undefined;
  return Array.isArray(said?.mimeTypes) && said.mimeTypes.includes(HTML);
};

/** Tells a client that shows views which one a tool has. */
export const viewOf = (tool: string) => ({ _meta: { ui: { resourceUri: `${VIEW}${tool}` } } });

type Conditions = Readonly<{ asOf?: string | undefined; certainty?: string | undefined; lang: string }>;
const CERTAINTIES: Readonly<Record<string, string>> = { FACT: 'faktum', DEDUCTION: 'slutning' };

/** Returns the address of a question's picture, asked as the tool was. */
export const pictureAt = (
  question: string,
  slots: Readonly<Record<string, string>>,
  { asOf, certainty = '', lang }: Conditions,
): string => {
  const sure = CERTAINTIES[certainty];
  const search = new URLSearchParams({
    ...slots,
    ...(asOf === undefined ? {} : { dato: asOf }),
    ...(sure === undefined ? {} : { sikkerhet: sure }),
    lang,
  });
  return `/bilde/${question}.svg?${search.toString()}`;
};

/** Reads the view of a tool. It holds nothing of any answer: it asks for the picture of the one that it stands beside. */
export const readView = (uri: string, tools: readonly string[]) => {
  const tool = uri.startsWith(VIEW) ? uri.slice(VIEW.length) : '';
  return tools.includes(tool)
    ? { uri, mimeType: HTML, text: PAGE.replace('{tool}', tool), _meta: { ui: { prefersBorder: true } } }
    : undefined;
};

/** Longest address of a picture, in characters. */
const LONGEST = 8_000;

/** Reads which tool was called with what, from the address that a view asks for; undefined of another address. @throws Refused */
export const calledIn = (uri: string): Readonly<{ tool: string; given: unknown }> | undefined => {
  if (!uri.startsWith(PICTURE)) return undefined;
  const [, tool = '', text = ''] = /^(\w{1,60})\?arguments=(.*)$/s.exec(uri.slice(PICTURE.length)) ?? [];
  try {
    if (tool !== '' && uri.length <= LONGEST) return { tool, given: JSON.parse(decodeURIComponent(text)) };
  } catch (error) {
    if (!(error instanceof URIError || error instanceof SyntaxError)) throw error;
  }
  throw new Refused('BAD_INPUT', 'That is not the address of a picture.', 'Read the view of a tool.');
};

/**
 * A page of its own that loads nothing: it tells the host that it is there, and puts the picture of what the tool was called
 * with into an image, where no script of it would run. The host is asked by JSON-RPC, as the extension says.
 */
const PAGE = `<!doctype html>
<html lang="nb">
<meta charset="utf-8">
<title>Samgraf</title>
<style>body { margin: 0 } img { display: block; max-width: 100%; height: auto }</style>
<main></main>
<script>
const waiting = new Map();
const send = message => parent.postMessage({ jsonrpc: '2.0', ...message }, '*');
const ask = (method, params) =>
  new Promise((resolve, reject) => {
    const id = waiting.size + 1;
    waiting.set(id, { resolve, reject });
    send({ id, method, params });
  });
const sized = () => {
  const { scrollWidth: width, scrollHeight: height } = document.documentElement;
  send({ method: 'ui/notifications/size-changed', params: { width, height } });
};
const show = async given => {
  const uri = '${PICTURE}{tool}?arguments=' + encodeURIComponent(JSON.stringify(given || {}));
  const { contents: [{ text }] } = await ask('resources/read', { uri });
  const said = new DOMParser().parseFromString(text, 'image/svg+xml');
  const image = new Image();
  image.alt = ['title', 'desc'].map(name => said.querySelector(name)?.textContent || '').join('. ');
  image.onload = sized;
  image.src = 'data:image/svg+xml;charset=utf-8,' + encodeURIComponent(text);
  document.documentElement.lang = said.documentElement.getAttribute('lang') || 'nb';
  document.querySelector('main').replaceChildren(image);
};
const hide = () => {
  document.querySelector('main').replaceChildren();
  sized();
};
addEventListener('message', ({ source, data }) => {
  if (source !== parent || !data || data.jsonrpc !== '2.0') return;
  const { id, method, params, result, error } = data;
  if (method === undefined) {
    const of = waiting.get(id);
    if (of) error ? of.reject(error) : of.resolve(result);
  } else if (method === 'ui/notifications/tool-input') show(params && params.arguments).catch(hide);
  else if (id !== undefined) send({ id, result: {} });
});
ask('ui/initialize', {
  protocolVersion: '2026-01-26',
  appInfo: { name: 'samgraf', version: '1' },
  appCapabilities: { availableDisplayModes: ['inline', 'fullscreen'] },
}).then(() => send({ method: 'ui/notifications/initialized' }));
</script>
</html>
`;
