import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import ts from 'typescript';

const ROOT = join(__dirname, '..', '..');

export type Import = Readonly<{ from: string; typeOnly: boolean }>;
export type SourceFile = Readonly<{
  name: string;
  text: string;
  lines: number;
  imports: readonly Import[];
  literals: readonly string[];
}>;

/** The TypeScript files below a folder, as the compiler reads them. */
export const sourceFiles = (folder: string): readonly SourceFile[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => /\.tsx?$/.test(name))
    .sort()
    .map(name => readSource(join(folder, name)));

const readSource = (name: string): SourceFile => {
  const text = readFileSync(join(ROOT, name), 'utf8');
  const tree = ts.createSourceFile(name, text, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  const literals: string[] = [];
  const visit = (node: ts.Node): void => {
    const place = importOf(node);
    if (place) imports.push({ from: resolve(name, place.from), typeOnly: place.typeOnly });
    else if (
      ts.isStringLiteralLike(node) ||
      ts.isTemplateHead(node) ||
      ts.isTemplateMiddleOrTemplateTail(node)
    )
      literals.push(node.text);
    if (!place) ts.forEachChild(node, visit);
  };
  visit(tree);
  return { name, text, lines: text.trimEnd().split('\n').length, imports, literals };
};

const importOf = (node: ts.Node): Import | undefined => {
  if (
    (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) &&
    node.moduleSpecifier &&
    ts.isStringLiteral(node.moduleSpecifier)
  ) {
    const typeOnly = ts.isImportDeclaration(node)
      ? node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
      : node.isTypeOnly;
    return { from: node.moduleSpecifier.text, typeOnly };
  }
  const called =
    ts.isCallExpression(node) &&
    (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require')
      ? node.arguments[0]
      : undefined;
  return called && ts.isStringLiteral(called) ? { from: called.text, typeOnly: false } : undefined;
};

/** `src/engine/plan/plan` for a file of ours, the package's name for another. */
const resolve = (name: string, from: string): string =>
  from.startsWith('.') ? relative(ROOT, join(ROOT, dirname(name), from)).replace(/\.js$/, '') : from;
