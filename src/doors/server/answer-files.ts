import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Model } from '../../engine/model/model';
import { makeCard } from '../../files/cards/make-card';
import type { DrawnModel } from '../../files/exports/draw-archimate';
import { workbookOfSheets } from '../../files/exports/workbook';
import { PATIENCE_MS, tooManyFiles } from './made-files';
import { OneEach } from './one-each';
import type { FileMaking } from './page-request';
import { CARD_TYPES, MEDIA_TYPES, MODEL_TYPE } from './represent';

/** Files that are kept, and their bytes: who shares an answer has its picture asked for again and again. */
const KEPT = { max: 200, maxSize: 24_000_000 };

/**
 * Files that answers of pages are also given as. Clients take turns in having them made, and one is known by all that is in it:
 * whoever is shown the same is given the same.
 */
export class AnswerFiles {
  private readonly room = new OneEach(tooManyFiles, PATIENCE_MS);
  private readonly underway = new Map<string, Promise<Buffer>>();
  private readonly kept = new LRUCache<string, Buffer>({
    ...KEPT,
    sizeCalculation: ({ length }) => Math.max(1, length),
  });

  constructor(private readonly model: Model) {}

  /** @throws OVERLOADED if its turn does not come in time, TOO_COMPLEX if there is too much to draw */
  async of(making: FileMaking, client: string): Promise<Buffer> {
    const key = createHash('sha256').update(JSON.stringify(making)).digest('base64url');
    return this.kept.get(key) ?? this.underway.get(key) ?? this.begin(key, making, client);
  }

  private begin(key: string, making: FileMaking, client: string): Promise<Buffer> {
    const made = this.room
      .run(client, () => make(making, this.model))
      .then(body => {
        this.kept.set(key, body);
        return body;
      })
      .finally(() => this.underway.delete(key));
    this.underway.set(key, made);
    return made;
  }
}

const make = async (making: FileMaking, model: Model): Promise<Buffer> => {
  if (making.form === 'archimate') return modelOf(making.drawn, model);
  if (making.form !== 'xlsx') return makeCard(making);
  const sheets = making.sheets.map(({ columns, ...sheet }) => ({
    ...sheet,
    columns: columns.map(header => ({ header })),
  }));
  return workbookOfSheets(sheets);
};

const modelOf = async (drawn: DrawnModel, model: Model): Promise<Buffer> => {
  const [{ drawnArchimate }, { readAllowed }] = await Promise.all([
    import('../../files/exports/draw-archimate.js'),
    import('../../files/exports/write-archimate.js'),
  ]);
  return Buffer.from(drawnArchimate(drawn, { model, allowed: await readAllowed() }));
};

/** Returns the media type that a file is sent as. */
export const typeOfFile = ({ form }: FileMaking): string =>
  form === 'archimate' ? MODEL_TYPE : form === 'xlsx' ? MEDIA_TYPES.xlsx : CARD_TYPES[form];
