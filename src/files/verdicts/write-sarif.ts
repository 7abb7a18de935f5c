import type { ToldThing } from './ask-verdicts';
import type { NewVerdict } from './since-before';
import { thingIn } from './write-text';

/** Where something that is checked stands: its file, and the line that names it. */
export type CheckedPlace = Readonly<{ file: string; line: number | undefined }>;

type HowSarif = Readonly<{
  version: string;
  /** The place of a thing; undefined where no file that is checked says it. */
  placeOf: (id: string) => CheckedPlace | undefined;
  placeOfPolicy: (policy: string) => CheckedPlace;
}>;

/** The kind of a result that is about a policy as a whole (SARIF 2.1.0, 3.27.9): what could not be told is `open`. */
const KINDS = { PASS: 'pass', UNKNOWN: 'open', NO_SUBJECTS: 'notApplicable' } as const;

/** Writes verdicts as SARIF 2.1.0: a policy is a rule, and each thing that breaks it a result. */
export const writeSarif = (verdicts: readonly NewVerdict[], how: HowSarif): string =>
  `${JSON.stringify(
    {
      $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
      version: '2.1.0',
      runs: [
        {
          tool: { driver: { name: 'samgraf', version: how.version, rules: verdicts.map(ruleOf) } },
          columnKind: 'utf16CodeUnits',
          results: verdicts.flatMap((verdict, i) => resultsOf(verdict, i, how)),
        },
      ],
    },
    undefined,
    2,
  )}\n`;

const ruleOf = ({ id, name, owner, since, because, on, subjects, known, verdict }: NewVerdict): object => ({
  id,
  name: id.replace(/^policy:/, '').replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase()),
  shortDescription: { text: name },
  fullDescription: {
    text: because.map(({ principle, quote, source }) => `${principle}: “${quote}” (${source})`).join('\n'),
  },
  defaultConfiguration: { level: 'error' },
  properties: { owner, since, on, verdict, subjects, known },
});

const resultsOf = (told: NewVerdict, ruleIndex: number, how: HowSarif): readonly object[] => {
  const { id: ruleId, verdict, explanation } = told;
  const rule = { ruleId, ruleIndex };
  const whole = KINDS[verdict as keyof typeof KINDS] as string | undefined;
  return [
    ...(whole === undefined
      ? []
      : [
          {
            ...rule,
            kind: whole,
            level: 'none',
            message: { text: explanation },
            locations: [{ physicalLocation: physicalOf(how.placeOfPolicy(ruleId)) }],
          },
        ]),
    ...told.failing.map(thing => ({ ...rule, ...resultOf(thing, told, how) })),
    ...told.exceptedThings.map(thing => ({
      ...rule,
      ...resultOf(thing, told, how),
      suppressions: told.exceptions
        .filter(({ of, stillHolds }) => of === thing.id && stillHolds)
        .map(({ reason, owner, until }) => ({
          kind: 'external',
          status: 'accepted',
          justification: `${reason} (${owner}, until ${until})`,
        })),
    })),
  ];
};

/** Code scanning takes no result without a place in a file: what no file that is checked says stands at the policy. */
const resultOf = (thing: ToldThing, { id, name, newly, isCompared }: NewVerdict, how: HowSarif): object => {
  const place = how.placeOf(thing.id) ?? how.placeOfPolicy(id);
  return {
    kind: 'fail',
    level: 'error',
    message: { text: `${name}: ${thingIn(thing)}` },
    locations: [
      {
        physicalLocation: physicalOf(place),
        logicalLocations: [{ fullyQualifiedName: thing.id, name: thing.name ?? thing.id, kind: thing.kind }],
      },
    ],
    ...(isCompared ? { baselineState: newly.some(({ id }) => id === thing.id) ? 'new' : 'unchanged' } : {}),
    partialFingerprints: { 'samgraf/v1': thing.id },
  };
};

const physicalOf = ({ file, line }: CheckedPlace): object => ({
  artifactLocation: { uri: uriOf(file) },
  ...(line === undefined ? {} : { region: { startLine: line } }),
});

const uriOf = (path: string): string => path.split(/[\\/]/).map(encodeURIComponent).join('/');
