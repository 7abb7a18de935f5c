import type { Model } from '../../engine/model/model';
import type { AboutGraph } from './about';
import { call, langOf, read } from './call';
import { guideOf } from './guide';
import { acrossOf, askable } from './across';
import type { RunningModel } from './offered';
import { Refused } from './faults';
import { calledIn, readView, type PictureOf } from './picture';
import { resolve } from './resolve';
import { OPERATIONS, TOOLS } from './tools/list';
import type { AskTool } from './tool';
import { describeThing, relationsDocument } from './tools/describe-thing';
import { byOf, listDocument } from './tools/list-things';

export type ResourceText = Readonly<{ uri: string; mimeType: string; text: string }>;

const ENTITY = 'samgraf://entity/';
const SOURCE = 'samgraf://source/';

/** Listed by name; the operations too, so that each answer can be checked. */
export const RESOURCES = [
  {
    uri: 'samgraf://guide',
    name: 'guide',
    title: 'How to ask Samgraf',
    description: 'Kinds, relations, certainty, outcomes.',
    mimeType: 'text/markdown',
  },
  ...OPERATIONS.map(({ name, uri }) => ({
    uri,
    name: `operation ${name}`,
    description: 'What a tool asks the GraphQL API.',
    mimeType: 'application/graphql',
  })),
];

/** `kinds`: of what its id is; of all if absent. */
export const TEMPLATES = [
  {
    uriTemplate: `${ENTITY}{id}`,
    name: 'entity',
    description: 'Facts, relations and sources of an id.',
    mimeType: 'text/plain',
    kinds: undefined,
  },
  {
    uriTemplate: `${SOURCE}{id}`,
    name: 'source',
    description: 'A source by its id, with or without source: in front.',
    mimeType: 'text/plain',
    kinds: ['Source'],
  },
];

/** Reads what stands at an address. @throws Refused */
export const readResource = async (
  uri: string,
  ask: AskTool,
  { about, ...running }: RunningModel & Readonly<{ about: AboutGraph }>,
  picture?: PictureOf,
): Promise<ResourceText> => {
  const { model } = running;
  const called = picture && calledIn(uri);
  if (called) return drawn(uri, called, { ask, running, picture });
  const view = picture && readView(uri, VIEWED);
  if (view) return view;
  if (uri === 'samgraf://guide') return { uri, mimeType: 'text/markdown', text: guideOf(model, about) };
  if (uri.startsWith('samgraf://operation/')) return operation(uri, running);
  if (uri.startsWith(ENTITY)) return described(uri, idIn(uri, ENTITY), ask, model);
  if (uri.startsWith(SOURCE)) {
    const id = idIn(uri, SOURCE);
    return described(uri, id.startsWith('source:') ? id : `source:${id}`, ask, model);
  }
  throw nothingAt();
};

/** The tools whose answers have pictures. */
export const VIEWED = TOOLS.filter(({ picture }) => picture !== undefined).map(({ name }) => name);

type Drawing = Readonly<{ ask: AskTool; running: RunningModel; picture: PictureOf }>;

/** The picture of what a tool was called with, as whoever asks: names stand for what they do in the call itself. */
const drawn = async (
  uri: string,
  { tool: name, given }: NonNullable<ReturnType<typeof calledIn>>,
  { ask, running, picture }: Drawing,
): Promise<ResourceText> => {
  const { model } = running;
  const own = TOOLS.find(of => of.name === name);
  const tool = own && acrossOf(own, running);
  if (!tool?.picture) throw nothingAt();
  const said = read(tool, given, model);
  const { input } = await resolve(tool, said, { ask, model, speaker: model.messages.in(langOf(given)) });
  const path = tool.picture(input, model);
  const text = path === undefined ? undefined : await picture(path);
  if (text === undefined)
    throw new Refused('NOT_FOUND', 'This answer has no picture.', 'Read its sentences.');
  return { uri, mimeType: 'image/svg+xml', text };
};

const nothingAt = (): Refused =>
  new Refused(
    'NOT_FOUND',
    'There is no such resource.',
    'There are samgraf://guide, samgraf://entity/{id}, samgraf://source/{id} and samgraf://operation/{name}.',
  );

const operation = (uri: string, running: RunningModel): ResourceText => {
  const text = OPERATIONS.find(one => one.uri === uri)?.text ?? madeFor(uri, running.model);
  if (text === undefined) throw nothingAt();
  return { uri, mimeType: 'application/graphql', text: tidied(askable(text, running)) };
};

/** The document that a tool makes for a kind, by the name that it gives it. */
const madeFor = (uri: string, model: Model): string | undefined => {
  const [, what, name = '', ...rest] =
    /operation\/(List|Relations)_(.*)$/
      .exec(uri)
      ?.flatMap((part, i) => (i === 2 ? part.split('_') : [part])) ?? [];
  const kind = model.kinds.get(name);
  if (!kind || kind.shape === 'union') return undefined;
  if (what === 'List') return listDocument(kind, byOf(kind, rest[0]), rest.slice(1));
  const ends = rest.flatMap(end => kind.ends.get(end) ?? []);
  return relationsDocument(kind, ends.length > 0 ? ends : undefined);
};

/** Without the indentation that the document has in the code. */
const tidied = (document: string): string => document.replace(/^\n/, '').trimEnd().replace(/^ {2}/gm, '');

const described = async (uri: string, id: string, ask: AskTool, model: Model): Promise<ResourceText> => {
  const { text } = await call(describeThing, { ids: [id] }, { ask, model });
  return { uri, mimeType: 'text/plain', text };
};

const idIn = (uri: string, before: string): string => {
  const rest = uri.slice(before.length);
  if (!/%(?![0-9a-f]{2})/i.test(rest))
    try {
      return decodeURIComponent(rest);
    } catch (error) {
      if (!(error instanceof URIError)) throw error;
    }
  throw nothingAt();
};
