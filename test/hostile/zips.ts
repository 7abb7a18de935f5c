import { deflateRawSync } from 'node:zlib';

/** A file in a zip file that is made by hand, so that it may lie. */
export type Packed = Readonly<{
  name: string;
  content: Buffer | string;
  /** What the directory says that it unpacks to; the truth if absent. */
  said?: number;
  /** How often the directory names it. */
  times?: number;
  /** By which names; the same each time if absent. */
  names?: (i: number) => string;
  method?: number;
  flags?: number;
}>;

const le = (value: number, bytes: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value % 2 ** (8 * bytes), 0, bytes);
  return buffer;
};

/** A zip file of these. */
export const zipOf = (all: readonly Packed[], comment = ''): Buffer => {
  const [files, directory]: [Buffer[], Buffer[]] = [[], []];
  let [at, count] = [0, 0];
  for (const { name, content, said, times = 1, names = () => name, method = 8, flags = 0 } of all) {
    const plain = Buffer.from(content);
    const packed = method === 8 ? deflateRawSync(plain) : plain;
    const common = (of: string): Buffer =>
      Buffer.concat([
        ...[le(20, 2), le(flags, 2), le(method, 2), le(0, 4), le(0, 4), le(packed.length, 4)],
        ...[le(said ?? plain.length, 4), le(Buffer.byteLength(of), 2), le(0, 2)],
      ]);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), common(name), Buffer.from(name), packed]);
    for (let i = 0; i < times; i += 1) {
      const head = [Buffer.from('PK\u0001\u0002'), le(20, 2), common(names(i))];
      directory.push(
        Buffer.concat([...head, le(0, 2), le(0, 4), le(0, 4), le(at, 4), Buffer.from(names(i))]),
      );
      count += 1;
    }
    files.push(local);
    at += local.length;
  }
  const names = Buffer.concat(directory);
  return Buffer.concat([
    ...files,
    names,
    ...[Buffer.from('PK\u0005\u0006'), le(0, 4), le(count, 2), le(count, 2), le(names.length, 4)],
    ...[le(at, 4), le(Buffer.byteLength(comment), 2), Buffer.from(comment)],
  ]);
};

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** A workbook with a sheet, and whatever else. */
export const workbookOf = (sheet: string, more: readonly Packed[] = [], workbook?: string): Buffer =>
  zipOf([
    {
      name: 'xl/workbook.xml',
      content:
        workbook ??
        `<workbook xmlns="${NAMESPACE}" xmlns:r="${RELATIONS}"><sheets><sheet name="A" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>`,
    },
    { name: 'xl/worksheets/sheet1.xml', content: `<worksheet xmlns="${NAMESPACE}">${sheet}</worksheet>` },
    ...more,
  ]);

/** A cell with a text in it. */
export const cellOf = (place: string, text: string): string =>
  `<c r="${place}" t="inlineStr"><is><t>${text}</t></is></c>`;
