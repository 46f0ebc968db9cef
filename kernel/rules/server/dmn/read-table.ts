import type { Aggregation, DecisionTable, HitPolicy } from '../../contract/dmn/model.ts';
import { childOf, childrenOf, textIn, type XmlElement } from './parse-xml.ts';

const policies: readonly HitPolicy[] = ['UNIQUE', 'ANY', 'PRIORITY', 'FIRST', 'RULE ORDER', 'OUTPUT ORDER', 'COLLECT'];
const aggregations: readonly Aggregation[] = ['SUM', 'MIN', 'MAX', 'COUNT'];

/** Reads a decision table; without a hit policy it is UNIQUE. */
export function readTable(element: XmlElement): DecisionTable {
  const policy = (element.attributes.hitPolicy ?? 'UNIQUE').trim().toUpperCase();
  return {
    hitPolicy: policies.find((one) => one === policy) ?? 'UNIQUE',
    aggregation: aggregations.find((one) => one === element.attributes.aggregation) ?? null,
    inputs: childrenOf(element, 'input').map((input) => {
      const expression = childOf(input, 'inputExpression');
      return {
        text: textIn(expression, 'text') ?? '',
        typeRef: expression?.attributes.typeRef ?? null,
        allowed: textIn(childOf(input, 'inputValues'), 'text'),
      };
    }),
    outputs: childrenOf(element, 'output').map((output) => ({
      name: output.attributes.name ?? '',
      typeRef: output.attributes.typeRef ?? null,
      allowed: textIn(childOf(output, 'outputValues'), 'text'),
      otherwise: textIn(childOf(output, 'defaultOutputEntry'), 'text'),
    })),
    rules: childrenOf(element, 'rule').map((rule) => ({
      tests: childrenOf(rule, 'inputEntry').map((entry) => textIn(entry, 'text') ?? '-'),
      outputs: childrenOf(rule, 'outputEntry').map((entry) => textIn(entry, 'text') ?? ''),
    })),
  };
}
