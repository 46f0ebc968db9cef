import type { SyntaxNode } from '@lezer/common';
import { buildType, childrenOf, nameText, type SourceText } from './build-type.ts';
import { asLoose, joinConditions } from './join-conditions.ts';
import { parseNumber } from './number.ts';
import { unescapeString } from './string-literal.ts';
import type { ArgumentSyntax, ArithmeticOperator, Expression, Iterator, UnaryTests } from './syntax.ts';
import type { RangeOperator } from './values.ts';

/** Thrown when the tree has a shape that the grammar does not promise; parsing then answers a syntax error. */
class UnknownShape extends Error {}

type Shape = Expression extends infer E ? (E extends Expression ? Omit<E, 'from' | 'to'> : never) : never;
type Build = (node: SyntaxNode, text: SourceText) => Shape;

/** Turns a node of the parser's tree into an expression. */
export function buildExpression(node: SyntaxNode, text: SourceText): Expression {
  const { name } = node.type;
  // What is in brackets is told without them, and stays together: a copy is marked by nobody.
  if (name === 'ParenthesizedExpression') return { ...buildExpression(operand(node, 0), text) };
  if (name === 'Conjunction' || name === 'Disjunction')
    return buildJoined(node, buildExpression(operand(node, 0), text), text);
  if (name === 'Comparison' && childrenOf(node).some(({ type }) => type.name === 'in')) return buildIn(node, text);
  const build = builders[node.type.name];
  if (build === undefined) throw new UnknownShape(node.type.name);
  return { ...build(node, text), from: node.from, to: node.to } as Expression;
}

/** Turns the tree of a cell into its tests; `-` has none. */
export function buildTests(top: SyntaxNode, text: SourceText): UnaryTests {
  const parts = childrenOf(top);
  const tests = parts.find((part) => part.type.name === 'PositiveUnaryTests');
  return {
    negated: parts[0]?.type.name === 'not',
    tests: tests === undefined ? [] : childrenOf(tests).map((test) => buildExpression(test, text)),
  };
}

const builders: Readonly<Record<string, Build>> = {
  NumericLiteral: (node, text) => ({ node: 'number', value: parseNumber(textOf(node, text).replace(/\s/g, '')) }),
  StringLiteral: (node, text) => ({ node: 'literal', value: unescapeString(textOf(node, text)) }),
  BooleanLiteral: (node, text) => ({ node: 'literal', value: textOf(node, text) === 'true' }),
  null: () => ({ node: 'literal', value: null }),
  '?': () => ({ node: 'tested' }),
  VariableName: (node, text) => ({ node: 'name', name: nameText(node, text) }),
  DateTimeLiteral: buildTemporal,
  PositiveUnaryTest: (node, text) => buildExpression(operand(node, 0), text),
  SimplePositiveUnaryTest: buildHalfRange,
  Interval: buildInterval,
  List: (node, text) => ({ node: 'list', items: operands(node).map((item) => buildExpression(item, text)) }),
  Context: buildContext,
  ArithmeticExpression: buildArithmetic,
  Comparison: buildComparison,
  IfExpression: (node, text) => ({
    node: 'if',
    test: buildExpression(operand(node, 0), text),
    whenTrue: buildExpression(operand(node, 1), text),
    whenFalse: buildExpression(operand(node, 2), text),
  }),
  ForExpression: (node, text) => ({ node: 'for', ...buildIteration(node, text) }),
  QuantifiedExpression: (node, text) => ({
    node: childrenOf(node)[0]?.type.name === 'some' ? 'some' : 'every',
    ...buildIteration(node, text),
  }),
  PathExpression: (node, text) => ({
    node: 'path',
    of: buildExpression(operand(node, 0), text),
    name: nameText(operand(node, 1), text),
  }),
  FilterExpression: (node, text) => ({
    node: 'filter',
    of: buildExpression(operand(node, 0), text),
    test: buildExpression(operand(node, 1), text),
  }),
  InstanceOfExpression: (node, text) => ({
    node: 'instanceOf',
    value: buildExpression(operand(node, 0), text),
    type: buildType(operand(node, 1), text),
  }),
  FunctionInvocation: (node, text) => ({
    node: 'call',
    called: buildExpression(operand(node, 0), text),
    arguments: buildArguments(operand(node, 1), text),
  }),
  FunctionDefinition: buildFunction,
};

function textOf(node: SyntaxNode, { shown }: SourceText): string {
  return shown.slice(node.from, node.to);
}

/** Children that are expressions or parts of them: keywords and signs left out. */
function operands(node: SyntaxNode): SyntaxNode[] {
  return childrenOf(node).filter(
    ({ type: { name } }) => (/^[A-Z]/.test(name) && !name.endsWith('Op')) || name === 'null' || name === '?',
  );
}

function operand(node: SyntaxNode, place: number): SyntaxNode {
  const found = operands(node)[place];
  if (found === undefined) throw new UnknownShape(node.type.name);
  return found;
}

function pair(node: SyntaxNode, text: SourceText): { left: Expression; right: Expression } {
  return { left: buildExpression(operand(node, 0), text), right: buildExpression(operand(node, 1), text) };
}

function operatorOf(node: SyntaxNode, text: SourceText): string | null {
  const sign = childrenOf(node).find(({ type }) => type.name === 'ArithOp' || type.name === 'CompareOp');
  return sign === undefined ? null : textOf(sign, text);
}

function buildTemporal(node: SyntaxNode, text: SourceText): Shape {
  const parts = operands(node);
  const first = operand(node, 0);
  if (first.type.name === 'AtLiteral') {
    return { node: 'at', text: unescapeString(textOf(operand(first, 0), text)) };
  }
  const passed = parts.find((part) => part.type.name.endsWith('Parameters'));
  if (passed === undefined) throw new UnknownShape(node.type.name);
  const called: Expression = { node: 'name', name: nameText(first, text), from: first.from, to: first.to };
  return { node: 'call', called, arguments: buildArguments(passed, text) };
}

