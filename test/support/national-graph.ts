import { openSamgraf, readProjectModel, type Samgraf } from '../../src/doors/server/samgraf';
import { ask, freezeToday } from './golden';
import { openSeededStore } from './seeded-store';
import { unhurried } from './unhurried';

/** Opens the national graph on a day for the tests of a file, and returns what asks it for data. */
export const onNationalGraph = (day: string): ((query: string) => Promise<Record<string, unknown>>) => {
  let samgraf: Samgraf | undefined;
  beforeAll(async () => {
    freezeToday(day);
    samgraf = await openSamgraf(readProjectModel(), await openSeededStore(), unhurried());
  });
  afterAll(async () => {
    await samgraf?.store.close();
    jest.useRealTimers();
  });
  return async query => {
    if (!samgraf) throw new Error('The graph is opened before the first test.');
    const { response } = await ask(samgraf, query);
    const { data, errors } = JSON.parse(response) as { data: Record<string, unknown>; errors?: unknown };
    expect(errors).toBeUndefined();
    return data;
  };
};
