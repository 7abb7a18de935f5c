import { Kind, parse, print, type DocumentNode, type OperationDefinitionNode } from 'graphql';
import { render } from 'preact';
import { enhancePictures } from '../pictures/keys';
import { LanePicture } from '../pictures/lane-picture';
import type { Lang, Picture } from '../pictures/picture';
import { isLang, isRelation } from '../model/state';
import { phraseOf } from '../words/claims';
import { completed } from './complete';
import { foundIn } from './found';
import { relationFields } from './labels';
import { nextQuery } from './next';
import { SchemaTypes, type Introspected } from './types';

type Asked = Readonly<{ query: string; operationName?: string | null }>;

const operationOf = (
  { definitions }: DocumentNode,
  name: string | null | undefined,
): OperationDefinitionNode | undefined =>
  definitions
    .filter(of => of.kind === Kind.OPERATION_DEFINITION)
    .find(of => !name || of.name?.value === name);

const langOf = (text: string): Lang => (isLang(text) ? text : 'en');

/** Returns a query with what a picture needs; undefined of what is no query. */
const complete = (
  { query, operationName }: Asked,
  introspected: Introspected,
  lang: string,
): string | undefined => {
  const document = parse(query);
  const operation = operationOf(document, operationName);
  if (operation?.operation !== 'query') return undefined;
  const types = new SchemaTypes(introspected, globalThis.samgrafGiven.entity);
  const whole = completed(operation, types, { lang, relationFields });
  return print({
    ...document,
    definitions: document.definitions.map(of => (of === operation ? whole : of)),
  });
};

type Drawing = Asked &
  Readonly<{
    data: unknown;
    introspected: Introspected;
    lang: string;
    title: string;
    hrefOf: (query: string) => string;
  }>;

const pictureOf = ({ query, operationName, data, introspected, lang, hrefOf }: Drawing): Picture => {
  const types = new SchemaTypes(introspected, globalThis.samgrafGiven.entity);
  return foundIn(data, operationOf(parse(query), operationName)?.selectionSet.selections ?? [], {
    relationFields,
    label: relation =>
      isRelation(relation) ? phraseOf({ relation, direction: 'FORWARD' }, langOf(lang)) : relation,
    hrefOf: node => {
      const next = nextQuery(node, types, { lang, relationFields });
      return next === undefined ? undefined : hrefOf(next);
    },
  });
};

/** Draws the answer of a completed query; tells whether it has anything to draw. */
const draw = (into: HTMLElement, of: Drawing): boolean => {
  const picture = pictureOf(of);
  if (picture.edges.length === 0) return false;
  render(<LanePicture picture={picture} lang={langOf(of.lang)} title={of.title} />, into);
  enhancePictures();
  return true;
};

/** What the script of the page draws by. */
const samgrafPicture = { complete, draw, clear: (from: HTMLElement): void => render(null, from) };
Object.assign(globalThis, { samgrafPicture });
