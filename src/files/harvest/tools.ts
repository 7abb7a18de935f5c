import { workloadsIn } from '../imports/read-nais';
import { readModel } from '../imports/read-yaml';
import { isNais, whyUnread } from '../imports/text';
import { today } from '../../engine/model/scalars';
import { unreadable } from './unreadable';

/** Functions of the program that the modules of a pack are handed: they stand in its folder, and import nothing from here. */
export const TOOLS = { isNais, readModel, today, unreadable, whyUnread, workloadsIn } as const;

export type Tools = typeof TOOLS;
