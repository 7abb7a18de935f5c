const ts = require('typescript');

/** What does not change which value an expression gives, or gives one of several. */
const PASSING = ['TSAsExpression', 'TSNonNullExpression', 'TSSatisfiesExpression', 'ChainExpression'];

/** Types whose values do nothing until somebody runs them. */
const isGenerator = type =>
  ['Generator', 'AsyncGenerator'].includes(type.getSymbol()?.name ?? '') && type.typeArguments?.length > 0;

/** Types of computations in slices (src/engine/graph/sliced.ts), whatever name they go by: they yield nothing, and return a value. */
const isSliced = type =>
  type.isUnion()
    ? type.types.some(isSliced)
    : isGenerator(type) && (type.typeArguments[0].flags & ts.TypeFlags.Undefined) !== 0;

/** By file and by program, names of what is called for a generator. */
const NAMES = new WeakMap();

/** Whether a declaration says that it is, or gives, a generator. */
const saysGenerator = (node, file) =>
  node.asteriskToken !== undefined ||
  (node.type !== undefined && /\b(Sliced|Generator|AsyncGenerator)\b/.test(node.type.getText(file)));

const namesIn = file => {
  const names = [];
  const visit = node => {
    if (node.name !== undefined && ts.isIdentifier(node.name)) {
      const handsOn =
        ts.isVariableDeclaration(node) && node.initializer && saysGenerator(node.initializer, file);
      if (handsOn || saysGenerator(node, file)) names.push(node.name.text);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return names;
};

const kept = (key, make) => {
  if (!NAMES.has(key)) NAMES.set(key, make());
  return NAMES.get(key);
};

/** The type of each call is dear to know, and few calls have the name of anything that is declared to give a generator. */
const namesOf = program =>
  kept(program, () => {
    const own = program.getSourceFiles().filter(file => !file.isDeclarationFile);
    return new Set(own.flatMap(file => kept(file, () => namesIn(file))));
  });

const isFunction = node =>
  ['ArrowFunctionExpression', 'FunctionExpression', 'FunctionDeclaration'].includes(node.type);

/** The function that an expression is returned from, if it is. */
const returnedFrom = ({ parent, ...node }, self) => {
  if (parent.type === 'ArrowFunctionExpression' && parent.body === self) return parent;
  if (parent.type !== 'ReturnStatement') return undefined;
  let above = parent.parent;
  while (above && !isFunction(above)) above = above.parent;
  return above;
};

/**
 * Finds a generator that is called but not run: without `yield*` the call compiles, does nothing, and so drops a check in
 * silence, or is true wherever a condition is read. A computation in slices is delegated to, given to what takes one, kept in a
 * variable that is, or handed on by a function that is no generator itself.
 */
exports.runSliced = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { unrun: 'A generator is called here but never run: `yield*` is missing.' },
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const checker = services.program.getTypeChecker();
    const names = namesOf(services.program);

    /** Whether the place of an expression asks for a computation in slices. */
    const isWanted = node => {
      const wanted = checker.getContextualType(services.esTreeNodeToTSNodeMap.get(node));
      return wanted !== undefined && isSliced(wanted);
    };

    /** What a function that is an argument is declared to return; a type that is inferred from the function is none. */
    const declaredReturn = from => {
      const { declaration } =
        checker.getResolvedSignature(services.esTreeNodeToTSNodeMap.get(from.parent)) ?? {};
      const parameter = declaration?.parameters[from.parent.arguments.indexOf(from)];
      const [signature] = parameter ? checker.getTypeAtLocation(parameter).getCallSignatures() : [];
      return signature?.getReturnType();
    };

    const isHandedOn = from => {
      if (from.generator) return false;
      if (from.parent.type !== 'CallExpression') return true;
      const declared = declaredReturn(from);
      return declared !== undefined && isSliced(declared);
    };

    /** Whether an expression is run where it stands; a variable is followed to where it is read. */
    const isRun = node => {
      const { parent } = node;
      if (PASSING.includes(parent.type) || (parent.type === 'ConditionalExpression' && parent.test !== node))
        return isRun(parent);
      if (parent.type === 'YieldExpression') return parent.delegate;
      const from = returnedFrom(node, node);
      if (from) return isHandedOn(from);
      if (parent.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return isReadRun(parent);
      return isWanted(node);
    };

    const isReadRun = declarator => {
      const [variable] = context.sourceCode.getDeclaredVariables(declarator);
      return variable.references.every(
        ({ identifier, init }) =>
          init || isToldApart(identifier) || isRun(identifier) || isStepped(identifier),
      );
    };

    /** Where a condition has shown that it is none. */
    const isToldApart = identifier => !isSliced(services.getTypeAtLocation(identifier));

    /** By its methods, as a runner does. */
    const isStepped = ({ parent }) => parent.type === 'MemberExpression' && parent.property.name === 'next';

    return {
      CallExpression(node) {
        const name = node.callee.name ?? node.callee.property?.name;
        if (name !== undefined && !names.has(name)) return;
        const type = services.getTypeAtLocation(node);
        const isDropped = node.parent.type === 'ExpressionStatement' && isGenerator(type);
        if (isDropped || (isSliced(type) && !isRun(node))) context.report({ node, messageId: 'unrun' });
      },
    };
  },
};
