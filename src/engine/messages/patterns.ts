import { FluentBundle, FluentResource } from '@fluent/bundle';
import { SamgrafError, messageOf } from '../errors';
import type { Speaker } from './speaker';

type PatternTexts = Readonly<Partial<Record<string, string>>>;

export type PatternValues = Readonly<Record<string, string | number>>;

/** What a variable is where the thing has nothing of it, so that a pattern can choose. */
export const NOTHING = 'none';

const ID = 'm';

/** Says patterns that stand in files of a pack, such as its forms, in one language; each is parsed once. */
export class Patterns {
  private readonly bundles = new Map<string, FluentBundle>();

  constructor(private readonly speaker: Speaker) {}

  /** Returns a text without variables. */
  text(texts: PatternTexts): string {
    return this.say(texts, {});
  }

  /** @throws BAD_CONFIG if the pattern cannot be said with the values: it names one that its question does not ask for */
  say(texts: PatternTexts, values: PatternValues): string {
    const pattern = this.speaker.of(texts) ?? '';
    const bundle = this.bundles.get(pattern) ?? this.bundleOf(pattern);
    const value = bundle.getMessage(ID)?.value ?? pattern;
    const faults: Error[] = [];
    const said = bundle.formatPattern(value, { ...values }, faults);
    const [fault] = faults;
    if (fault === undefined) return this.speaker.capital(said.trim().replace(/\s+/g, ' '));
    throw new SamgrafError(
      'BAD_CONFIG',
      `“${pattern}” cannot be said: ${messageOf(fault)}.`,
      'Its variables are what it is given, such as the fields that its query asks for.',
    );
  }

  private bundleOf(pattern: string): FluentBundle {
    const bundle = new FluentBundle(this.speaker.language, { useIsolating: false, functions: {} });
    const indented = pattern.trim().replace(/\n/g, '\n    ');
    bundle.addResource(new FluentResource(`${ID} =\n    ${indented}\n`));
    this.bundles.set(pattern, bundle);
    return bundle;
  }
}
