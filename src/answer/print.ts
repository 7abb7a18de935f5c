import type { Sliced } from '../graph/sliced';
import { isShort, type Cost } from '../plan/cost';
import { ENCODED_FROM, Printed, type Json } from '../shape/json';
import type { Answer, Answering } from './request';

/** The answer as JSON; one that may be long in turns with other operations, and in bytes if it is. */
export const print = (
  answer: Answer,
  withCost: boolean,
  estimated: Cost,
  { timing, pace }: Answering,
): string | Promise<string | Buffer> => {
  timing.enter('print');
  if (!isShort(estimated)) return pace.turns.run(printFields(answer, withCost), pace.deadline());
  const { data, errors, cost } = answer;
  return `${before(errors)}${JSON.stringify(data)}${after(withCost, cost)}`;
};

const before = (errors: Answer['errors']): string =>
  errors.length > 0 ? `{"errors":${JSON.stringify(errors)},"data":` : '{"data":';
const after = (withCost: boolean, cost: Answer['cost']): string =>
  withCost ? `,"extensions":${JSON.stringify({ cost: cost() })}}` : '}';

/** The same text as `JSON.stringify`, a part of a long list at a time. */
function* printFields({ data, errors, cost }: Answer, withCost: boolean): Sliced<string | Buffer> {
  const paper = new JsonWriter();
  paper.write(before(errors));
  yield* printObject(data, 2, paper);
  paper.write(after(withCost, cost));
  return paper.done();
}

/** The lists of root fields may be long, and those inside them. */
function* printObject(
  object: Readonly<Record<string, Json>>,
  levels: number,
  paper: JsonWriter,
): Sliced<void> {
  let comma = '{';
  for (const [key, value] of Object.entries(object)) {
    paper.write(`${comma}${JSON.stringify(key)}:`);
    yield* printValue(value, levels - 1, paper);
    comma = ',';
  }
  paper.write(comma === '{' ? '{}' : '}');
}

function* printValue(value: Json, levels: number, paper: JsonWriter): Sliced<void> {
  if (value instanceof Printed) paper.writeList(value);
  else if (Array.isArray(value)) yield* printList(value as readonly Json[], paper);
  else if (levels === 0 || value === null || typeof value !== 'object') paper.write(JSON.stringify(value));
  else yield* printObject(value as Readonly<Record<string, Json>>, levels, paper);
}

/** So many items are printed at a time. */
const CHUNK = 10;

function* printList(items: readonly Json[], paper: JsonWriter): Sliced<void> {
  paper.write('[');
  for (let at = 0; at < items.length; at += CHUNK) {
    paper.write(`${at > 0 ? ',' : ''}${JSON.stringify(items.slice(at, at + CHUNK)).slice(1, -1)}`);
    yield;
  }
  paper.write(']');
}

/** What has been written so far, as bytes where it is long. */
class JsonWriter {
  private readonly bytes: Buffer[] = [];
  private text = '';

  write(text: string): void {
    this.text += text;
    if (this.text.length >= ENCODED_FROM) this.encode();
  }

  writeList({ parts }: Printed): void {
    for (const [i, part] of parts.entries()) {
      this.write(i === 0 ? '[' : ',');
      if (typeof part === 'string') this.write(part);
      else this.append(part);
    }
    this.write(parts.length === 0 ? '[]' : ']');
  }

  private append(bytes: Buffer): void {
    this.encode();
    this.bytes.push(bytes);
  }

  private encode(): void {
    this.bytes.push(Buffer.from(this.text));
    this.text = '';
  }

  done(): string | Buffer {
    if (this.bytes.length === 0) return this.text;
    this.encode();
    return Buffer.concat(this.bytes);
  }
}
