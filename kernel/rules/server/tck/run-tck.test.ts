import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { decision, input, literal, modelText } from '../dmn/models.fixture.ts';
import { runTck } from './run-tck.ts';

const root = mkdtempSync(join(tmpdir(), 'cases-'));
afterAll(() => rmSync(root, { recursive: true }));

const three = decision('three', literal('3'));
const model = modelText(
  input('x') +
    decision('echo', literal('x'), { requires: ['in:x'] }) +
    three +
    decision('four', literal('three + 1'), { requires: ['three'] }) +
    decision('wrong', literal('1 / 0')) +
    '<businessKnowledgeModel id="less" name="less"><variable name="less"/><encapsulatedLogic><formalParameter name="a"/><formalParameter name="b"/>' +
    `${literal('a - b')}</encapsulatedLogic></businessKnowledgeModel>` +
    '<decisionService id="one" name="one"><variable name="one"/><outputDecision href="#four"/><inputDecision href="#three"/></decisionService>' +
    '<decisionService id="both" name="both"><variable name="both"/><outputDecision href="#four"/><outputDecision href="#echo"/><inputDecision href="#three"/><inputData href="#x"/></decisionService>',
);

const typed = (type: string, text: string) => `<value xsi:type="xsd:${type}">${text}</value>`;
const given = (name: string, value: string) => `<inputNode name="${name}">${value}</inputNode>`;
const expected = (name: string, value: string, attributes = '') =>
  `<resultNode name="${name}" ${attributes}><expected>${value}</expected></resultNode>`;

let folders = 0;

/** How the cases come out, of a folder with files of these names and texts. */
function outcomes(files: Record<string, string>): string[] {
  folders += 1;
  const folder = join(root, String(folders));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return [...runTck(folder)].map(
    (line) =>
      `${line.file} ${line.case} ${line.result} ${line.outcome}${line.outcome === 'passed' ? '' : `: ${line.reason}`}`,
  );
}

function tests(cases: string, named = ''): string {
  return `<?xml version="1.0"?><testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">${named === '' ? '' : `<modelName>${named}</modelName>`}${cases}</testCases>`;
}

/** Whether a value that a case gives comes back as the one that it expects. */
function echoed(value: string, back = value): boolean {
  const one = `<testCase id="1">${given('x', value)}${expected('echo', back)}</testCase>`;
  return outcomes({ 'm.dmn': model, 'm-test-01.xml': tests(one) })[0] === 'm-test-01.xml 1 echo passed';
}

describe('values of cases', () => {
  it('are read by their types', () => {
    const texts = {
      ...{ string: ' a &lt; b ', boolean: 'true', decimal: '-1.50', double: '1.5E2', integer: '7' },
      ...{ date: '2020-02-29', time: '10:00:00.5+08:00', dateTime: '2020-02-29T10:00:00Z', duration: '-P1DT2H' },
    };
    const wrong = Object.entries(texts).filter(([type, text]) => !echoed(typed(type, text)));
    expect(wrong).toEqual([]);
    expect(echoed(typed('boolean', '1'), typed('boolean', 'true'))).toBe(true);
    expect(echoed(typed('duration', 'P14M'), typed('duration', 'P1Y2M'))).toBe(true);
    expect(echoed(typed('decimal', '1.50'), typed('string', '1.5'))).toBe(false);
    expect(echoed(typed('dateTime', '2020-02-29T10:00:00Z'), typed('dateTime', '2020-02-29T10:00:00'))).toBe(false);
  });

  it('may be nothing, lists and components', () => {
    const nothing = '<value xsi:nil="true"/>';
    expect(echoed(nothing, '<value xsi:nil="1"></value>')).toBe(true);
    expect(echoed('<list xsi:nil="true"/>', nothing)).toBe(true);
    expect(echoed('<list/>', '<list></list>')).toBe(true);
    expect(echoed('<list/>', nothing)).toBe(false);
    const nested = `<list><item>${typed('decimal', '1')}</item><item><list><item>${nothing}</item></list></item></list>`;
    expect(echoed(nested)).toBe(true);
    const part = (name: string, value: string) => `<component name="${name}">${value}</component>`;
    const [a, b] = [part('a', nested), part('b c', part('d', typed('string', 'x')))];
    expect(echoed(a + b, b + a)).toBe(true);
    expect(echoed(a + b, a)).toBe(false);
  });
});

