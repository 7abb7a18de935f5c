import type { Speaker } from '../messages/speaker';

/** No more of a condition is told within a sentence; the relation says all of it. */
const MOST = 200;

type Texts = Readonly<Partial<Record<string, string>>>;

/** Conditions as they stand within a sentence, each once: the beginning of long ones, which ends with a word. */
export const conditionOf = (all: readonly Texts[], speaker: Speaker): string => {
  const said = [...new Set(all.flatMap(texts => speaker.of(texts) ?? []))].join('; ');
  if (said.length <= MOST) return said;
  const cut = said.slice(0, MOST);
  const end = cut.lastIndexOf(' ');
  return `${end > 0 ? cut.slice(0, end) : cut} …`;
};
