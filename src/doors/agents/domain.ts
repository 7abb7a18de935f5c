import { dutiesOf } from '../../engine/model/duties';
import { ENTITY, firstOf, pascal, type Field, type Kind, type Model } from '../../engine/model/model';

/** What agents are told and ask of kinds and relations: all that the SDL has, in its words. */

/** Lists the kinds by the interface that they belong to, each with its word in the first language. */
export const kindsIn = (model: Model): string => {
  const kinds = [...model.kinds.values()];
  const called = ({ name, label }: Kind): string => `${name} ${firstOf(label, model)}`;
  const concrete = kinds.filter(({ shape }) => shape === 'object');
  const shared = kinds.filter(({ name, shape }) => shape === 'interface' && name !== ENTITY);
  const alone = concrete.filter(kind => !shared.some(({ members }) => members.includes(kind.name)));
  return [
    ...shared.map(
      of =>
        `${called(of)}: ${concrete
          .filter(({ name }) => of.members.includes(name))
          .map(called)
          .join(', ')}.`,
    ),
    `${alone.map(called).join(', ')}.`,
  ].join(' ');
};

/** Lists the relations, each as it is said in the first language. */
export const relationsIn = (model: Model): string =>
  [...model.relations.values()]
    .map(({ name, phrase }) => `${name} ${firstOf(phrase.forward, model)}`)
    .join(' · ');

/** Marks the texts of a kind in an answer, which are told as prose. */
export const PROSE = 'prose_';

/** Puts what comes from the Model into a document of a tool: the facts of each kind, and quotes of steps. */
export const completed = (document: string, model: Model): string =>
  document
    .replace('...OwnFacts', () => ownFacts(model))
    .replace('...Quoted', () => quoted(model))
    .replace('...Provision', () => provisionIn(model, sourced) ?? '__typename');

/** Selects of the provisions of an act what is told, with the sources that say that these are of it. */
const sourced = (provision: string): string =>
  `edges { certainty sources { id title url publisher } node { id ${provision} } }`;

/**
 * Selects what a provision says of whom it binds, and of an act what `each` selects of its provisions; undefined where the model has
 * none that bind.
 */
export const provisionIn = (model: Model, each: (provision: string) => string): string | undefined => {
  const duties = dutiesOf(model);
  if (!duties) return undefined;
  const { provision, binds, laidDown } = duties;
  const { addressed, condition } = model.roles;
  const says = addressed && provision.fields.has(addressed) ? `addressed: ${addressed}(lang: $lang)` : '';
  const only = condition && provision.fields.has(condition) ? `condition: ${condition}(lang: $lang)` : '';
  const bound = `${says} bound: ${binds.backward}(first: 1) { totalCount }`;
  const acts = laidDown
    ? `... on ${laidDown.to[0] ?? ''} { provisions: ${laidDown.backward}(first: 1000) { totalCount ${each(bound)} } }`
    : '';
  return `... on ${provision.name} { id ${says} ${only} } ${acts}`;
};

/**
 * Relations that keep a quote of their source word for word, and where it stands: by its own name, since an alias for each would be too many where a
 * document spreads them several times; see `placeOf`.
 */
const quoted = ({ relations }: Model): string => {
  const quoting = [...relations.values()].flatMap(({ type, fields }) =>
    [...fields.values()].flatMap(({ name, quotes }) =>
      quotes?.place === undefined
        ? []
        : `... on ${type}Step { ${name === QUOTE ? '' : `${QUOTE}: `}${name} ${quotes.place} }`,
    ),
  );
  return quoting.join(' ');
};

const QUOTE = 'quote';

const ownFacts = (model: Model): string => {
  const concrete = [...model.kinds.values()].filter(({ shape }) => shape === 'object');
  const common = model.kinds.get(ENTITY)?.fields;
  const own = (kind: Kind): readonly Field[] =>
    [...kind.fields.values()].filter(({ name, type }) => type.kind !== 'sources' && !common?.has(name));
  const forms = new Map<string, Set<string>>();
  for (const { name, type, list, required } of concrete.flatMap(own))
    forms.set(name, (forms.get(name) ?? new Set()).add(JSON.stringify([type, list, required])));
  const asked = (kind: Kind, { name, type, reason }: Field): string => {
    // A field that another kind has in another form has a name of its own.
    const key = (forms.get(name)?.size ?? 0) > 1 ? `${kind.singular}${pascal(name)}` : name;
    if (type.kind === 'text') return `${PROSE}${key}: ${name}(lang: $lang)`;
    if (reason) return `${key}: ${name}(lang: $lang)`;
    return key === name ? name : `${key}: ${name}`;
  };
  return concrete
    .map(
      kind =>
        [
          kind.name,
          own(kind)
            .map(field => asked(kind, field))
            .join(' '),
        ] as const,
    )
    .filter(([, fields]) => fields !== '')
    .map(([name, fields]) => `... on ${name} { ${fields} }`)
    .join(' ');
};
