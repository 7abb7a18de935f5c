import { z } from 'zod';
import type { Answer } from '../answer';
import { day, id, telling } from '../inputs';
import { Refused } from '../refused';
import { tool } from '../tool';
import { compared, DIFFERENCE } from './difference';
import { HISTORY, SENTENCES, told } from './history';

export const whatChanged = tool({
  name: 'what_changed',
  title: 'What changed',
  description:
    'Of an id: what came and went, and between since and until what differs. Of from and to: which paths came or went.',
  input: z.object({
    id: id.optional(),
    from: id.optional(),
    to: id.optional(),
    since: day.optional(),
    until: day.optional(),
    ...telling,
  }),
  documents: [HISTORY, DIFFERENCE, SENTENCES],
  run: ({ id: of, from, to, since, until, lang, after }, ask): Promise<Answer> => {
    if (since !== undefined && until !== undefined && since >= until)
      throw new Refused('BAD_INPUT', `since (${since}) is not before until (${until}).`, 'Swap the days.');
    if (of !== undefined && from === undefined && to === undefined && since === undefined)
      return told({ of, until, lang, after }, ask);
    if (since === undefined || until === undefined)
      throw new Refused(
        'BAD_INPUT',
        'since and until are needed to compare two days.',
        'Give both as YYYY-MM-DD, or an id alone for its whole history.',
      );
    if (from !== undefined && to !== undefined && of === undefined)
      return compared({ of: { paths: { from: { id: from }, to: { id: to } } }, since, until, lang }, ask);
    if (of !== undefined && from === undefined && to === undefined)
      return compared({ of: { entity: of }, since, until, lang }, ask);
    throw new Refused(
      'BAD_INPUT',
      'Give id, or from and to, and not both.',
      'As {"id": "framework:eidas"} or {"from": "municipality:0301", "to": "framework:eidas", "since": …, "until": …}.',
    );
  },
});
