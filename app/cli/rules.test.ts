import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runCli } from './main.ts';

const root = mkdtempSync(join(tmpdir(), 'tck-'));
const folder = join(root, 'compliance-level-2', '0001-sum');
mkdirSync(folder, { recursive: true });
mkdirSync(join(root, 'empty'));
afterAll(() => rmSync(root, { recursive: true }));

const model = `<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" name="sum" namespace="u">
<inputData id="a" name="a"><variable name="a" typeRef="number"/></inputData>
<decision id="d" name="d"><variable name="d"/><informationRequirement><requiredInput href="#a"/></informationRequirement>
<literalExpression><text>a + 0.2</text></literalExpression></decision>
<decision id="j" name="j"><variable name="j"/>
<literalExpression><text>(function(x) external {java: {}})(1)</text></literalExpression></decision></definitions>`;
const value = (text: string) =>
  `<value xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:type="xsd:decimal">${text}</value>`;
const test = (id: string, node: string, expected: string) =>
  `<testCase id="${id}"><inputNode name="a">${value('0.1')}</inputNode><resultNode name="${node}"><expected>${value(expected)}</expected></resultNode></testCase>`;
const write = (tests: string) => {
  writeFileSync(join(folder, '0001-sum.dmn'), model);
  const cases = `<testCases xmlns="http://www.omg.org/spec/DMN/20160719/testcase"><modelName>0001-sum.dmn</modelName>${tests}</testCases>`;
  writeFileSync(join(folder, '0001-sum-test-01.xml'), cases);
};

async function run(args: string[], locale = 'en'): Promise<{ code: number; out: string; err: string }> {
  let [out, err] = ['', ''];
  const sink = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  const code = await runCli(['rules', 'tck', ...args], { YUANSHU_LANG: locale }, sink);
  return { code, out, err };
}

describe('yuanshu rules tck', () => {
  it('prints one line a case and the totals, and exits 0 when all passed', async () => {
    write(test('001', 'd', '0.3') + test('002', 'j', '1'));
    const { code, out } = await run([root, '--json']);
    const place = { folder: 'compliance-level-2/0001-sum', file: '0001-sum-test-01.xml' };
    expect(code).toBe(0);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([
      { ...place, case: '001', result: 'd', outcome: 'passed', reason: '' },
      { ...place, case: '002', result: 'j', outcome: 'skipped', reason: 'external function' },
      { summary: { passed: 1, failed: 0, skipped: 1 } },
    ]);
  });

  it('exits 1 when something failed, and says what was expected', async () => {
    write(test('001', 'd', '0.4'));
    const { code, out } = await run([root], 'zh-CN');
    expect(code).toBe(1);
    expect(out).toMatch(
      /未通过：0001-sum-test-01\.xml 001 d：expected 0\.4, got 0\.3[\s\S]*通过 0 项，未通过 1 项，跳过 0 项。/,
    );
    writeFileSync(join(folder, '0001-sum.dmn'), '<broken>');
    expect((await run([root])).code).toBe(1);
  });

  it('exits 2 without a folder, or with one that holds no cases', async () => {
    expect((await run([join(root, 'nowhere')])).code).toBe(2);
    expect(await run([join(root, 'empty')])).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('no test cases'),
    });
    expect((await run([])).code).toBe(2);
  });
});