describe('cases', () => {
  it('ask decisions, services and shared logic', () => {
    const call = (id: string, type: string, name: string) =>
      `<testCase id="${id}" type="${type}" invocableName="${name}">`;
    const five = given('three', typed('decimal', '5')) + given('x', typed('decimal', '1'));
    const six = typed('decimal', '6');
    const cases = [
      `<testCase id="1">${expected('three', typed('decimal', '3'), 'type="decision"')}</testCase>`,
      `${call('2', 'decisionService', 'one')}${five}${expected('four', six)}</testCase>`,
      `${call('3', 'decisionService', 'both')}${five}${expected('four', six)}</testCase>`,
      `${call('4', 'decisionService', 'both')}${five}${expected('both', `<component name="four">${six}</component><component name="echo">${typed('decimal', '1')}</component>`)}</testCase>`,
      `${call('5', 'bkm', 'less')}${given('a', six)}${given('b', six)}${expected('less', typed('decimal', '0'))}</testCase>`,
      `<testCase id="6">${expected('wrong', '<value xsi:nil="true"/>', 'errorResult="true"')}</testCase>`,
      '<testCase id="7"><resultNode name="wrong" errorResult="true"/></testCase>',
      `<testCase id="8">${expected('three', '<value xsi:nil="true"/>', 'errorResult="true"')}</testCase>`,
      '<testCase id="9"/>',
    ];
    expect(outcomes({ 'm.dmn': model, 'm-test-01.xml': tests(cases.join('')) })).toEqual([
      ...['1 three', '2 four', '3 four', '4 both', '5 less', '6 wrong', '7 wrong'].map(
        (one) => `m-test-01.xml ${one} passed`,
      ),
      'm-test-01.xml 8 three failed: expected null, got 3; ',
      'm-test-01.xml 9  skipped: nothing expected',
    ]);
  });

  it('find their model: the one they name, the one called as they are, or the only one', () => {
    const one = `<testCase id="1">${expected('three', typed('decimal', '3'))}</testCase>`;
    const other = modelText(decision('three', literal('33')), 'urn:other');
    const found = outcomes({
      'a.dmn': model,
      'b.dmn': other,
      'named-test-01.xml': tests(one, 'a.dmn'),
      'short-test-01.xml': tests(one, 'a'),
      'a-test-01.xml': tests(one),
      'a-test-02.xml': tests(one, 'gone.dmn'),
      'c-test-01.xml': tests(one),
      'deep/er/only.dmn': model,
      'deep/er/x-test-1.xml': tests(one, 'gone.dmn'),
      'notes.xml': 'no test',
    });
    expect(found).toEqual([
      ...['a-test-01.xml 1 three passed', 'a-test-02.xml 1 three passed', 'c-test-01.xml   failed: no model '],
      ...['x-test-1.xml 1 three passed', 'named-test-01.xml 1 three passed', 'short-test-01.xml 1 three passed'],
    ]);
  });

  it('stand beside files that cannot be read', () => {
    const one = tests(`<testCase id="1">${expected('three', typed('decimal', '3'))}</testCase>`, 'a.dmn');
    const found = outcomes({
      'a.dmn': model,
      'b.dmn': '<definitions',
      'a-test-01.xml': one,
      'a-test-02.xml': '<testCases>',
      'b-test-01.xml': '',
    });
    expect(found.map((line) => line.split(':')[0])).toEqual([
      ...['a-test-01.xml 1 three passed', 'a-test-02.xml   failed', 'b-test-01.xml   failed'],
    ]);
  });
});
