import type { Value } from '../../contract/feel/values.ts';
import { childOf, childrenOf, parseXml, textIn, type XmlElement } from '../dmn/parse-xml.ts';
import { readValue } from './read-value.ts';

/** A datum that a case gives. */
export interface CaseInput {
  readonly name: string;
  readonly namespace: string | null;
  readonly value: Value;
}

/** What a case expects of one decision. */
export interface Expectation {
  readonly name: string;
  readonly value: Value;
}

/** One case of a file of tests of the DMN TCK. */
export interface TckCase {
  readonly id: string;
  /** The decision service, or the shared logic, to call; null when the decisions are asked one by one. */
  readonly called: string | null;
  readonly inputs: readonly CaseInput[];
  readonly expected: readonly Expectation[];
}

/** Reads a file of tests: the name of the model and the cases. Throws BadXml. */
export function readCases(source: string): { model: string | null; cases: readonly TckCase[] } {
  const root = parseXml(source);
  return { model: textIn(root, 'modelName')?.trim() ?? null, cases: childrenOf(root, 'testCase').map(readCase) };
}

function readCase(element: XmlElement): TckCase {
  const { id = '', type, invocableName } = element.attributes;
  return {
    id,
    called: type === 'decisionService' || type === 'bkm' ? (invocableName ?? null) : null,
    inputs: childrenOf(element, 'inputNode').map((node) => ({
      name: node.attributes.name ?? '',
      namespace: node.attributes.namespace ?? null,
      value: readValue(node),
    })),
    expected: childrenOf(element, 'resultNode').map((node) => ({
      name: node.attributes.name ?? '',
      value: readValue(childOf(node, 'expected')),
    })),
  };
}
