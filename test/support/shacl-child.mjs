import { readFileSync } from 'node:fs';
import { Parser, Store } from 'n3';
import Validator from 'rdf-validate-shacl';

/** Prints what shapes find wrong with statements, as JSON: node shacl-child.mjs DATA SHAPES, both files of Turtle. */
const [data, shapes] = process.argv
  .slice(2)
  .map(file => new Store(new Parser().parse(readFileSync(file, 'utf8'))));
const { results } = await new Validator(shapes).validate(data);
const violations = results.filter(({ severity }) => severity.value.endsWith('Violation'));
process.stdout.write(
  JSON.stringify(violations.map(({ path, focusNode }) => `${path?.value ?? ''} of ${focusNode.value}`)),
);
