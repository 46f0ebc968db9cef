import { describe, expect, it } from 'vitest';
import { ask, decision, input, modelOf } from './models.fixture.ts';

interface Table {
  readonly policy: string;
  readonly rules: readonly (readonly [test: string, ...outputs: string[]])[];
  /** Allowed values of the outputs, and default outputs. */
  readonly allowed?: readonly string[];
  readonly otherwise?: string;
  readonly inputValues?: string;
}

const text = (tag: string, content: string) => `<${tag}><text>${content.replaceAll('<', '&lt;')}</text></${tag}>`;

function table({ policy, rules, allowed = [], otherwise, inputValues }: Table): string {
  const [name, aggregation] = policy.split('/');
  const columns = Array.from({ length: (rules[0]?.length ?? 2) - 1 }, (_, place) => {
    const values = allowed[place] === undefined ? '' : text('outputValues', allowed[place]);
    return `<output name="o${place + 1}">${values}${otherwise === undefined ? '' : text('defaultOutputEntry', otherwise)}</output>`;
  });
  const rows = rules.map(
    ([test, ...outputs]) =>
      `<rule>${text('inputEntry', test)}${outputs.map((one) => text('outputEntry', one)).join('')}</rule>`,
  );
  const values = inputValues === undefined ? '' : text('inputValues', inputValues);
  return `<decisionTable hitPolicy="${name}"${aggregation === undefined ? '' : ` aggregation="${aggregation}"`}>
    <input><inputExpression><text>x</text></inputExpression>${values}</input>
    ${columns.join('')}${rows.join('')}</decisionTable>`;
}

function answer(spec: Table, x: string) {
  return ask(modelOf(input('x') + decision('d', table(spec), { requires: ['in:x'] })), 'd', { x });
}

/** Three rules that overlap from 20 on. */
const rules = [
  ['>= 10', '"a"'],
  ['>= 20', '"b"'],
  ['>= 30', '"a"'],
] as const;

describe('hit policies', () => {
  it.each([
    ['UNIQUE', '15', '"a"', []],
    ['UNIQUE', '25', 'null', ['severalRulesMatch']],
    ['UNIQUE', '5', 'null', ['noRuleMatches']],
    ['ANY', '25', 'null', ['severalRulesMatch']],
    ['FIRST', '35', '"a"', []],
    ['RULE ORDER', '35', '["a", "b", "a"]', []],
    ['COLLECT', '25', '["a", "b"]', []],
    ['COLLECT', '5', '[]', []],
    ['COLLECT/COUNT', '35', '3', []],
    ['COLLECT/COUNT', '5', '0', []],
    ['COLLECT/MIN', '35', '"a"', []],
    ['COLLECT/MAX', '35', '"b"', []],
    ['COLLECT/SUM', '35', 'null', ['badArguments']],
  ])('%s of %s is %s', (policy, x, value, reasons) => {
    expect(answer({ policy, rules }, x)).toEqual({ value, reasons });
  });

  it('orders by the allowed outputs, the first output weighing most', () => {
    const several = [
      ['-', '"low"', '1'],
      ['-', '"high"', '2'],
      ['-', '"high"', '1'],
    ] as const;
    const allowed = ['"high","low"', '1,2'];
    expect(answer({ policy: 'PRIORITY', rules: several, allowed }, '1').value).toBe('{o1: "high", o2: 1}');
    expect(answer({ policy: 'OUTPUT ORDER', rules: several, allowed }, '1').value).toBe(
      '[{o1: "high", o2: 1}, {o1: "high", o2: 2}, {o1: "low", o2: 1}]',
    );
  });

  it('orders by the allowed values of the type: that of the output, or of the decision, or the one behind it', () => {
    const types =
      '<itemDefinition name="tLevel"><typeRef>string</typeRef><allowedValues><text>"high","low"</text></allowedValues></itemDefinition>' +
      '<itemDefinition name="tOther"><typeRef>tLevel</typeRef></itemDefinition>' +
      '<itemDefinition name="tAll" isCollection="true"><typeRef>tOther</typeRef></itemDefinition>';
    const several = [
      ['-', '"low"'],
      ['-', '"high"'],
    ] as const;
    const asked = (policy: string, type: string) => {
      const logic = table({ policy, rules: several });
      return ask(modelOf(types + input('x') + decision('d', logic, { type, requires: ['in:x'] })), 'd', { x: '1' })
        .value;
    };
    expect([asked('PRIORITY', 'tLevel'), asked('PRIORITY', 'tOther')]).toEqual(['"high"', '"high"']);
    expect(asked('OUTPUT ORDER', 'tAll')).toBe('["high", "low"]');
    expect(asked('PRIORITY', 'string')).toBe('"low"');
  });

  it('sums exactly, and takes equal answers of ANY for one', () => {
    const fen = [
      ['< 10', '0.1'],
      ['< 20', '0.2'],
    ] as const;
    expect(answer({ policy: 'COLLECT/SUM', rules: fen }, '5').value).toBe('0.3');
    expect(answer({ policy: 'ANY', rules: [rules[0], rules[2]] }, '35').value).toBe('"a"');
  });

  it('falls back on the default outputs', () => {
    expect(answer({ policy: 'UNIQUE', rules, otherwise: '"none"' }, '5').value).toBe('"none"');
    expect(answer({ policy: 'COLLECT', rules, otherwise: '"none"' }, '5').value).toBe('["none"]');
  });

  it('takes an empty cell for one that accepts everything', () => {
    expect(answer({ policy: 'UNIQUE', rules: [['', '1']] }, '5').value).toBe('1');
  });

  it('refuses inputs outside of the allowed ones', () => {
    expect(answer({ policy: 'UNIQUE', rules, inputValues: '[0..100]' }, '500')).toEqual({
      value: 'null',
      reasons: ['notAllowed'],
    });
  });
});
