import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Quad } from 'n3';
import { SamgrafError, messageOf } from '../errors';

/** Published shapes, by the name of the profile. */
const FILES = {
  'dcat-ap-no': 'dcat-ap-no-2.00.ttl',
  'cpsv-ap-no': 'cpsv-ap-no-1.ttl',
  'dcat-ap': 'dcat-ap-3.0.1.ttl',
  'cpsv-ap': 'cpsv-ap-3.2.0.ttl',
} as const;
export type Profile = keyof typeof FILES;
export const PROFILES = Object.keys(FILES) as readonly Profile[];

/** As they were published, wherever this runs from. */
const FOLDER = path.join(__dirname, '..', '..', 'shapes');

/** What a shape finds wrong with a thing. */
export type Violation = Readonly<{
  /** Its name in the file. */
  thing: string;
  property: string | null;
  value: string | null;
  message: string;
}>;

/** Finds what breaks the shapes of a profile; warnings are not told. What validates is loaded by the first. */
export const violationsOf = async (
  quads: readonly Quad[],
  profile: Profile,
): Promise<readonly Violation[]> => {
  const [{ Parser, Store }, { nameOf }] = await Promise.all([import('n3'), import('./read-rdf.js')]);
  const { default: Validator } = await import('rdf-validate-shacl').catch((error: unknown) => {
    throw new SamgrafError(
      'BAD_CONFIG',
      `What checks shapes is not installed: ${messageOf(error)}`,
      'Install the optional dependency rdf-validate-shacl, or leave shapes out.',
      { cause: error },
    );
  });
  const shapes = new Store(new Parser().parse(await readFile(path.join(FOLDER, FILES[profile]), 'utf8')));
  const { results } = await new Validator(shapes).validate(new Store([...quads]));
  return results
    .filter(({ severity }) => severity?.value.endsWith('#Violation') === true)
    .map(({ focusNode, path: property, value, message, sourceConstraintComponent: rule }) => ({
      thing: focusNode ? nameOf(focusNode) : '',
      property: property?.termType === 'NamedNode' ? property.value : null,
      value: value?.value ?? null,
      message:
        message.find(said => said.termType === 'Literal' && /^(?:en)?$/.test(said.language))?.value ??
        message[0]?.value ??
        rule?.value.replace(/^.*[#/]/, '') ??
        '',
    }));
};
