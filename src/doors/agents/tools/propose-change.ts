import { createHash } from 'node:crypto';
import { z } from 'zod';
import { required } from '../../../engine/errors';
import { type Kind, type Model, type Relation } from '../../../engine/model/model';
import { deduced, type ToolAnswer, type ToolSentence } from '../answer';
import { Refused } from '../faults';
import { day, relation, telling, thing } from '../inputs';
import { tool, type AskTool } from '../tool';
import { say, type Speaker } from '../words';

/** Proposes changes, and says which rules they break. */
const REPORT =
  'warnings results { status id of fields { field before after } faults { code field message hint } }';
export const PROPOSE = `
  mutation ProposeChange($changes: [ChangeInput!]!, $source: ID, $certainty: Certainty, $reason: String!, $dryRun: Boolean) {
    propose(changes: $changes, source: $source, certainty: $certainty, reason: $reason, dryRun: $dryRun) {
      proposal { id }
      report { ${REPORT} }
    }
  }`;

/** Asks of which kind a thing is, where ids of several kinds begin alike. */
const KIND = 'query KindOfThing($id: ID!) { entity(id: $id) { __typename } }';

/** Looks at changes by the policies too, where there are any. */
const WEIGH = `
  mutation CheckChange($changes: [ChangeInput!]!, $source: ID, $certainty: Certainty, $reason: String!, $lang: Language) {
    propose(changes: $changes, source: $source, certainty: $certainty, reason: $reason, dryRun: true) {
      proposal { id }
      report { ${REPORT} policies { policy explanation(lang: $lang) broken { id } } }
    }
  }`;

type Result = Readonly<{
  status: string;
  id: string | null;
  of: string | null;
  fields: readonly Readonly<{ field: string; before: unknown; after: unknown }>[];
  faults: readonly Readonly<{ code: string; field: string | null; message: string; hint: string }>[];
}>;
type Shift = Readonly<{ policy: string; explanation: string; broken: readonly Readonly<{ id: string }>[] }>;
type Proposed = Readonly<{
  propose: Readonly<{
    proposal: Readonly<{ id: string }> | null;
    report: Readonly<{
      warnings: readonly string[];
      results: readonly Result[];
      policies?: readonly Shift[] | null;
    }> | null;
  }>;
}>;

const TEXT = 2_000;
const input = z.object({
  from: thing('of a relation: where it points from').optional(),
  relation: relation('the relation').optional(),
  to: thing('where it points to').optional(),
  remove: z.boolean().default(false).describe('true: the relation is to go'),
  id: thing('of a thing: which one is to say otherwise').optional(),
  set: z
    .record(z.string().max(60), z.union([z.string().max(TEXT), z.number(), z.boolean(), z.null()]))
    .optional()
    .describe('fields of the thing and what they are to say'),
  validFrom: day.optional().describe('first day of the relation'),
  certainty: z.enum(['FACT', 'DEDUCTION', 'UNCERTAIN']).default('UNCERTAIN').describe('how certain it is'),
  source: z
    .string()
    .trim()
    .min(1, '{where} is empty; give the id of a source, or an address')
    .max(TEXT, '{where} takes at most {most} characters')
    .describe('what shows it: the id of a source, or a web address'),
  quote: z
    .string()
    .trim()
    .min(10, '{where} must have the words of the source, ten characters or more')
    .max(TEXT, '{where} takes at most {most} characters')
    .describe('the words of the source that show it'),
  reason: z
    .string()
    .trim()
    .min(1, '{where} is empty; say why, for whoever decides')
    .max(TEXT, '{where} takes at most {most} characters')
    .describe('why, for whoever decides'),
  ...{ lang: telling.lang, budget: telling.budget },
});
type Change = z.infer<typeof input>;

const asked =
  (dryRun: boolean) =>
  async (change: Change, ask: AskTool, model: Model): Promise<ToolAnswer> => {
    const { source, changes: cited } = sourceOf(change.source, model.languages.first);
    const weighs = dryRun && model.policies.length > 0;
    const { data, cost } = await ask(weighs ? WEIGH : PROPOSE, {
      ...{ changes: [...cited, await changeOf(change, model, ask)], source, certainty: change.certainty },
      reason: `${change.reason} «${change.quote}»`,
      ...(weighs ? { lang: change.lang } : { dryRun }),
    });
    const { proposal, report } = (data as Proposed).propose;
    const results = report?.results ?? [];
    const isRefused = results.some(({ faults }) => faults.length > 0);
    return {
      outcome: isRefused ? 'REFUSED' : proposal ? 'PROPOSED' : 'WOULD_BE_PROPOSED',
      head: [deduced(headline(isRefused, proposal?.id, model.messages.in(change.lang)), 'proposal')],
      items: [
        ...results.map(toldOf),
        ...(report?.warnings ?? []).map(text => deduced(text, 'proposal')),
        ...weighed(report?.policies, weighs && !isRefused, model.messages.in(change.lang)),
      ],
      more: false,
      complete: true,
      cost,
    };
  };

