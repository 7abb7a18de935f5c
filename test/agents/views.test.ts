import { openBrowser, testInBrowser } from '../browser/browser';
import { get } from '../web/pages';
import { callTool, serveGraph, type Served } from './connected';

const APPS = { 'io.modelcontextprotocol/ui': { mimeTypes: ['text/html;profile=mcp-app'] } };
const TOOL = 'explain_connections';
const CALL = { from: 'Utsira', to: 'EU', via: 'SharedResource', lang: 'nb' };

let served: Served;
beforeAll(async () => {
  served = await serveGraph();
});
afterAll(() => served.close());

type Ui = Readonly<{ ui?: Readonly<{ resourceUri: string }> }>;
const viewsOf = async (extensions: typeof APPS | undefined): Promise<readonly string[]> => {
  const client = await served.client('auto', {}, extensions);
  const { tools } = await client.listTools();
  return tools.flatMap(({ _meta }) => (_meta as Ui | undefined)?.ui?.resourceUri ?? []);
};

const read = async (uri: string): Promise<Readonly<{ mimeType?: string; text: string }>> => {
  const client = await served.client('auto', {}, APPS);
  const { contents } = await client.readResource({ uri });
  return contents[0] as { mimeType?: string; text: string };
};

const pictureUri = (args: object, tool = TOOL): string =>
  `samgraf://picture/${tool}?arguments=${encodeURIComponent(JSON.stringify(args))}`;

test('a client that shows views is told of them, and no other is', async () => {
  expect(await viewsOf(APPS)).toEqual([`ui://samgraf/${TOOL}`, 'ui://samgraf/who_is_bound']);
  expect(await viewsOf(undefined)).toEqual([]);
});

test('what a tool answers is the same whether its picture is shown or not', async () => {
  const [with_, without] = [await served.client('auto', {}, APPS), await served.client()];
  expect((await callTool(with_, TOOL, CALL)).whole).toBe((await callTool(without, TOOL, CALL)).whole);
});

test('the view is a page that loads nothing, and the picture is that of people’s page, names read as in the call', async () => {
  const view = await read(`ui://samgraf/${TOOL}`);
  expect(view.mimeType).toBe('text/html;profile=mcp-app');
  expect(view.text).toMatch(/^<!doctype html>/);
  expect(view.text.replace(/https?:\/\/(?:www\.w3\.org)\S*/g, '')).not.toMatch(/https?:|<link|src="/);
  const picture = await read(pictureUri(CALL));
  const page = await get(served.app, '/bilde/knytter.svg?fra=municipality:1151&til=eu&lang=nb');
  expect(picture.mimeType).toBe('image/svg+xml');
  const drawn = (svg: string): string => svg.replace(/https?:\/\/(?:localhost|127\.0\.0\.1):\d+/, '');
  expect(drawn(picture.text)).toBe(drawn(page.body));
});

test.each([
  ['another answer than the page has', pictureUri({ ...CALL, via: 'Framework' }), /no picture/],
  ['a tool without one', pictureUri({ id: 'municipality:1151' }, 'compare_with_peers'), /no such resource/],
  ['what no tool takes', pictureUri({ ...CALL, evil: 1 }), /no argument evil/],
  ['no JSON', `samgraf://picture/${TOOL}?arguments=%7B`, /not the address of a picture/],
  ['no escape', `samgraf://picture/${TOOL}?arguments=%`, /not the address of a picture/],
  ['10 kB', pictureUri({ ...CALL, from: 'x'.repeat(10_000) }), /not the address of a picture/],
  ['a view of no tool', 'ui://samgraf/../x', /no such resource/],
])('%s has no picture, and that is said', async (_, uri, said) => {
  await expect(read(uri)).rejects.toThrow(said);
});

/** A host as the extension says: it answers the view’s handshake, tells what the tool was called with, and reads for it. */
const HOST = `
  window.asked = [];
  addEventListener('message', async ({ source, data }) => {
    const reply = result => source.postMessage({ jsonrpc: '2.0', id: data.id, result }, '*');
    window.asked.push(data.method);
    if (data.method === 'ui/initialize') reply({ protocolVersion: '2026-01-26', hostCapabilities: { serverResources: {} } });
    if (data.method === 'ui/notifications/initialized')
      source.postMessage({ jsonrpc: '2.0', method: 'ui/notifications/tool-input', params: { arguments: window.call } }, '*');
    if (data.method === 'resources/read') reply({ contents: [{ uri: data.params.uri, text: await window.readFor(data.params.uri) }] });
    if (data.method === 'ui/notifications/size-changed') window.size = data.params;
  });`;

testInBrowser(
  'in a host that lets nothing out, the view shows the picture and says what it shows',
  async () => {
    const { text } = await read(`ui://samgraf/${TOOL}`);
    const browser = await openBrowser();
    try {
      const page = await browser.newPage();
      await page.exposeFunction('readFor', async (uri: string) => (await read(uri)).text);
      await page.setContent('<main></main>');
      await page.evaluate(`window.call = ${JSON.stringify(CALL)}; ${HOST}`);
      const policy =
        "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; img-src data:";
      await page.evaluate(
        ([html, csp]) => {
          const frame = document.createElement('iframe');
          frame.setAttribute('sandbox', 'allow-scripts');
          frame.width = '700';
          frame.srcdoc = html.replace(
            '<meta',
            `<meta http-equiv="Content-Security-Policy" content="${csp}"><meta`,
          );
          document.body.append(frame);
        },
        [text, policy] as const,
      );
      await page.waitForFunction('window.size && window.size.height > 100');
      const image = page.frameLocator('iframe').locator('img');
      expect(await image.getAttribute('alt')).toMatch(
        /^Hvilke delte ressurser knytter Utsira til EUs rammeverk\?/,
      );
      expect(await page.evaluate('window.asked')).toEqual([
        'ui/initialize',
        'ui/notifications/initialized',
        'resources/read',
        'ui/notifications/size-changed',
      ]);
    } finally {
      await browser.close();
    }
  },
);
