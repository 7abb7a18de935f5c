import { randomBytes } from 'node:crypto';
import { SamgrafError } from '../../engine/errors';
import { today } from '../../engine/model/scalars';
import type { Scenario } from './scenario';
import type { ScenarioBook } from './scenario-book';

/** What somebody wants to keep. */
export type WantedScenario = Pick<Scenario, 'name' | 'page' | 'owner' | 'by'>;

const MOST = 2_000;
const MOST_OF_ONE = 100;
/** Proposals that one scenario lists: the first. */
const MOST_ANSWERS = 1_000;
const LONGEST_NAME = 120;
const ID = /^[0-9a-f]{18}$/;

/** Makes scenarios and ends them. */
export class ScenarioMaker {
  constructor(private readonly book: ScenarioBook) {}

  /** Keeps a what-if by a name; the same by the same owner is kept once. @throws BAD_INPUT, OVERLOADED */
  async make({ name, ...wanted }: WantedScenario): Promise<Scenario> {
    const scenario: Scenario = {
      id: randomBytes(9).toString('hex'),
      name: nameIn(name),
      ...wanted,
      made: today(),
      answers: [],
    };
    return this.book.write(async page => {
      const all = await page.scenarios();
      const same = all.find(one => IDENTIFYING.every(of => one[of] === scenario[of]));
      if (same) return same;
      checkRoom(all, scenario.owner);
      await page.set(scenario);
      return scenario;
    });
  }

  /** Undefined if there is none. */
  async find(id: string): Promise<Scenario | undefined> {
    return ID.test(id) ? this.book.scenario(id) : undefined;
  }

  of(owner: string): Promise<readonly Scenario[]> {
    return this.book.write(async page => (await page.scenarios()).filter(one => one.owner === owner));
  }

  /** @throws NOT_FOUND */
  async end(id: string, owner: string): Promise<void> {
    await this.book.write(async page => {
      const scenario = ID.test(id) ? await page.scenario(id) : undefined;
      if (scenario?.owner !== owner) throw noScenario();
      await page.remove(id);
    });
  }

  /** Notes that a proposal answers a scenario; of one that is gone nothing is noted. */
  async answered(id: string, proposal: string): Promise<void> {
    if (!ID.test(id)) return;
    await this.book.write(async page => {
      const scenario = await page.scenario(id);
      if (!scenario || scenario.answers.includes(proposal) || scenario.answers.length >= MOST_ANSWERS) return;
      await page.set({ ...scenario, answers: [...scenario.answers, proposal] });
    });
  }
}

/** Makes the error that says that there is none by an id, or that it is somebody else's. */
export const noScenario = (): SamgrafError =>
  new SamgrafError('NOT_FOUND', 'You have no scenario by that id.', 'GET /scenarios lists your scenarios.');

const IDENTIFYING = ['name', 'page', 'owner'] as const;

/** @throws BAD_INPUT */
const nameIn = (text: string): string => {
  const name = text.normalize('NFC').replace(/\s+/g, ' ').trim();
  if (name !== '' && name.length <= LONGEST_NAME && !/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/u.test(name)) return name;
  throw new SamgrafError(
    'BAD_INPUT',
    `The name of a scenario has 1 to ${LONGEST_NAME} characters, none of them invisible.`,
    'Say in a few words what it supposes, such as “Without the common login”.',
  );
};

/** @throws OVERLOADED */
const checkRoom = (all: readonly Scenario[], owner: string): void => {
  const own = all.filter(one => one.owner === owner).length;
  if (own < MOST_OF_ONE && all.length < MOST) return;
  throw new SamgrafError(
    'OVERLOADED',
    `${own >= MOST_OF_ONE ? MOST_OF_ONE : MOST} scenarios are kept already, the most.`,
    'End those that you do not need.',
  );
};
