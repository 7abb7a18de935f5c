import type { Notes, Store } from '../../engine/store/store';
import { readScenario, type Scenario } from './scenario';

const SCENARIO = 'scenario ';

const read = async (from: Pick<Notes, 'note'>, id: string): Promise<Scenario | undefined> => {
  const text = await from.note(`${SCENARIO}${id}`);
  return text === undefined ? undefined : readScenario(text);
};

/** What is written of scenarios in one transaction. */
export class ScenarioPage {
  constructor(private readonly notes: Notes) {}

  scenario(id: string): Promise<Scenario | undefined> {
    return read(this.notes, id);
  }

  async scenarios(): Promise<readonly Scenario[]> {
    return [...(await this.notes.notes(SCENARIO)).values()].map(readScenario);
  }

  set(scenario: Scenario): Promise<void> {
    return this.notes.set(`${SCENARIO}${scenario.id}`, JSON.stringify(scenario));
  }

  remove(id: string): Promise<void> {
    return this.notes.remove(`${SCENARIO}${id}`);
  }
}

/** Where scenarios are kept: as notes of the store, so that servers have them in common. */
export class ScenarioBook {
  constructor(private readonly store: Pick<Store, 'noting' | 'note'>) {}

  scenario(id: string): Promise<Scenario | undefined> {
    return read(this.store, id);
  }

  write<T>(work: (page: ScenarioPage) => Promise<T>): Promise<T> {
    return this.store.noting(notes => work(new ScenarioPage(notes)));
  }
}
