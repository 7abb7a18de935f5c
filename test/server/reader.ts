/** A result as it is sent; tests look at what they asked for. */
type Sent = Readonly<{
  data: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  errors: readonly Readonly<{ extensions: Readonly<{ code: string }> }>[];
  extensions: Readonly<{ sequence: number }>;
}>;
type Event = Readonly<{ event: string; data: Sent; at: number }>;
const NO_DATA: Sent = { data: {}, errors: [], extensions: { sequence: 0 } };

const open = (address: string, query: string, headers = {}): Promise<Response> =>
  fetch(`${address}/graphql/stream`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream', ...headers },
    body: JSON.stringify({ query }),
  });

/** What is refused before a stream is open. */
export const refused = async (address: string, query: string, headers = {}) => {
  const response = await open(address, query, headers);
  const body = (await response.json()) as {
    errors: { message: string; extensions: { code: string; hint: string } }[];
  };
  return { response, body };
};

/** Reads the events of a stream, one after another. */
export class Reader {
  private readonly events: Event[] = [];
  private wake: () => void = () => undefined;
  private readonly controller = new AbortController();

  constructor(readonly response: Response) {
    void this.read(response.body as ReadableStream<Uint8Array>);
  }

  static async open(address: string, query: string, headers = {}): Promise<Reader> {
    return new Reader(await open(address, query, headers));
  }

  private async read(body: ReadableStream<Uint8Array>): Promise<void> {
    const reader = body.getReader();
    this.controller.signal.addEventListener('abort', () => void reader.cancel());
    let text = '';
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      text += Buffer.from(part.value).toString();
      const blocks = text.split('\n\n');
      text = blocks.pop() ?? '';
      for (const block of blocks) {
        const event = /^event: (.*)$/m.exec(block)?.[1];
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (event)
          this.events.push({
            event,
            data: data ? (JSON.parse(data) as Sent) : NO_DATA,
            at: performance.now(),
          });
      }
      this.wake();
    }
    this.events.push({ event: 'closed', data: NO_DATA, at: performance.now() });
    this.wake();
  }

  async next(): Promise<Event> {
    while (this.events.length === 0)
      await new Promise<void>(resolve => {
        this.wake = resolve;
      });
    return this.events.shift() as Event;
  }

  get waiting(): number {
    return this.events.length;
  }

  close(): void {
    this.controller.abort();
  }
}
