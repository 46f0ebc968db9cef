import { describe, expect, it } from 'vitest';
import { DmnModels } from '../../contract/evaluate-dmn.ts';
import { ask, decision, input, literal, modelOf, modelText } from './models.fixture.ts';
import { parseXml } from './parse-xml.ts';
import { readDmn } from './read-dmn.ts';

const knowledge = (name: string, parameters: string, logic: string, attributes = '') =>
  `<businessKnowledgeModel id="${name}" name="${name}"><variable name="${name}"/><encapsulatedLogic${attributes}>${parameters}${logic}</encapsulatedLogic></businessKnowledgeModel>`;
const parameter = (name: string, type: string) => `<formalParameter name="${name}" typeRef="${type}"/>`;
const entry = (name: string, logic: string) =>
  `<contextEntry>${name === '' ? '' : `<variable name="${name}"/>`}${logic}</contextEntry>`;

describe('boxed expressions', () => {
  it.each([
    [
      `<context>${entry('基数', literal('4'))}${entry('年 补贴', literal('基数 * 2'))}</context>`,
      '{基数: 4, 年 补贴: 8}',
    ],
    [`<context>${entry('a b', literal('4'))}${entry('', literal('a b * 2'))}</context>`, '8'],
    [`<list>${literal('1')}${literal('"x"')}</list>`, '[1, "x"]'],
    [
      `<relation><column name="a"/><column name="b c"/><row>${literal('1')}${literal('2')}</row><row>${literal('3')}${literal('4')}</row></relation>`,
      '[{a: 1, b c: 2}, {a: 3, b c: 4}]',
    ],
    [
      `<conditional><if>${literal('1 > 2')}</if><then>${literal('1')}</then><else>${literal('2')}</else></conditional>`,
      '2',
    ],
    [
      `<conditional><if>${literal('"x"')}</if><then>${literal('1')}</then><else>${literal('2')}</else></conditional>`,
      'null',
    ],
    [`<filter><in>${literal('[{a b: 1}, {a b: 5}]')}</in><match>${literal('a b > 2')}</match></filter>`, '[{a b: 5}]'],
    [`<filter><in>${literal('[7, 8]')}</in><match>${literal('2')}</match></filter>`, '8'],
    [`<for iteratorVariable="第 几"><in>${literal('1..3')}</in><return>${literal('第 几 * 2')}</return></for>`, 'null'],
    [
      `<for iteratorVariable="第 几"><in>${literal('[1..3]')}</in><return>${literal('第 几 * 2')}</return></for>`,
      '[2, 4, 6]',
    ],
    [
      `<some iteratorVariable="i"><in>${literal('[1, 2]')}</in><satisfies>${literal('i > 1')}</satisfies></some>`,
      'true',
    ],
    [
      `<every iteratorVariable="i"><in>${literal('[1, 2]')}</in><satisfies>${literal('i > 1')}</satisfies></every>`,
      'false',
    ],
    [
      `<context>${entry('f', `<functionDefinition><formalParameter name="x"/>${literal('x + 1')}</functionDefinition>`)}${entry('', literal('f(2)'))}</context>`,
      '3',
    ],
    [
      `<context>${entry('阶 乘', `<functionDefinition><formalParameter name="n"/>${literal('if n < 2 then 1 else n * 阶 乘(n - 1)')}</functionDefinition>`)}${entry('', literal('阶 乘(5)'))}</context>`,
      '120',
    ],
    [
      `<context>${entry('f', literal('function(n) if n < 2 then 1 else n * f(n - 1)'))}${entry('', literal('f(4)'))}</context>`,
      '24',
    ],
    [`<context>${entry('a', literal('1'))}${entry('a', literal('2'))}</context>`, 'null'],
    [
      `<context><contextEntry><variable name="f" typeRef="number"/><functionDefinition><formalParameter name="x"/>${literal('x + 1')}</functionDefinition></contextEntry>${entry('', literal('f(2)'))}</context>`,
      '3',
    ],
    [
      `<context><contextEntry><variable name="f" typeRef="number"/>${literal('function(x) x')}</contextEntry></context>`,
      '{f: null}',
    ],
    ['', 'null'],
  ])('%#: %s', (logic, expected) => {
    expect(ask(modelOf(decision('d', logic)), 'd').value).toBe(expected);
  });
});

