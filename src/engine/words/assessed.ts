import type { Assessed } from '../graph/capabilities';
import type { Speaker } from '../messages/speaker';
import type { RowMap } from '../plan/plan';
import { nameOf } from './names';
import { whenOf } from './weights';

/** Says what was measured, on what scale, by whom and when: “Choice of standards: 3 of 4 on the scale 1–4 (the Commission, 2022).” */
export const explainAssessed = (
  { assessment, current, target, told: { scale, value, by, on } }: Assessed,
  nodes: ReadonlyMap<string, RowMap>,
  speaker: Speaker,
): string =>
  speaker.say('map-capability-assessed', {
    name: nameOf(nodes.get(assessment), assessment, speaker),
    measured:
      current === null ? (value === null ? 'NONE' : 'VALUE') : target === null ? 'LEVEL' : 'OF_WANTED',
    current: current ?? 0,
    target: target ?? 0,
    value: value === null ? '' : speaker.number(value),
    scale: scale ?? 'NONE',
    by: by ?? 'NONE',
    on: on === null ? 'NONE' : whenOf(on, speaker),
  });