/** Tells how it would stand with the policies: with those that would stand otherwise, that there are none, or that it was not looked into. */
const weighed = (
  policies: readonly Shift[] | null | undefined,
  weighs: boolean,
  speaker: Speaker,
): readonly ToolSentence[] => {
  if (!weighs) return [];
  if (!policies) return [deduced(say('policy-shifts-unseen', speaker), 'proposal')];
  if (policies.length === 0) return [deduced(say('policy-shifts-none', speaker), 'proposal')];
  return policies.map(({ policy, explanation, broken }) =>
    deduced(explanation, 'proposal', {
      id: policy,
      ...(broken.length > 0 ? { facts: { broken: broken.map(({ id }) => id) } } : {}),
    }),
  );
};

const headline = (isRefused: boolean, id: string | undefined, speaker: Speaker): string =>
  isRefused
    ? say('tool-refused', speaker)
    : id === undefined
      ? say('tool-allowed', speaker)
      : say('tool-proposed', speaker, { id });

export const checkChange = tool({
  name: 'check_change',
  title: 'Check a change',
  description:
    'What a change of a relation (from, relation, to) or of a thing (id, set) would do, and which rules it breaks. Nothing is kept.',
  input,
  documents: [PROPOSE, WEIGH, KIND],
  run: asked(true),
});

export const proposeChange = tool({
  name: 'propose_change',
  title: 'Propose a change',
  description:
    'Proposes a change as check_change takes it, with the words of its source. People decide on it; the graph is not changed.',
  input,
  changes: true,
  documents: [PROPOSE, KIND],
  run: asked(false),
});

/** A source that the graph has, or one to be proposed with the change. */
export const sourceOf = (
  given: string,
  language: string,
): Readonly<{ source: string; changes: readonly object[] }> => {
  if (!/^https?:\/\//.test(given)) return { source: given, changes: [] };
  const id = `source:proposed-${createHash('sha256').update(given).digest('hex').slice(0, 12)}`;
  return {
    source: id,
    changes: [{ upsert: { source: { id, name: { [language]: given }, title: given, url: given } } }],
  };
};

const changeOf = async (change: Change, model: Model, ask: AskTool): Promise<object> => {
  const { from, to, relation: name, id, set } = change;
  if (from !== undefined && to !== undefined && name !== undefined && id === undefined && set === undefined)
    return related(
      change,
      from,
      to,
      known([...model.relations.values()].find(of => of.name === name || of.forward === name)),
    );
  if (id === undefined || set === undefined || from !== undefined || to !== undefined || name !== undefined)
    throw new Refused(
      'BAD_INPUT',
      'Give either from, relation and to, or id and set.',
      'As {"from": "NAME", "relation": "RELATION", "to": "NAME", …} or {"id": "NAME", "set": {"FIELD": 211}, …}.',
    );
  const kind = await kindOfId(id, model, ask);
  return { patch: { [kind.singular]: { id, ...fieldsOf(set, kind) } } };
};

const known = (relation: Relation | undefined): Relation => {
  if (!relation) throw new Refused('BAD_INPUT', 'There is no such relation.', 'samgraf://guide lists them.');
  return relation;
};

const related = (
  { remove, validFrom, quote }: Change,
  from: string,
  to: string,
  relation: Relation,
): object => {
  const ends = { from, to, ...(validFrom === undefined ? {} : { validFrom }) };
  if (remove) return { disconnect: { relation: relation.name, ...ends } };
  return { connect: { [relation.forward]: { ...ends, ...(relation.fields.has('quote') ? { quote } : {}) } } };
};

const kindOfId = async (id: string, { kinds }: Model, ask: AskTool): Promise<Kind> => {
  const [prefix = ''] = id.split(':');
  const found = [...kinds.values()].filter(kind => kind.shape === 'object' && kind.prefix === prefix);
  const [only] = found;
  if (only && found.length === 1) return only;
  const { entity } = (await ask(KIND, { id })).data as Readonly<{ entity: Readonly<{ __typename: string }> }>;
  return required(kinds.get(entity.__typename), 'what is there is of a kind');
};

/** A text is of the language that is given with a point, as name.nn; of the first if none is. */
const fieldsOf = (set: NonNullable<Change['set']>, kind: Kind): object => {
  const fields: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(set)) {
    const [name = '', language] = key.split('.');
    const field = kind.fields.get(name);
    if (!field)
      throw new Refused(
        'BAD_INPUT',
        `${kind.name} has no field "${name}".`,
        `It has ${[...kind.fields.keys()].slice(0, 30).join(', ')}.`,
      );
    const before = fields[name] as object | undefined;
    fields[name] =
      field.type.kind === 'text' ? { ...before, [language ?? field.languages.first]: value } : value;
  }
  return fields;
};

const toldOf = ({ status, id, of, fields, faults }: Result): ToolSentence =>
  deduced(
    [
      `${of ?? ''} ${id ?? ''}: ${status}.`.trim(),
      ...fields.map(
        ({ field, before, after }) => `${field}: ${JSON.stringify(before)} → ${JSON.stringify(after)}.`,
      ),
      ...faults.map(({ field, message, hint }) => `${field === null ? '' : `${field}: `}${message} ${hint}`),
    ].join(' '),
    'proposal',
    { facts: { status }, ...(id === null || /\s/.test(id) ? {} : { id }) },
  );
