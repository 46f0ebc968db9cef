import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { RuleDecision, RuleDefinition } from '../contract/rule-definition.ts';
import { furnishZone, type RulesZone } from './rules-zone.fixture.ts';
import { endLostRuns } from './runs/end-lost-runs.ts';

let on: TestPlatform;
let zone: RulesZone;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-23T01:00:00Z');
  zone = await furnishZone(on);
});
afterAll(async () => {
  await zone.close();
  await on.close();
});

const send = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, role: Role = 'officer') =>
  on.request(role, { method, url, ...(payload === undefined ? {} : { payload }) });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
const decision = (text: string): RuleDecision => ({
  ...{ name: '符合', type: 'boolean', outcome: { kind: 'condition' } },
  logic: { kind: 'expression', text, links: [] },
});
const ruleOf = (text: string, more: Partial<RuleDefinition> = {}): RuleDefinition => ({
  ...{ subject: 'firm', terms: [], parameters: [], knowledge: [], sentences: [], decisions: [decision(text)] },
  cases: [{ name: '一般', on: '2026-11-20', given: {}, expected: { 符合: true } }],
  ...more,
});
let names = 0;
const begin = (definition: RuleDefinition) => {
  names += 1;
  const head = { name: `规则${names}`, subject: 'firm', departmentId: zone.department };
  return send('POST', '/api/rules', { ...head, definition });
};
const begun = async (definition: RuleDefinition): Promise<string> => {
  const answer = await begin(definition);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().id;
};
const publish = (id: string, revision = 1, role: Role = 'departmentHead') =>
  send(
    'POST',
    `/api/rules/${id}/publish`,
    { revision, from: '2026-01-01', reason: '首次发布', coverageReason: '没有条文' },
    role,
  );

it('refuses the names of what every object has, in words', async () => {
  for (const name of ['constructor', 'toString']) {
    const term = { name, type: { is: 'number' as const, scale: 0, least: 0, most: 9, unit: null }, fact: null };
    const refused = await begin(ruleOf(`${name} > 3`, { terms: [term] }));
    const [field] = refused.json().error.fields;
    expect(field).toEqual({ field: 'definition.terms.0.name', message: '格式不对，请核对。' });
  }
  const id = await begun(ruleOf('true'));
  const given = { constructor: '1' };
  const answer = await send('POST', `/api/rules/${id}/try`, { on: '2026-11-20', which: 'draft', given });
  expect(codeOf(answer)).toBe('rules.givenWrong');
});

it('refuses what no row can hold, at its place', async () => {
  for (const name of ['a\u0000', 'a\ud800']) {
    const wrong = await begin(ruleOf('true', { cases: [{ name, on: '2026-11-20', given: {}, expected: {} }] }));
    expect(wrong.statusCode).toBe(422);
    const key = ruleOf('true', { cases: [{ name: '一般', on: '2026-11-20', given: { [name]: '1' }, expected: {} }] });
    const answer = await begin(key);
    expect([codeOf(answer), answer.json().error.fields[0].field]).toEqual([
      'http.invalidInput',
      'definition.cases.0.given',
    ]);
  }
  const id = await begun(ruleOf('true'));
  const ask = (more: object) => send('POST', `/api/rules/${id}/try`, { on: '2026-11-20', which: 'draft', ...more });
  expect((await ask({})).statusCode).toBe(200);
  for (const wrong of [{ which: 99_999_999_999 }, { on: '0000-01-01' }]) {
    expect(codeOf(await ask(wrong))).toBe('http.invalidInput');
  }
  expect(codeOf(await publish(id, 99_999_999_999))).toBe('http.invalidInput');
  expect((await send('GET', '/api/rule-evaluations?from=0000-01-01')).statusCode).toBe(422);
});

