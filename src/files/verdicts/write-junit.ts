import { escaped } from '../exports/xml';
import type { NewVerdict } from './since-before';
import { thingIn } from './write-text';

type HowJunit = Readonly<{
  /** Whether what is not known fails a build. */
  isStrict: boolean;
  suite: string;
}>;

const attributes = (of: Readonly<Record<string, string | number>>): string =>
  Object.entries(of)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');

/**
 * Writes verdicts as JUnit XML: a policy is a test, which fails where it is broken and is skipped where that is not known. By the
 * schema that Jenkins checks reports with, a test has no properties: what is known of it is its output.
 */
export const writeJunit = (verdicts: readonly NewVerdict[], { isStrict, suite }: HowJunit): string => {
  const failures = verdicts.filter(one => isFailure(one, isStrict)).length;
  const skipped = verdicts.filter(one => !isFailure(one, isStrict) && !isPassed(one)).length;
  const counts = { tests: verdicts.length, failures, errors: 0 };
  const [first] = verdicts;
  const about = {
    name: suite,
    ...counts,
    skipped,
    time: 0,
    ...(first ? { timestamp: `${first.on}T00:00:00` } : {}),
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: suite, ...counts, time: 0 })}>`,
    `  <testsuite${attributes(about)}>`,
    ...verdicts.map(one => caseOf(one, isStrict)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
};

/** What was broken before what is checked came is no failure of that. */
const isFailure = ({ newly, verdict }: NewVerdict, isStrict: boolean): boolean =>
  newly.length > 0 || (isStrict && verdict === 'UNKNOWN');
const isPassed = ({ verdict }: NewVerdict): boolean => verdict === 'PASS';

const caseOf = (told: NewVerdict, isStrict: boolean): string => {
  const { id, name, verdict, explanation, newly, on, owner, subjects, known } = told;
  const opening = `    <testcase${attributes({ classname: id, name, time: 0 })}>`;
  const facts = { verdict, on, owner, subjects, known };
  const output = Object.entries(facts).map(([key, value]) => `${key}: ${value}`);
  const outcome = isFailure(told, isStrict)
    ? [
        `      <failure${attributes({ message: explanation, type: verdict })}>${escaped(newly.map(thingIn).join('\n'))}</failure>`,
      ]
    : isPassed(told)
      ? []
      : [`      <skipped${attributes({ message: `${verdict}: ${explanation}` })}/>`];
  return [
    opening,
    ...outcome,
    `      <system-out>${escaped(output.join('\n'))}</system-out>`,
    '    </testcase>',
  ].join('\n');
};
