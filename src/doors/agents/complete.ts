import type { Messages } from '../../engine/messages/speaker';
import type { Model } from '../../engine/model/model';
import type { AboutGraph } from './about';
import { langOf } from './call';
import { Refused } from './faults';
import { promptNamed } from './prompts';
import { suggested } from './resolve';
import { TEMPLATES } from './resources';
import { framed } from './tell';
import type { AskTool } from './tool';

/** What a client asks of an argument that somebody is writing: of a prompt, or of the address of a resource. */
type Completing = Readonly<{
  ref: Readonly<{ type: 'ref/prompt'; name: string }> | Readonly<{ type: 'ref/resource'; uri: string }>;
  argument: Readonly<{ name: string; value: string }>;
  context?: Readonly<{ arguments?: Readonly<Record<string, string>> | undefined }> | undefined;
}>;

type Completion = { values: string[]; hasMore: boolean };

/** The protocol takes no more. */
const MOST = 100;

/**
 * Tells what an argument may become: names of things of the kinds that it may be, by the search that finds what names
 * stand for; ids where there are several of a name, and in addresses.
 *
 * @throws Refused if there is no such argument
 */
export const complete = async (
  { ref, argument: { name, value }, context }: Completing,
  ask: AskTool,
  { model, about }: Readonly<{ model: Model; about: AboutGraph }>,
): Promise<Completion> => {
  const takes =
    ref.type === 'ref/prompt' ? ofPrompt(ref.name, name, about, model.messages) : ofTemplate(ref.uri, name);
  if (takes.oneOf) return { values: takes.oneOf.filter(one => one.startsWith(value)), hasMore: false };
  if (!takes.isNamed) return { values: [], hasMore: false };
  const resolving = { ask, model, speaker: model.messages.in(langOf(context?.arguments)) };
  const words = takes.isId ? value.slice(value.indexOf(':') + 1) : value;
  const { nodes, isAll } = await suggested(words, resolving, takes.kinds, MOST);
  const isShared = (of: string): boolean => nodes.filter(node => node.name === of).length > 1;
  const values = nodes.map(({ id, name: of }) => (takes.isId || isShared(of) ? id : of));
  return { values: values.map(framed), hasMore: !isAll };
};

type Takes = Readonly<{
  isNamed: boolean;
  isId: boolean;
  kinds?: readonly string[] | undefined;
  oneOf?: readonly string[] | undefined;
}>;

const ofPrompt = (of: string, name: string, about: AboutGraph, messages: Messages): Takes => {
  const { arguments: all } = promptNamed(of, about, messages);
  const found = all.find(one => one.name === name);
  if (!found) throw noArgument(name, all);
  return { isNamed: found.kinds !== undefined, isId: false, kinds: found.kinds, oneOf: found.oneOf };
};

const ofTemplate = (uri: string, name: string): Takes => {
  const found = TEMPLATES.find(({ uriTemplate }) => uriTemplate === uri);
  if (!found)
    throw new Refused(
      'NOT_FOUND',
      'There is no such template.',
      `There are ${TEMPLATES.map(({ uriTemplate }) => uriTemplate).join(', ')}.`,
    );
  if (name !== 'id') throw noArgument(name, [{ name: 'id' }]);
  return { isNamed: true, isId: true, kinds: found.kinds };
};

const noArgument = (name: string, all: readonly Readonly<{ name: string }>[]): Refused =>
  new Refused(
    'BAD_INPUT',
    `There is no argument ${framed(name.slice(0, 60))}.`,
    `There are ${all.map(one => one.name).join(', ')}.`,
  );
