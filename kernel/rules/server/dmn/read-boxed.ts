import type { Boxed, FunctionLogic, Variable } from '../../contract/dmn/model.ts';
import { childOf, childrenOf, textIn, type XmlElement } from './parse-xml.ts';
import { readTable } from './read-table.ts';

type Read = (element: XmlElement) => Boxed;

/** The logic among the children of an element; null when there is none. */
export function readBoxed(parent: XmlElement | undefined): Boxed | null {
  for (const child of parent?.children ?? []) {
    const read = Object.hasOwn(readers, child.name) ? readers[child.name] : undefined;
    if (read !== undefined) return read(child);
  }
  return null;
}

function typeOf(element: XmlElement): { typeRef: string | null } {
  return { typeRef: element.attributes.typeRef ?? null };
}

function variableOf(element: XmlElement): Variable {
  const typeRef = element.attributes.typeRef ?? textIn(element, 'typeRef')?.trim() ?? null;
  return { name: element.attributes.name ?? '', typeRef };
}

/** The function of an element: its parameters, its body, and whether it is written in another language. */
export function readFunction(element: XmlElement): FunctionLogic {
  const kind = element.attributes.kind ?? 'FEEL';
  return {
    parameters: childrenOf(element, 'formalParameter').map(variableOf),
    body: readBoxed({ ...element, children: element.children.filter(({ name }) => name !== 'formalParameter') }),
    foreign: kind !== 'FEEL' && kind !== 'F',
  };
}

const readers: Readonly<Record<string, Read>> = {
  literalExpression: (element) => ({
    ...typeOf(element),
    box: 'literal',
    text: textIn(element, 'text') ?? '',
    foreign: isForeign(element.attributes.expressionLanguage),
  }),
  decisionTable: (element) => ({ ...typeOf(element), box: 'table', table: readTable(element) }),
  context: (element) => ({
    ...typeOf(element),
    box: 'context',
    entries: childrenOf(element, 'contextEntry').map((entry) => {
      const variable = childOf(entry, 'variable');
      return { variable: variable === undefined ? null : variableOf(variable), value: readBoxed(entry) };
    }),
  }),
  invocation: (element) => ({
    ...typeOf(element),
    box: 'invocation',
    called: readBoxed(element),
    bindings: childrenOf(element, 'binding').map((binding) => ({
      name: childOf(binding, 'parameter')?.attributes.name ?? '',
      value: readBoxed(binding),
    })),
  }),
  list: (element) => ({
    ...typeOf(element),
    box: 'list',
    items: element.children.flatMap((child) => readBoxed({ ...element, children: [child] }) ?? []),
  }),
  relation: (element) => ({
    ...typeOf(element),
    box: 'relation',
    columns: childrenOf(element, 'column').map(variableOf),
    rows: childrenOf(element, 'row').map((row) =>
      row.children.flatMap((cell) => readBoxed({ ...row, children: [cell] }) ?? []),
    ),
  }),
  functionDefinition: (element) => ({ ...typeOf(element), box: 'function', logic: readFunction(element) }),
  conditional: (element) => ({
    ...typeOf(element),
    box: 'conditional',
    test: readBoxed(childOf(element, 'if')),
    whenTrue: readBoxed(childOf(element, 'then')),
    whenFalse: readBoxed(childOf(element, 'else')),
  }),
  filter: (element) => ({
    ...typeOf(element),
    box: 'filter',
    in: readBoxed(childOf(element, 'in')),
    match: readBoxed(childOf(element, 'match')),
  }),
  for: (element) => readLoop(element, 'for', 'return'),
  some: (element) => readLoop(element, 'some', 'satisfies'),
  every: (element) => readLoop(element, 'every', 'satisfies'),
};

function readLoop(element: XmlElement, box: 'for' | 'some' | 'every', body: string): Boxed {
  return {
    ...typeOf(element),
    box,
    iterator: element.attributes.iteratorVariable ?? '',
    in: readBoxed(childOf(element, 'in')),
    body: readBoxed(childOf(element, body)),
  };
}

/** Whether an expression names another language than FEEL, by its address or its name. */
function isForeign(language: string | undefined): boolean {
  return language !== undefined && language !== '' && !/feel/i.test(language);
}
