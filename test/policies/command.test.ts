import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { checkPolicyCommand } from '../../src/cli/check-policy';
import { readConfig } from '../../src/config';
import { PROJECT } from '../../src/pack/pack';
import { describeByOthers, readBy } from '../readers/read-by';
import { seededFile } from '../support/run-folder';

const AGENCY = join(PROJECT, 'examples', 'agency');
const POLICIES = join(AGENCY, 'policies.graphql');
const NAIS = join(AGENCY, 'nais.yaml');

type Element = Readonly<{ name: string; attributes: Readonly<Record<string, string>> }>;

/** The elements of a document, in order; throws where it is not well-formed. */
const elementsOf = (xml: string): readonly Element[] => {
  const found: Element[] = [];
  const parser = new SaxesParser();
  parser.on('error', error => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => found.push({ name, attributes }));
  parser.write(xml).close();
  return found;
};

describe('the build of an agency', () => {
  let folder: string;
  const file = (name: string): string => join(folder, name);
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'agency-'));
    copyFileSync(seededFile(), file('graph.grafeo'));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true });
  });

  const run = async (...args: readonly string[]): Promise<Readonly<{ code: number; text: string }>> => {
    const said: string[] = [];
    const config = readConfig({ SAMGRAF_STORE: file('graph.grafeo'), SAMGRAF_DURABILITY: 'relaxed' });
    const code = await checkPolicyCommand(['--policy', ...args], config, text => said.push(text));
    return { code, text: said.join('\n') };
  };
  const own = (...args: readonly string[]) => run(POLICIES, '--actor', 'organisation:nve', ...args);

  test('fails for the application without the common login, and names it and no other', async () => {
    const { code, text } = await own('--of', NAIS);
    expect(code).toBe(1);
    expect(text).toContain('FAIL        policy:systems-log-in-with-id-porten');
    expect(text).toContain('system:nve-innsyn innsyn (new)');
    expect(text).not.toContain('nve-soknad');
    // What was checked is in a copy, which is gone.
    expect((await own()).text).toContain('NO_SUBJECTS');
  });

  test('passes once it is set up with it', async () => {
    writeFileSync(
      file('nais.yaml'),
      readFileSync(NAIS, 'utf8').replace(/(innsyn:1\n)/, '$1  idporten:\n    enabled: true\n'),
    );
    const { code, text } = await own('--of', file('nais.yaml'));
    expect([code, text.slice(0, 4)]).toEqual([0, 'PASS']);
  });

  test('passes for an exception until it ends, and says so when it has', async () => {
    const excepted = readFileSync(POLICIES, 'utf8').replace(
      '  complete: {',
      '  exceptions: [{of: "system:nve-innsyn", reason: "Replaced in spring", owner: "NVE", until: "2027-03-31"}]\n  complete: {',
    );
    writeFileSync(file('policies.graphql'), excepted);
    const at = (day: string) =>
      run(file('policies.graphql'), '--actor', 'organisation:nve', '--of', NAIS, '--as-of', day);
    expect((await at('2027-03-31')).code).toBe(0);
    const ended = await at('2027-04-01');
    expect(ended.code).toBe(1);
    expect(ended.text).toContain('no longer excepted system:nve-innsyn, until 2027-03-31, by NVE');
  });

  test('what was broken before the file came is not its fault; what is not known is one if that is asked for', async () => {
    const national = await run('--of', NAIS, '--actor', 'organisation:nve');
    expect(national.text).toContain('FAIL        policy:eu-act-has-national-act');
    expect(national.code).toBe(0);
    expect((await run('--of', NAIS, '--actor', 'organisation:nve', '--strict')).code).toBe(1);
    expect((await run()).code).toBe(1);
  });

  test('what is a test of JUnit is one for each policy', async () => {
    const { code, text } = await own('--of', NAIS, '--format', 'junit');
    expect(code).toBe(1);
    const [suites, suite, testcase] = elementsOf(text);
    expect(suites).toMatchObject({
      name: 'testsuites',
      attributes: { tests: '1', failures: '1' },
    });
    expect(suite).toMatchObject({
      name: 'testsuite',
      attributes: { tests: '1', failures: '1', errors: '0', skipped: '0' },
    });
    expect(testcase).toMatchObject({
      name: 'testcase',
      attributes: { classname: 'policy:systems-log-in-with-id-porten' },
    });
    const all = elementsOf((await run('--format', 'junit')).text);
    const count = (name: string): number => all.filter(one => one.name === name).length;
    expect([count('testcase'), count('failure'), count('skipped')]).toEqual([29, 1, 28]);
  });

  test('a report has what the schema of Jenkins allows, and no more', async () => {
    const all = elementsOf((await own('--of', NAIS, '--format', 'junit')).text);
    const [suites, , testcase] = all;
    const names = (of: Element | undefined): readonly string[] => Object.keys(of?.attributes ?? {});
    expect(names(suites)).toEqual(['name', 'tests', 'failures', 'errors', 'time']);
    expect(names(testcase)).toEqual(['classname', 'name', 'time']);
    expect(all.slice(3).map(({ name }) => name)).toEqual(['failure', 'system-out']);
  });

  describeByOthers('what others read of it', () => {
    const wroteIn = async (format: string, ...of: readonly string[]): Promise<string> => {
      const path = file(`verdicts.${format}`);
      await run(...of, '--format', format, '--out', path);
      return path;
    };
    const ofNais = [POLICIES, '--actor', 'organisation:nve', '--of', NAIS];

    test('of JUnit is each policy, as it stands', async () => {
      const [one] = await readBy('junit', [await wroteIn('junit', ...ofNais)]);
      expect(one).toMatchObject({ wrong: [], tests: 1, failures: 1, skipped: 0 });
      const [all] = await readBy('junit', [await wroteIn('junit')]);
      expect(all).toMatchObject({ wrong: [], tests: 29, failures: 1, skipped: 28 });
    });

    test('of SARIF is who breaks what, and at which line', async () => {
      const [one] = await readBy('sarif', [await wroteIn('sarif', ...ofNais)]);
      const record = {
        Code: 'policy:systems-log-in-with-id-porten',
        Severity: 'error',
        Line: 19,
        Location: NAIS,
      };
      expect(one).toMatchObject({ wrong: [], tools: ['samgraf'], records: [record] });
    });

    test('of SARIF has a place of each result, that of the policy where no file that is checked names it', async () => {
      const [all] = await readBy('sarif', [await wroteIn('sarif')]);
      const records = all?.['records'] as readonly Readonly<{
        Location: string;
        Line: number;
        Severity: string;
      }>[];
      expect(records.filter(({ Severity }) => Severity === 'error')).toHaveLength(1);
      expect(
        records.every(({ Location, Line }) => /^policies.[a-z]+.graphql$/.test(Location) && Line > 1),
      ).toBe(true);
    });
  });

  test('SARIF points to the line that names the application', async () => {
    const { text } = await own('--of', NAIS, '--format', 'sarif');
    const { version, runs } = JSON.parse(text) as {
      version: string;
      runs: [
        { results: [{ kind: string; baselineState: string; locations: [Readonly<Record<string, object>>] }] },
      ];
    };
    const [result] = runs[0].results;
    expect([version, result.kind, result.baselineState]).toEqual(['2.1.0', 'fail', 'new']);
    const line =
      readFileSync(NAIS, 'utf8')
        .split('\n')
        .findIndex(one => one.includes('innsyn')) + 1;
    expect(result.locations[0]['physicalLocation']).toMatchObject({ region: { startLine: line } });
  });

  test.each([
    ['a file that is not there', ['nothing.graphql'], /cannot be read/],
    ['a format that is none', ['--format', 'html'], /--format is not html/],
  ])('%s is told', async (_, args, why) => {
    await expect(run(...args)).rejects.toThrow(why);
  });

  test('a policy that rests on what is not recorded is refused, unless somebody says that a list is complete', async () => {
    writeFileSync(
      file('absent.graphql'),
      readFileSync(POLICIES, 'utf8').replace(/ {2}complete: \{[^]*?\n {2}\}\n/, ''),
    );
    await expect(run(file('absent.graphql'))).rejects.toThrow(/says of no list that it is complete/);
  });
});