it('is published by nobody who changed it since the last version, whoever saved last', async () => {
  const id = await begun(ruleOf('true'));
  const save = (text: string, revision: number, role: Role) =>
    send('PUT', `/api/rules/${id}/draft`, { revision, definition: ruleOf(text) }, role);
  await save('1 < 2', 1, 'departmentHead');
  await save('1 < 3', 2, 'officer');
  expect(codeOf(await publish(id, 3))).toBe('rules.sameHands');
  const told = await send('GET', `/api/rules/${id}`, undefined, 'departmentHead');
  expect(told.json().may).toMatchObject({ publish: false, hindrance: 'sameHands' });
  expect((await publish(id, 3, 'leader')).statusCode).toBe(200);
  await save('1 < 4', 3, 'officer');
  expect((await publish(id, 4)).statusCode).toBe(200);
});

it('publishes one of two at once, with one number', async () => {
  const id = await begun(ruleOf('true'));
  const both = await Promise.all([publish(id), publish(id, 1, 'leader')]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
  const { versions } = (await send('GET', `/api/rules/${id}`)).json();
  expect(versions).toMatchObject([{ number: 1 }]);
});

it('gives up what takes long, and takes no rule that is too long to check', async () => {
  const endless =
    'every a in 1..1000 satisfies every b in 1..1000 satisfies every c in 1..1000 satisfies a + b + c > 0';
  const id = await begun(ruleOf(endless));
  const answer = await send('POST', `/api/rules/${id}/try`, { on: '2026-11-20', which: 'draft' });
  const [told] = answer.json().answer.decisions;
  expect([told.value, told.gaps[0].code]).toEqual([null, 'tooManySteps']);
  const text = `"${'x'.repeat(3_900)}" = "y"`;
  const long = ruleOf('true', {
    knowledge: [],
    decisions: Array.from({ length: 40 }, (_, place) => ({
      ...decision('true'),
      name: `第${place}项`,
      logic: {
        ...{ kind: 'expression', text },
        links: [1, 2].map(() => ({ clause: text, sentences: [] })),
      },
    })),
  });
  const refused = await begin(long);
  expect([refused.statusCode, codeOf(refused)]).toEqual([413, 'rules.definitionTooLarge']);
  const saved = await send('PUT', `/api/rules/${id}/draft`, { revision: 1, definition: long });
  expect(codeOf(saved)).toBe('rules.definitionTooLarge');
});

it('shows nothing of a run that was broken off half-way', async () => {
  const id = await begun(ruleOf('true'));
  await publish(id);
  const run = (await send('POST', '/api/rule-runs', { ruleIds: [id], on: '2026-11-20' })).json().id;
  const head = { ruleId: id, rule: '规则', version: 1, decision: '符合', kind: 'condition', unit: null, scale: 0 };
  const outcome = { ...head, texts: [], yes: 2, no: 0, unknown: 0, sum: null, grades: [] };
  await zone.run(`update rules.run set state = 'running', outcomes = $2, done = 1 where id = $1`, [
    run,
    JSON.stringify([outcome]),
  ]);
  const [firm] = zone.firms;
  await zone.run(
    `insert into rules.run_result (zone_id, run_id, party_id, inputs, answers, marks) values ($1, $2, $3, '{}', '{1}', '\\x01')`,
    [on.zoneA.id, run, firm],
  );
  const listed = await send('GET', `/api/rule-runs/${run}/parties?rule=${id}`);
  expect(listed.json()).toEqual({ total: 0, parties: [] });
  expect(codeOf(await send('GET', `/api/rule-runs/${run}/parties/${firm}?rule=${id}`))).toBe('rules.notInRun');
  // Whose server stopped is ended by the night; one that was ordered just now is not.
  const stateOf = async () => (await send('GET', `/api/rule-runs/${run}`)).json().state;
  await endLostRuns.run({}, on.platform);
  expect(await stateOf()).toBe('running');
  on.setNow('2026-11-23T08:00:00Z');
  await endLostRuns.run({}, on.platform);
  on.setNow('2026-11-23T01:00:00Z');
  expect(await stateOf()).toBe('failed');
  const [entry] = await zone.run(`select count(*) from journal.entry where action = 'rules.endLostRuns'`);
  expect(Number(entry?.count)).toBe(1);
  await zone.run(`update rules.run set state = 'done' where id = $1`, [run]);
  expect((await send('GET', `/api/rule-runs/${run}/parties?rule=${id}`)).json()).toMatchObject({ total: 1 });
});
