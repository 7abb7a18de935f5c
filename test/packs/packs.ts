import { join } from 'node:path';
import { readPack, type Pack } from '../../src/pack/pack';

const EXAMPLES = join(__dirname, '..', '..', 'examples');

/** The packs that come as examples, with things of theirs that questions on pages and of agents are asked of. */
export const PACKS = [
  {
    name: 'denmark',
    from: 'kommune:koebenhavn',
    to: 'law:einvoicing',
    thing: 'component:nemhandel',
    kind: 'ItSolution',
    text: 'MitID',
  },
  {
    name: 'estonia',
    from: 'local:tallinn',
    to: 'law:eidas',
    thing: 'asset:tara',
    kind: 'InformationSystem',
    text: 'TARA',
  },
  {
    name: 'hospital',
    from: 'department:surgery',
    to: 'contract:c-2019-04',
    thing: 'app:directory',
    kind: 'Application',
    text: 'record',
  },
  {
    name: 'netherlands',
    from: 'organisation:logius',
    to: 'policy:grondwet',
    thing: 'facility:digid',
    kind: 'Facility',
    text: 'DigiD',
  },
] as const;
export type Example = (typeof PACKS)[number];

export const packNamed = (name: string): Pack => readPack(join(EXAMPLES, name));
