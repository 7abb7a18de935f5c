import { SaxesParser, type SaxesTagPlain } from 'saxes';
import { z } from 'zod';
import type { Adapter, Tools } from '../src/files/harvest/adapter';
import { joins } from './joins';

const NAME = 'peppol-directory';
/** A Norwegian participant: 0192 is the scheme of organisation numbers. */
const NORWEGIAN = /^0192:(\d{9})$/;
/** Characters between two elements, beyond which it is no answer of the directory. */
const MOST_BETWEEN = 1024 * 1024;

const PARTICIPANTS = z.object({ numbers: z.array(z.string()), isPart: z.boolean() });

/**
 * Reads what the directory publishes in XML: an export of all business cards (directory-export-v1.xsd to -v3.xsd, with document types
 * or without) or of all participants, or what a search found (directory-search-result-list-v1.xsd), as in phax/phoss-directory.
 */
class Reader {
  readonly numbers = new Set<string>();
  isPart = false;
  /** Characters of text since an element was opened. */
  text = '';
  private root: string | undefined;
  private said: number | undefined;
  private participants = 0;

  constructor(private readonly unreadable: Tools['unreadable']) {}

  open({ name, attributes }: SaxesTagPlain): void {
    this.text = '';
    if (this.root === undefined) this.begin(name, attributes);
    else if (name === 'participant' || name === 'participantID') this.participants += 1;
    if (attributes['value'] !== undefined && name.startsWith('participant')) this.take(attributes['value']);
  }

  private begin(name: string, attributes: Readonly<Record<string, string>>): void {
    this.root = name;
    if (name === 'resultlist') {
      this.isPart = true;
      const [total, used] = [attributes['total-result-count'], attributes['used-result-count']];
      if (total === undefined || total !== used)
        throw this.unreadable(NAME, `it is a page with ${used ?? '?'} of ${total ?? '?'} that were found`);
    } else if (name !== 'root') throw this.unreadable(NAME, `its root is ${name.slice(0, 60)}`);
    if (attributes['count'] !== undefined) this.said = Number(attributes['count']);
  }

  /** What a search found has the participant as text. */
  close({ name }: Readonly<{ name: string }>): void {
    if (name === 'participantID') this.take(this.text.trim());
    this.text = '';
  }

  private take(value: string): void {
    const [, number] = NORWEGIAN.exec(value) ?? [];
    if (number !== undefined) this.numbers.add(number);
  }

  end(): z.infer<typeof PARTICIPANTS> {
    if (this.said !== undefined && this.said !== this.participants)
      throw this.unreadable(
        NAME,
        `it has ${this.participants} of the ${this.said} participants that it tells of`,
      );
    return { numbers: [...this.numbers], isPart: this.isPart };
  }
}

const participantsIn = async (
  parts: AsyncIterable<Uint8Array>,
  { unreadable }: Tools,
): Promise<z.infer<typeof PARTICIPANTS>> => {
  const reader = new Reader(unreadable);
  const parser = new SaxesParser();
  let since = 0;
  parser.on('opentag', tag => {
    since = 0;
    reader.open(tag);
  });
  parser.on('text', text => {
    reader.text = text;
  });
  parser.on('closetag', tag => {
    reader.close(tag);
  });
  parser.on('error', error => {
    throw unreadable(NAME, error);
  });
  const decoder = new TextDecoder();
  for await (const part of parts) {
    since += part.length;
    if (since > MOST_BETWEEN + part.length) throw unreadable(NAME, 'an element of it is too long');
    parser.write(decoder.decode(part, { stream: true }));
  }
  parser.write(decoder.decode()).close();
  return reader.end();
};

/** Who is listed in the directory of Peppol: whoever is there takes part in its network, to receive. */
export const peppolDirectory: Adapter = {
  name: NAME,
  language: 'nb',
  about: 'Norwegian participants in Peppol’s directory: USES of Peppol eDelivery, as recipients.',
  source: {
    id: 'source:harvest-peppol-directory',
    title: 'Peppol Directory',
    publisher: 'OpenPeppol',
    license: null,
  },
  address: 'https://directory.peppol.eu/export/businesscards-xml-no-doc-types',
  comes: { stream: participantsIn },
  joins,
  ends: answer => (PARTICIPANTS.parse(answer).isPart ? 'NOTHING' : 'ALL'),
  read: answer => {
    const facts = { basis: ['RECORDED'], status: 'IN_USE' };
    const { numbers } = PARTICIPANTS.parse(answer);
    return numbers.map(from => ({ relation: 'USES', from, to: 'resource:peppol-edelivery', facts }));
  },
};
