import { readProjectModel } from '../../src/doors/server/samgraf';
import { titleOf as apiTitle } from '../../src/engine/words/names';
import { textsProperty } from '../../src/engine/model/model';
import { titleOf } from '../../web/words/titles';
import { capital } from '../../web/words/texts';
import { ask, bodyOf } from '../hostile/seeded-app';
import { serving } from '../server/serving';
import { LANGUAGES } from './pages';

const { server } = serving();

type Named = Readonly<{ id: string; name: string }>;

/** Everything in the graph by its name in a language. */
const allNamed = async (lang: string): Promise<readonly Named[]> => {
  const all: Named[] = [];
  for (let after: string | null = null; ;) {
    const query = `query ($after: String) { entities(first: 1000, after: $after) { nodes { id name(lang: ${lang}) } pageInfo { hasNextPage endCursor } } }`;
    const { entities } = bodyOf(await ask(server().app, { query, variables: { after } })).data as {
      entities: { nodes: readonly Named[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    };
    all.push(...entities.nodes);
    if (!entities.pageInfo.hasNextPage) return all;
    after = entities.pageInfo.endCursor;
  }
};

test.each(LANGUAGES)('in %s, names stand in sentences as in those of the API', async lang => {
  const model = readProjectModel();
  const speaker = model.messages.in(lang);
  const named = await allNamed(lang);
  expect(named.length).toBeGreaterThan(1000);
  for (const { id, name } of named) {
    const row = { id, [textsProperty('name')]: JSON.stringify({ [lang]: name }) };
    expect([id, titleOf({ id, name }, lang)]).toEqual([id, apiTitle(row, id, speaker, model)]);
    expect(capital(`${name} er her`)).toBe(speaker.capital(`${name} er her`));
  }
});
