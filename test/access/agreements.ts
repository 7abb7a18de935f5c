import { readModel } from '../../src/engine/model/read-model';
import { readPackSdl } from '../../src/pack/pack';
import type { Model } from '../../src/engine/model/model';
import { RESERVED_NAMES } from '../../src/engine/schema/build-schema';
import { PROJECT } from '../../src/doors/server/samgraf';
import { FACT, SOURCE, municipality, type Files } from '../exchange/loading';
import { WRITTEN_AS_NATIONAL } from '../support/written-as';

/** A kind and a relation with fields that not everyone sees. */
const SDL = `
"What an actor has agreed on. Norwegian: avtale."
type Agreement implements Entity @node(prefix: "agreement") @label(nb: "avtale", nn: "avtale", en: "agreement") {
  "Norwegian: signert."
  signedOn: Date @index
  "Norwegian: pris."
  price: Float @access(level: RESTRICTED)
  "Norwegian: kontaktperson."
  reachedAt: String @access(level: NON_PUBLIC)
  "Norwegian: vilkår."
  clause: String @text @access(level: RESTRICTED)
  "Norwegian: merknader."
  remarks: [String!] @access(level: NON_PUBLIC)
}

"An actor has an agreement. Norwegian: har avtale."
type HasAgreement
  @relation(name: "HAS_AGREEMENT", from: ["Actor"], to: ["Agreement"], forward: "agreements", backward: "agreedBy", owner: FROM)
  @phrase(forward: {nb: "har avtalen", nn: "har avtalen", en: "has the agreement"}, backward: {nb: "er inngått av", nn: "er inngått av", en: "was made by"}) {
  "Norwegian: rolle."
  role: String
  "Norwegian: rabatt."
  discount: Int @access(level: RESTRICTED)
}`;

/** The national model, with agreements. */
export const modelWithAgreements = (): Model =>
  readModel(
    [...readPackSdl({ folder: PROJECT }), { name: 'agreements.graphql', text: SDL }],
    RESERVED_NAMES,
    WRITTEN_AS_NATIONAL,
  );

export const BERGEN = 'municipality:4601';
export const REGION = 'organisation:region';

const agreement = (id: string, price: number, ...restrictedTo: readonly string[]): object => ({
  type: 'Agreement',
  id: `agreement:${id}`,
  name: { en: `Agreement ${id}` },
  price,
  reachedAt: `kari@${id}`,
  clause: { nb: `Vilkår for ${id}`, en: `Terms of ${id}` },
  remarks: [`Renews ${id}`],
  ...(restrictedTo.length > 0 ? { restrictedTo } : {}),
  ...FACT,
});
const has = (id: string, discount: number, own: object = {}): object => ({
  relation: 'HAS_AGREEMENT',
  from: BERGEN,
  to: `agreement:${id}`,
  role: 'buyer',
  discount,
  ...own,
  ...FACT,
});

/** Agreements of Bergen, all PUBLIC: open to nobody by name, to Bergen, and to a group that Bergen is in. */
export const AGREEMENTS: Files = {
  'a.jsonl': [
    SOURCE,
    municipality('4601', { organisationNumber: '964338531' }),
    municipality('4631', { organisationNumber: '921455070' }),
    { type: 'ActorGroup', id: REGION, name: { en: 'region' }, ...FACT },
    { relation: 'IN_GROUP', from: BERGEN, to: REGION, ...FACT },
    agreement('of-bergen', 200, BERGEN),
    agreement('of-nobody', 100),
    agreement('of-region', 300, REGION),
    has('of-bergen', 20, { restrictedTo: [BERGEN] }),
    has('of-nobody', 10),
    has('of-region', 30, { restrictedTo: [REGION] }),
  ],
};