describe('decision requirement graphs', () => {
  const bound = (name: string, value: string) => `<binding><parameter name="${name}"/>${literal(value)}</binding>`;
  const graph =
    input('上年 收入', 'number') +
    knowledge('奖励', parameter('收入', 'number') + parameter('比例', 'number'), literal('收入 * 比例')) +
    decision('比例', literal('if 上年 收入 > 1000 then 0.05 else 0.03'), { requires: ['in:上年 收入'] }) +
    decision(
      '补贴',
      `<invocation>${literal('奖励')}${bound('收入', '上年 收入')}${bound('比例', '比例')}</invocation>`,
      { type: 'number', requires: ['in:上年 收入', '比例'], knows: ['奖励'] },
    );

  it('asks what a decision requires, with Chinese names', () => {
    expect(ask(modelOf(graph), '补贴', { '上年 收入': '2000' }).value).toBe('100');
    expect(ask(modelOf(graph), '补贴', { '上年 收入': '"many"' })).toEqual({
      value: 'null',
      reasons: expect.arrayContaining(['wrongType', 'badOperands']),
    });
    expect(ask(modelOf(graph), 'nowhere')).toEqual({ value: 'null', reasons: ['noDecision'] });
  });

  it('lets a function call itself, as deep as limits go', () => {
    const body = 'if 数 > 1 then 数 * 阶乘(数 - 1) else 1';
    const asked = (name: string, own: string) =>
      modelOf(
        knowledge(name, parameter('数', 'number'), literal(own)) +
          decision('答', literal(`${name}(5)`), { knows: [name] }),
      );
    expect(ask(asked('阶乘', body), '答')).toEqual({ value: '120', reasons: [] });
    expect(ask(asked('无 尽', '无 尽(数 + 1)'), '答')).toEqual({ value: 'null', reasons: ['tooDeep'] });
  });

  it('answers each decision once, and says when one depends on itself', () => {
    const twice = decision('a', literal('1 / 0')) + decision('b', literal('[a, a]'), { requires: ['a', 'a'] });
    expect(ask(modelOf(twice), 'b')).toEqual({ value: '[null, null]', reasons: ['outOfRange'] });
    const circle = decision('a', literal('b'), { requires: ['b'] }) + decision('b', literal('a'), { requires: ['a'] });
    expect(ask(modelOf(circle), 'a')).toEqual({ value: 'null', reasons: ['circular'] });
  });

  it('offers decisions as a service with parameters of its own', () => {
    const service =
      input('n', 'number') +
      decision('base', literal('n + 1'), { requires: ['in:n'] }) +
      decision('out', literal('base * 10'), { type: 'number', requires: ['base'] }) +
      '<decisionService id="s" name="s"><variable name="s"/><outputDecision href="#out"/><inputDecision href="#base"/></decisionService>' +
      '<decisionService id="t" name="t"><variable name="t"/><outputDecision href="#out"/><outputDecision href="#base"/><encapsulatedDecision href="#base"/><inputData href="#n"/></decisionService>' +
      decision('caller', literal('[s(5), t(n: 1), s()]'), { knows: ['s', 't'] });
    expect(ask(modelOf(service), 'caller').value).toBe('[50, {out: 20, base: 2}, null]');
    expect(ask(modelOf(service), 't', { n: '3' }).value).toBe('{out: 40, base: 4}');
  });

  it('sees imported models below their name', () => {
    const other = modelText(
      '<itemDefinition name="tAge"><typeRef>number</typeRef><allowedValues><text>[0..150]</text></allowedValues></itemDefinition>' +
        input('age', 'tAge') +
        decision('is adult', literal('age >= 18'), { requires: ['in:age'] }),
      'urn:other',
    );
    const main =
      '<import name="people" namespace="urn:other" importType="x"/>' +
      '<decision id="d" name="d"><variable name="d"/><informationRequirement><requiredDecision href="urn:other#is adult"/></informationRequirement>' +
      `${literal('people.is adult')}</decision>`;
    expect(ask(modelOf(main, [other]), 'd', { age: '20' }).value).toBe('true');
    expect(ask(modelOf(main, [other]), 'd', { 'urn:other#age': '17' }).value).toBe('false');
    expect(ask(modelOf(main, [other]), 'd', { age: '151' })).toEqual({
      value: 'null',
      reasons: ['wrongType', 'notComparable'],
    });
  });

  it('takes data of an imported model from a context under the name of the import', () => {
    const other = modelText(
      input('the age', 'number') + decision('next', literal('the age + 1'), { requires: ['in:the age'] }),
      'urn:other',
    );
    const main =
      '<import name="people" namespace="urn:other" importType="x"/>' +
      '<decision id="d" name="d"><variable name="d"/><informationRequirement><requiredDecision href="urn:other#next"/></informationRequirement>' +
      `${literal('people.next')}</decision>`;
    expect(ask(modelOf(main, [other]), 'd', { people: '{the age: 20}' }).value).toBe('21');
    expect(ask(modelOf(main, [other]), 'd', { people: '{}' }).reasons).toContain('missingInput');
  });

  it('knows a name however its blanks are written', () => {
    const model = modelOf(
      input('net&#10;income', 'number') +
        decision('tax  due', literal('net income * 2'), { requires: ['in:net&#10;income'] }),
    );
    expect(ask(model, 'tax due', { 'net income': '3' })).toEqual({ value: '6', reasons: [] });
    expect(ask(model, 'tax  due', { 'net\nincome': '4' })).toEqual({ value: '8', reasons: [] });
  });

  it('calls shared logic with what the input has under the names of its parameters', () => {
    const model = modelOf(knowledge('less', parameter('a b', 'number') + parameter('c', 'number'), literal('a b - c')));
    expect(ask(model, 'less', { 'a b': '5', c: '3' })).toEqual({ value: '2', reasons: [] });
    expect(ask(model, 'less', { 'a b': '"x"', c: '3' })).toEqual({ value: 'null', reasons: ['badArguments'] });
  });

  it('does not run logic in other languages', () => {
    const foreign =
      knowledge(
        'cos',
        parameter('x', 'number'),
        `<context>${entry('class', literal('"java.lang.Math"'))}</context>`,
        ' kind="Java"',
      ) + decision('d', literal('cos(1)'), { knows: ['cos'] });
    expect(ask(modelOf(foreign), 'd')).toEqual({ value: 'null', reasons: ['foreignLogic', 'noFunction'] });
  });
});

