import type { MessageId, Speaker, ValuesOf } from '../../engine/messages/speaker';
import type { RuleName } from './answer';

export type { Speaker };

/** Names a rule that a sentence rests on, as it stands in brackets behind it. */
export const ruleIn = (rule: RuleName, { say: saying }: Speaker): string =>
  saying('tool-deduced', { rule: saying(`tool-rule-${rule}`) });

/** Figures in what agents read are not grouped: they are read by programs. */
const plainly = (values: unknown): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values ?? {}).map(([name, value]) => [name, String(value)]));

/** A sentence with its values in place; they are data, and are escaped where they are told (framed.ts). */
export const say = <Id extends MessageId>(id: Id, speaker: Speaker, ...values: ValuesOf<Id>): string =>
  speaker.say(id, ...(values.map(plainly) as unknown as ValuesOf<Id>));
