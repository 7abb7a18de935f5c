/** The comment of an exported function begins with a verb in the third person: what it does, not a clause that names it. */
const CLAUSE = /^(What|Who|Whose|Whether|Which|Where|How|The same)\b/;

const textOf = comment =>
  comment.value
    .replace(/^\*/, '')
    .replace(/^\s*\*? ?/gm, '')
    .trim();

const isFunction = node =>
  node?.type === 'ArrowFunctionExpression' ||
  node?.type === 'FunctionExpression' ||
  node?.type === 'FunctionDeclaration';

const functionIn = ({ declaration }) => {
  if (isFunction(declaration)) return declaration;
  const [first] = declaration?.declarations ?? [];
  return isFunction(first?.init) ? first.init : undefined;
};

export default {
  meta: {
    type: 'suggestion',
    schema: [],
    messages: {
      verb: 'Begin with a verb in the third person ("Returns…", "Narrows…"), not with "{{word}}".',
    },
  },
  create: context => ({
    ExportNamedDeclaration: node => {
      if (!functionIn(node)) return;
      const doc = context.sourceCode
        .getCommentsBefore(node)
        .findLast(({ type, value }) => type === 'Block' && value.startsWith('*'));
      const word = doc && CLAUSE.exec(textOf(doc))?.[1];
      if (word) context.report({ node: doc, messageId: 'verb', data: { word } });
    },
  }),
};