describe('types', () => {
  const types =
    '<itemDefinition name="tGrade"><typeRef>string</typeRef><allowedValues><text>"A","B"</text></allowedValues></itemDefinition>' +
    '<itemDefinition name="tGrades" isCollection="true"><typeRef>tGrade</typeRef></itemDefinition>' +
    '<itemDefinition name="tPair" isCollection="true"><typeRef>number</typeRef><typeConstraint><text>count(?) = 2</text></typeConstraint></itemDefinition>' +
    '<itemDefinition name="tFirm"><itemComponent name="grade"><typeRef>tGrade</typeRef></itemComponent><itemComponent name="staff"><typeRef>number</typeRef></itemComponent></itemDefinition>' +
    '<itemDefinition name="tTree"><itemComponent name="children" isCollection="true"><typeRef>tTree</typeRef></itemComponent></itemDefinition>';

  it.each([
    ['tGrade', '"A"', '"A"'],
    ['tGrade', '"C"', 'null'],
    ['tGrade', '["B"]', '"B"'],
    ['tGrades', '"A"', '["A"]'],
    ['tGrades', '["A", "C"]', 'null'],
    ['tPair', '[1, 2]', '[1, 2]'],
    ['tPair', '[1]', 'null'],
    ['tFirm', '{grade: "A", staff: 5}', '{grade: "A", staff: 5}'],
    ['tFirm', '{grade: "C", staff: 5}', 'null'],
    ['tFirm', '{staff: 5}', 'null'],
    ['tTree', '{children: [{children: []}]}', '{children: [{children: []}]}'],
    ['dateTime', '@"2020-01-02"', '2020-01-02T00:00:00Z'],
    ['feel:number', '"1"', 'null'],
  ])('%s takes %s as %s', (type, source, expected) => {
    expect(ask(modelOf(types + decision('d', literal(source), { type })), 'd').value).toBe(expected);
  });
});

describe('reading XML', () => {
  it('knows every version, with and without prefix, and the escapes of XML', () => {
    const old = `<d:definitions xmlns:d="http://www.omg.org/spec/DMN/20151101/dmn.xsd" name="m" namespace="u">
      <d:extensionElements><x xmlns="urn:tool"/></d:extensionElements>
      <d:decision id="a" name="a"><d:variable name="a"/><d:literalExpression><d:text>1 &lt; 2 and "&#x4E2D;&amp;" = "中&amp;"</d:text></d:literalExpression></d:decision></d:definitions>`;
    const [element] = readDmn(old).elements;
    expect(element?.element === 'decision' && element.logic?.box === 'literal' && element.logic.text).toBe(
      '1 < 2 and "中&" = "中&"',
    );
  });

  it('reads names of types with the prefixes of DMN 1.1, of the model itself, of an import and of FEEL', () => {
    const own = (types: string, namespace: string, inside: string) =>
      `<definitions xmlns="http://www.omg.org/spec/DMN/20151101/dmn.xsd" xmlns:own="${namespace}" xmlns:far="urn:far" xmlns:f="http://www.omg.org/spec/FEEL/20140401" name="m" namespace="${namespace}">${types}${inside}</definitions>`;
    const grade =
      '<itemDefinition name="tGrade"><typeRef>f:number</typeRef><allowedValues><text>[1..5]</text></allowedValues></itemDefinition>';
    const far = readDmn(own(grade, 'urn:far', ''));
    const ofType = (type: string) =>
      readDmn(
        own(`<import name="far away" namespace="urn:far"/>${grade}`, 'urn:near', decision('d', literal('7'), { type })),
      );
    const answer = (type: string) => ask(new DmnModels(ofType(type), [far]), 'd').value;
    expect(['own:tGrade', 'far:tGrade', 'f:string', 'f:number', 'f:Any'].map(answer)).toEqual([
      'null',
      'null',
      'null',
      '7',
      '7',
    ]);
  });

  it('tells attributes of tools from those of DMN', () => {
    const { attributes } = parseXml('<a xmlns:t="urn:tool" t:name="theirs" name="ours" t:id="1"/>');
    expect(attributes).toEqual({ name: 'ours', id: '1' });
    expect(parseXml('<a name="ours" t:name="theirs"/>').attributes).toEqual({ name: 'ours' });
  });

  it('refuses document types, other documents and broken ones', () => {
    const refused = ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', '<a/>', '<a><b></a>', '', 'x'];
    for (const text of refused) expect(() => readDmn(text)).toThrow();
    expect(() => parseXml(`${'<a>'.repeat(500)}${'</a>'.repeat(500)}`)).toThrow();
  });
});