function buildHalfRange(node: SyntaxNode, text: SourceText): Shape {
  const operator = operatorOf(node, text);
  const end = buildExpression(operand(node, 0), text);
  return operator === null ? end : { node: 'halfRange', operator: operator as RangeOperator, end };
}

function buildInterval(node: SyntaxNode, text: SourceText): Shape {
  const children = childrenOf(node);
  return {
    node: 'range',
    start: buildExpression(operand(node, 0), text),
    end: buildExpression(operand(node, 1), text),
    startIncluded: children[0]?.type.name === '[',
    endIncluded: children.at(-1)?.type.name === ']',
  };
}

function buildContext(node: SyntaxNode, text: SourceText): Shape {
  const entries = operands(node).map((entry) => {
    const key = operand(operand(entry, 0), 0);
    const name = key.type.name === 'StringLiteral' ? unescapeString(textOf(key, text)) : nameText(key, text);
    return { key: name, value: buildExpression(operand(entry, 1), text) };
  });
  return { node: 'context', entries };
}

function buildArithmetic(node: SyntaxNode, text: SourceText): Shape {
  const parts = operands(node);
  if (parts.length === 1) return { node: 'negate', of: buildExpression(operand(node, 0), text) };
  return { node: 'arithmetic', operator: operatorOf(node, text) as ArithmeticOperator, ...pair(node, text) };
}

function buildComparison(node: SyntaxNode, text: SourceText): Shape {
  const operator = operatorOf(node, text);
  if (operator !== null) return { node: 'compare', operator: operator as RangeOperator, ...pair(node, text) };
  const value = buildExpression(operand(node, 0), text);
  if (childrenOf(node).some(({ type }) => type.name === 'between')) {
    return {
      node: 'between',
      value,
      low: buildExpression(operand(node, 1), text),
      high: buildExpression(operand(node, 2), text),
    };
  }
  throw new UnknownShape(node.type.name);
}

function isJoined({ type: { name } }: SyntaxNode): boolean {
  return name === 'Conjunction' || name === 'Disjunction';
}

function buildJoined(node: SyntaxNode, left: Expression, text: SourceText): Expression {
  const right = buildExpression(operand(node, 1), text);
  return joinConditions(node.type.name === 'Conjunction' ? 'and' : 'or', left, right);
}

/** `value in tests`; a test without brackets ends before `and` and `or`, which join the whole with what follows. */
function buildIn(node: SyntaxNode, text: SourceText): Expression {
  const value = buildExpression(operand(node, 0), text);
  const tests = operand(node, 1);
  if (tests.type.name === 'PositiveUnaryTests') {
    const listed = childrenOf(tests).map((test) => buildExpression(test, text));
    return { node: 'in', value, tests: listed, from: node.from, to: node.to };
  }
  const only = tests.type.name === 'PositiveUnaryTest' ? operand(tests, 0) : tests;
  // Places of the text, brackets around value and test included: values themselves begin within theirs.
  const { from } = operand(node, 0);
  return liftTest(only, (test, to) => ({ node: 'in', value, tests: [test], from, to }), text);
}

/** The test in front of what the parser has joined to it, made a condition, and then all of that joined to the condition. */
function liftTest(
  node: SyntaxNode,
  conditionOf: (test: Expression, to: number) => Expression,
  text: SourceText,
): Expression {
  if (isJoined(node)) return asLoose(buildJoined(node, liftTest(operand(node, 0), conditionOf, text), text));
  const operator = node.type.name === 'SimplePositiveUnaryTest' ? operatorOf(node, text) : null;
  if (operator === null) return conditionOf(buildExpression(node, text), node.to);
  const { from } = node;
  return liftTest(
    operand(node, 0),
    (end, to) => conditionOf({ node: 'halfRange', operator: operator as RangeOperator, end, from, to }, to),
    text,
  );
}

function buildIteration(node: SyntaxNode, text: SourceText): { iterators: Iterator[]; body: Expression } {
  const iterators = operands(operand(node, 0)).map((one): Iterator => {
    const [from, to] = operands(operand(one, 1));
    if (from === undefined) throw new UnknownShape(one.type.name);
    return {
      name: nameText(operand(one, 0), text),
      from: buildExpression(from, text),
      to: to === undefined ? null : buildExpression(to, text),
    };
  });
  return { iterators, body: buildExpression(operand(node, 1), text) };
}

function buildArguments(node: SyntaxNode, text: SourceText): ArgumentSyntax {
  if (node.type.name === 'PositionalParameters') {
    return { by: 'place', values: operands(node).map((value) => buildExpression(value, text)) };
  }
  const values = operands(node).map((one) => ({
    name: nameText(operand(one, 0), text),
    value: buildExpression(operand(one, 1), text),
  }));
  return { by: 'name', values };
}

function buildFunction(node: SyntaxNode, text: SourceText): Shape {
  const parts = operands(node);
  const formal = parts.find(({ type }) => type.name === 'FormalParameters');
  const body = parts.find(({ type }) => type.name === 'FunctionBody');
  if (body === undefined) throw new UnknownShape(node.type.name);
  const parameters = formal === undefined ? [] : operands(formal);
  return {
    node: 'function',
    parameters: parameters.map((one) => {
      const type = operands(one)[1];
      return { name: nameText(operand(one, 0), text), type: type === undefined ? null : buildType(type, text) };
    }),
    body: buildExpression(operand(body, 0), text),
    external: childrenOf(node).some(({ type }) => type.name === 'external'),
  };
}
