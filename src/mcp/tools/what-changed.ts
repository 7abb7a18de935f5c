import { z } from 'zod';
import type { Answer } from '../answer';
import { fault } from '../faults';
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
      throw new Refused('BAD_INPUT', fault('daysSwapped', { since, until }), fault('swap'));
    if (of !== undefined && from === undefined && to === undefined && since === undefined)
      return told({ of, until, lang, after }, ask);
    if (since === undefined || until === undefined)
      throw new Refused('BAD_INPUT', fault('noDays'), fault('giveDays'));
    if (from !== undefined && to !== undefined && of === undefined)
      return compared({ of: { paths: { from: { id: from }, to: { id: to } } }, since, until, lang }, ask);
    if (of !== undefined && from === undefined && to === undefined)
      return compared({ of: { entity: of }, since, until, lang }, ask);
    throw new Refused('BAD_INPUT', fault('idOrEnds'), fault('asThese'));
  },
});
