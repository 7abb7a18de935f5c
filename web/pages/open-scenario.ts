import type { NamedScenario } from '../../src/doors/server/page-request';
import { SCENARIO_PATH } from '../model/places';
import { isFault, isId, namesOf } from '../model/slots';
import { alongOf, goneIn, hasWhatIf, readState, type State } from '../model/state';
import type { ThingRef } from '../model/answer';
import { urlOf } from '../parts/url';
import type { PageContext } from './page';

const PATH = new RegExp(`^${SCENARIO_PATH}/([0-9a-f]{18})(?:/rammer)?$`);

/** The id of the scenario whose page is at an address; undefined if none is. */
export const scenarioId = ({ pathname }: URL): string | undefined => PATH.exec(pathname)?.[1];

/** A scenario, what its things are called, and its question as this reader asks it. */
export type OpenScenario = Readonly<{
  scenario: NamedScenario;
  names: ReadonlyMap<string, ThingRef>;
  context: PageContext;
}>;

/** All that an address names. */
const idsIn = (state: State): readonly string[] => [
  ...Object.values(state.slots).filter(isId),
  ...state.with.flatMap(({ from, to }) => [from, to]),
  ...goneIn(state),
];

/** Finds a scenario by its id, with its question; it is not there for a reader who does not see all that it names. */
export const scenarioBy = async (id: string, context: PageContext): Promise<OpenScenario | undefined> => {
  const scenario = await context.scenario?.(id);
  const url = scenario && urlOf(scenario.page, context.url);
  if (!scenario || !url) return undefined;
  const state: State = { ...readState(url), lang: context.state.lang };
  const ids = idsIn(state);
  const names = await namesOf(context, ids);
  if (!hasWhatIf(state) || isFault(names) || ids.some(one => !names.has(one))) return undefined;
  return { scenario, names, context: { ...context, url, state, along: alongOf(state), unused: undefined } };
};

/** Finds the scenario whose page is asked for. */
export const openScenario = async (context: PageContext): Promise<OpenScenario | undefined> => {
  const id = scenarioId(context.url);
  return id === undefined ? undefined : scenarioBy(id, context);
};
