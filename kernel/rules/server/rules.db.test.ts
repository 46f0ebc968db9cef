import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addFirmWithRepresentative } from '#kernel/parties/server/identities/people.fixture.ts';
import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { RuleDefinition } from '../contract/rule-definition.ts';
import { evaluateRule } from './answering/evaluate-rule.ts';
import { openRules } from './answering/rule-engine.ts';
import { generateDemo } from './demo/generate-demo.ts';
import { furnishZone, premiumRule, type RulesZone } from './rules-zone.fixture.ts';
import { runRulesJob } from './runs/run-job.ts';
import { requireStatus, statusHolds } from './statuses/status-gate.ts';

let on: TestPlatform;
let zone: RulesZone;
let parameter: string;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-23T01:00:00Z');
  zone = await furnishZone(on);
  parameter = (
    await send('POST', '/api/rule-parameters', { name: '补贴上限', type: 'number', scale: 2, unit: '元' })
  ).json().id;
  const set = await setLimit('50000', '2026-01-01');
  if (set.statusCode !== 200) throw new Error(set.body);
});
afterAll(async () => {
  await zone.close();
  await on.close();
});

const send = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object, role: Role = 'officer') =>
  on.request(role, { method, url, ...(payload === undefined ? {} : { payload }) });
const get = async (url: string, role: Role = 'officer') => (await send('GET', url, undefined, role)).json();
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
let seconds = 0;
/** The clock of tests stands still unless it is moved. */
const later = () => {
  seconds += 1;
  on.setNow(`2026-11-23T01:00:${String(seconds).padStart(2, '0')}Z`);
};
const setLimit = (value: string, from: string, to: string | null = null) => {
  later();
  return send(
    'POST',
    `/api/rule-parameters/${parameter}/values`,
    { value, from, to, source: '测试办法第二条', reason: '按年度预算' },
    'departmentHead',
  );
};
let names = 0;
const begun = async (definition: RuleDefinition = premiumRule, more: object = {}): Promise<string> => {
  names += 1;
  const payload = { name: `保费补贴${names}`, subject: 'firm', departmentId: zone.department, definition, ...more };
  const answer = await send('POST', '/api/rules', payload);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return answer.json().id;
};
const publish = (id: string, more: object = {}, role: Role = 'departmentHead') =>
  send('POST', `/api/rules/${id}/publish`, { revision: 1, from: '2026-01-01', reason: '首次发布', ...more }, role);
const published = async (definition?: RuleDefinition) => {
  const id = await begun(definition);
  const answer = await publish(id);
  if (answer.statusCode !== 200) throw new Error(answer.body);
  return id;
};
const evaluate = (id: string, more: object = {}) => {
  later();
  return send('POST', `/api/rules/${id}/evaluations`, {
    ...{ partyId: zone.firms[0], given: { 年度保费: '30000' }, on: '2026-11-20', ...more },
  });
};
const sumOf = (answer: { outcomes: { kind: string; fen?: number }[] }) =>
  answer.outcomes.find(({ kind }) => kind === 'money')?.fen;

describe('drafts', () => {
  it('are saved whole, and a second hand is told what the first one changed', async () => {
    const id = await begun();
    const draft = await get(`/api/rules/${id}/draft`);
    expect(draft).toMatchObject({ revision: 1, definition: premiumRule });
    const put = (definition: RuleDefinition, revision = 1, role: Role = 'officer') =>
      send('PUT', `/api/rules/${id}/draft`, { revision, definition }, role);
    const [, second] = premiumRule.decisions;
    const changed = { ...premiumRule, decisions: premiumRule.decisions.with(1, { ...second, outcome: null } as never) };
    expect((await put(changed)).json()).toEqual({ revision: 2 });
    const late = await put(premiumRule, 1, 'departmentHead');
    expect(codeOf(late)).toBe('rules.draftMoved');
    expect(late.json().error.message).toContain('补贴');
    expect((await put(changed, 2, 'departmentHead')).json()).toEqual({ revision: 2 });
    expect((await get(`/api/rules/${id}/draft`)).revision).toBe(2);
    expect(codeOf(await send('PUT', `/api/rules/${id}/draft`, { revision: 2, definition: changed }, 'leader'))).toBe(
      'http.forbidden',
    );
  });

  it('belong to a department and a zone', async () => {
    const foreign = { name: '他局规则', subject: 'firm', departmentId: zone.other };
    expect(codeOf(await send('POST', '/api/rules', foreign))).toBe('rules.otherDepartment');
    const id = await begun();
    const away = await on.request('officer', { method: 'GET', url: `/api/rules/${id}`, zone: on.zoneB });
    expect([away.statusCode, codeOf(away)]).toEqual([404, 'rules.ruleUnknown']);
    const copy = await send('POST', `/api/rules/${id}/copy`, { name: '副本', departmentId: zone.department });
    expect((await get(`/api/rules/${copy.json().id}/draft`)).definition).toEqual(premiumRule);
  });
});

describe('publication', () => {
  it('is refused for faults, cases, the same hands, open coverage and missing parts', async () => {
    const wrong = (change: Partial<RuleDefinition>): RuleDefinition => ({ ...premiumRule, ...change });
    const [first] = premiumRule.decisions;
    const faulty = wrong({
      decisions: premiumRule.decisions.with(0, {
        ...first,
        logic: { kind: 'expression', text: '从业人数 <= ', links: [] },
      } as never),
    });
    const refusal = async (definition: RuleDefinition) => codeOf(await publish(await begun(definition)));
    expect(await refusal(faulty)).toBe('rules.faults');
    expect(await refusal(wrong({ cases: [] }))).toBe('rules.casesMissing');
    const failing = premiumRule.cases.map((one) => ({ ...one, expected: { 补贴: '1' } }));
    expect(await refusal(wrong({ cases: failing }))).toBe('rules.casesFail');
    const loose = [...premiumRule.sentences, { id: '3', document: '测试办法', place: '', text: '另行通知。' }];
    expect(await refusal(wrong({ sentences: loose }))).toBe('rules.coverageReason');
    const strange = premiumRule.terms.with(1, { ...premiumRule.terms[1], fact: 'parties.nothing' } as never);
    expect(await refusal(wrong({ terms: strange }))).toBe('rules.factUnknown');
    const id = await begun();
    expect(codeOf(await publish(id, {}, 'officer'))).toBe('http.forbidden');
    expect(codeOf(await publish(id, { to: '2025-12-31' }))).toBe('rules.daysReversed');
    expect(codeOf(await publish(id, { revision: 7 }))).toBe('rules.draftMoved');
    const own = await send(
      'POST',
      '/api/rules',
      {
        ...{ name: '自写自发', subject: 'firm', departmentId: zone.department, definition: premiumRule },
      },
      'departmentHead',
    );
    expect(codeOf(await publish(own.json().id))).toBe('rules.sameHands');
    expect((await get(`/api/rules/${own.json().id}`, 'departmentHead')).may.hindrance).toBe('sameHands');
    expect((await publish(own.json().id, {}, 'leader')).statusCode).toBe(200);
  });

  it('adds a version that never changes, and withdrawal ends it', async () => {
    const id = await published();
    expect(codeOf(await publish(id))).toBe('rules.draftUnchanged');
    expect(await get(`/api/rules/${id}`)).toMatchObject({
      ...{ state: 'published', version: 1, draftOpen: false, faults: 0, cases: { total: 2, failing: 0 } },
      coverage: { sentences: 2, covered: 2, openSentences: [], openDecisions: [] },
    });
    expect((await get(`/api/rules/${id}/versions/1`)).definition).toEqual(premiumRule);
    const list = await get('/api/rules?state=published&outcome=status&q=%E4%BF%9D%E8%B4%B9');
    expect(list.rules.map((one: { id: string }) => one.id)).toContain(id);
    expect((await send('GET', '/api/rules/export?state=published')).statusCode).toBe(200);
    const gone = { on: '2026-11-01', reason: '办法废止' };
    expect((await send('POST', `/api/rules/${id}/withdraw`, gone, 'departmentHead')).json().state).toBe('withdrawn');
    expect(codeOf(await send('POST', `/api/rules/${id}/withdraw`, gone, 'departmentHead'))).toBe('rules.notPublished');
    expect(codeOf(await evaluate(id))).toBe('rules.notInForce');
    expect((await evaluate(id, { on: '2026-10-31' })).statusCode).toBe(200);
  });
});

describe('answers', () => {
  it('read what the platform knows, and are refused with data of another kind', async () => {
    const id = await published();
    later();
    const attempt = (more: object) => send('POST', `/api/rules/${id}/try`, { on: '2026-11-20', ...more });
    const tried = (await attempt({ partyId: zone.firms[0], given: { 年度保费: '30000' } })).json();
    expect(tried).toMatchObject({ version: 1, missing: [] });
    expect(tried.inputs[1]).toEqual({
      ...{ name: '从业人数', value: '60' },
      source: { from: 'fact', fact: 'parties.firmEmployees', source: '企业名册' },
    });
    expect(sumOf(tried.answer)).toBe(1_500_000);
    expect((await attempt({ given: { 年度保费: '1' } })).json().missing).toEqual(['从业人数']);
    expect(codeOf(await attempt({ given: { 别的: '1' } }))).toBe('rules.givenWrong');
    expect(codeOf(await attempt({ given: { 年度保费: '很多' } }))).toBe('rules.givenWrong');
    expect(codeOf(await attempt({ partyId: '018f0000-0000-7000-8000-0000000000ff' }))).toBe('rules.partyUnknown');
    const facts = (await get('/api/rule-facts')).facts;
    expect(facts.find((one: { id: string }) => one.id === 'parties.firmEmployees')).toMatchObject({
      ...{ name: '从业人数', source: '企业名册', mayRead: true },
    });
  });

  it('replay to the last byte after parameters, facts, the rule and the party changed', async () => {
    const id = await published();
    const first = (await evaluate(id)).json();
    expect(sumOf(first.answer)).toBe(1_500_000);
    expect((await setLimit('10000', '2026-07-01')).statusCode).toBe(200);
    const second = (await evaluate(id)).json();
    expect(sumOf(second.answer)).toBe(1_000_000);
    // A correction on the same day replaces the value, and no answer.
    expect((await setLimit('12000', '2026-07-01')).statusCode).toBe(200);
    const third = (await evaluate(id)).json();
    expect(sumOf(third.answer)).toBe(1_200_000);
    const [third2, then] = [await evaluate(id, { on: '2026-06-30' }), await evaluate(id, { asOf: first.asOf })];
    expect(sumOf(third2.json().answer)).toBe(1_500_000);
    expect(then.json().answer).toEqual(first.answer);
    const again = { ...premiumRule, cases: premiumRule.cases.slice(0, 1) };
    const stricter = {
      ...again,
      decisions: again.decisions.with(1, {
        ...again.decisions[1],
        logic: { kind: 'expression', text: '年度保费 * 0', links: [{ clause: null, sentences: ['2'] }] },
      } as never),
      cases: [{ ...again.cases[0], expected: { 补贴: '0' } } as never],
    };
    await send('PUT', `/api/rules/${id}/draft`, { revision: 1, definition: stricter });
    expect((await publish(id, { revision: 2 })).statusCode).toBe(200);
    await zone.run('update parties.firm set employees = 900 where id = $1', [zone.firms[0]]);
    const after = (await evaluate(id)).json();
    expect([after.version, sumOf(after.answer)]).toEqual([2, 0]);
    await zone.run(`update parties.party set state = 'merged', merged_into = $2 where id = $1`, zone.firms.slice(0, 2));
    for (const one of [first, second, third, after]) {
      const replayed = (await send('POST', `/api/rule-evaluations/${one.id}/replay`, {})).json();
      expect(replayed).toEqual({ same: true, digest: one.digest, answer: one.answer });
    }
    const found = await get(`/api/rule-evaluations?partyId=${zone.firms[1]}&ruleId=${id}`);
    expect(found.total).toBe(6);
    expect((await get(`/api/rule-evaluations/${first.id}`)).answer).toEqual(first.answer);
    await zone.run(`update parties.party set state = 'standing', merged_into = null where id = $1`, [zone.firms[0]]);
    await zone.run('update parties.firm set employees = 60 where id = $1', [zone.firms[0]]);
    const effect = { value: '11000', from: '2026-07-01', to: null };
    const preview = await send('POST', `/api/rule-parameters/${parameter}/values/preview`, effect);
    expect(preview.json()).toMatchObject({ changed: expect.any(Number), rules: expect.any(Array) });
    expect(preview.json().changed).toBeGreaterThan(0);
    expect(preview.json().touched).toBeGreaterThanOrEqual(preview.json().counted);
  });

  it('of a person are kept under that person’s key alone, asked by a module, and are gone with it', async () => {
    const about = { name: '陈知行', mobile: '10000000002' };
    const entered = (await send('POST', '/api/parties/persons', about)).json();
    const person: string = entered.id ?? entered.person?.id;
    const grant: RuleDefinition = {
      ...premiumRule,
      subject: 'person',
      terms: [{ name: '参保月数', fact: null, type: { is: 'number', scale: 0, least: 0, most: 600, unit: '月' } }],
      parameters: [],
      decisions: [
        {
          ...{ name: '补贴', type: 'number', outcome: { kind: 'money' } },
          logic: {
            ...{ kind: 'expression', text: 'if 参保月数 >= 6 then 600 else 0' },
            links: [{ clause: null, sentences: ['1', '2'] }],
          },
        },
      ],
      cases: [{ name: '一', on: '2026-06-01', given: { 参保月数: '7' }, expected: { 补贴: '600' } }],
    };
    const id = await begun(grant, { subject: 'person', key: 'rent-grant' });
    expect((await publish(id)).statusCode).toBe(200);
    later();
    const { keys, now, database } = on.platform;
    const engine = openRules(on.composition.parts);
    const asked = { ruleKey: 'rent-grant', partyId: person, given: { 参保月数: '17' }, on: '2026-11-20', reason: null };
    const asker = { zoneId: on.zoneA.id, keys, now, by: null };
    const kept = await database.transaction(on.zoneA.id, (tx) => evaluateRule(engine, tx, { asked, asker }));
    const [row] = await zone.run('select inputs, answer, sealed from rules.evaluation where id = $1', [kept.id]);
    expect(row).toMatchObject({ inputs: null, answer: null });
    // Ciphertext may hold these two digits by chance, but never between quotation marks.
    expect(row?.sealed).not.toContain('"17"');
    expect((await send('POST', `/api/rule-evaluations/${kept.id}/replay`, {})).json()).toEqual({
      ...{ same: true, digest: kept.digest, answer: kept.answer },
    });
    expect((await get(`/api/rule-evaluations?ruleId=${id}`)).evaluations[0].outcomes).toEqual([]);
    keys.persons.erase(on.zoneA.id, person, '2026-11-23T02:00:00.000Z');
    expect(codeOf(await send('GET', `/api/rule-evaluations/${kept.id}`))).toBe('rules.evaluationUnknown');
  });

  it('replay differently where somebody altered what is stored', async () => {
    const id = await published();
    const { id: kept } = (await evaluate(id)).json();
    await zone.run(`update rules.evaluation set inputs = jsonb_set(inputs, '{0,value}', '"29999"') where id = $1`, [
      kept,
    ]);
    expect((await send('POST', `/api/rule-evaluations/${kept}/replay`, {})).json().same).toBe(false);
  });
});

describe('statuses', () => {
  it('open a gate from their first day to their last, until they are revoked', async () => {
    const id = await published();
    await evaluate(id, { on: '2026-11-20' });
    await zone.run(`delete from rules.status where rule_id <> $1`, [id]);
    const { statuses } = await get(`/api/rule-statuses?ruleId=${id}`);
    expect(statuses[0]).toMatchObject({ status: '投保企业', since: '2026-11-20', until: '2027-11-19', state: 'holds' });
    const [firm = ''] = zone.firms;
    const db = on.platform.database.forZone(on.zoneA.id);
    const holds = (day: string) => statusHolds(db, { partyId: firm, status: '投保企业', on: day });
    expect([
      await holds('2026-11-19'),
      await holds('2026-11-20'),
      await holds('2027-11-19'),
      await holds('2027-11-20'),
    ]).toEqual([false, true, true, false]);
    await expect(requireStatus(db, { partyId: firm, status: '别的资格', on: '2026-11-20' })).rejects.toMatchObject({
      ...{ code: 'rules.statusMissing', params: { status: '别的资格', day: '2026-11-20' } },
    });
    expect(
      await statusHolds(on.platform.database.forZone(on.zoneB.id), {
        partyId: firm,
        status: '投保企业',
        on: '2026-11-20',
      }),
    ).toBe(false);
    const revoke = () =>
      send(
        'POST',
        `/api/rule-statuses/${statuses[0].id}/revoke`,
        { on: '2026-12-01', reason: '查实不符' },
        'departmentHead',
      );
    expect((await revoke()).statusCode).toBe(200);
    expect(codeOf(await revoke())).toBe('rules.statusRevoked');
    expect([await holds('2026-11-30'), await holds('2026-12-01')]).toEqual([true, false]);
  });
});

describe('runs', () => {
  /** What firms have alone: a grade by their people, a sum, a status, and a quotient that no whole number holds. */
  const byPeople: RuleDefinition = {
    ...premiumRule,
    terms: premiumRule.terms.slice(1),
    parameters: ['补贴上限'],
    decisions: [
      {
        ...{ name: '档次', type: 'text', outcome: { kind: 'grade' } },
        logic: {
          kind: 'expression',
          text: 'if 从业人数 >= 50 then "甲" else "乙"',
          links: [{ clause: null, sentences: ['1'] }],
        },
      },
      {
        ...{ name: '奖金', type: 'number', outcome: { kind: 'money' } },
        logic: {
          kind: 'expression',
          text: 'min(从业人数 * 10.5, 补贴上限)',
          links: [{ clause: null, sentences: ['2'] }],
        },
      },
      {
        ...{ name: '人均', type: 'number', outcome: { kind: 'number', unit: '' } },
        logic: { kind: 'expression', text: '100 / 从业人数', links: [{ clause: null, sentences: ['2'] }] },
      },
      {
        ...{ name: '够格', type: 'boolean', outcome: { kind: 'condition' } },
        logic: { kind: 'expression', text: '从业人数 > 60', links: [{ clause: null, sentences: ['1'] }] },
      },
    ],
    cases: [{ name: '一', on: '2026-06-01', given: { 从业人数: '30' }, expected: { 档次: '乙', 奖金: '315' } }],
  };

  it('answer dry, kept and one by one alike, and are explained from what was read', async () => {
    const id = await published(byPeople);
    await zone.run('update parties.firm set employees = 30 where id = $1', [zone.firms[1]]);
    later();
    const order = { ruleIds: [id], on: '2026-11-20' };
    const dry = (await send('POST', '/api/rule-runs/dry', order)).json();
    expect(dry).toMatchObject({ id: null, parties: 2, state: 'done' });
    expect(dry.outcomes.map((one: { decision: string; sum: string | null }) => [one.decision, one.sum])).toEqual([
      ...[
        ['档次', null],
        ['奖金', '945.00'],
        ['人均', null],
        ['够格', null],
      ],
    ]);
    expect(dry.outcomes[0].grades).toEqual([
      { grade: '乙', count: 1 },
      { grade: '甲', count: 1 },
    ]);
    const ordered = (await send('POST', '/api/rule-runs', { ...order, reason: '测算' })).json();
    expect(ordered).toMatchObject({ state: 'waiting', parties: 2, done: 0, outcomes: [] });
    const job = runRulesJob(openRules(on.composition.parts));
    await job.run({ zoneId: on.zoneA.id, runId: ordered.id }, on.platform);
    // What changes later changes no kept run.
    await zone.run('update parties.firm set employees = 61 where id = $1', [zone.firms[1]]);
    const run = await get(`/api/rule-runs/${ordered.id}`);
    expect(run).toMatchObject({ state: 'done', done: 2, outcomes: dry.outcomes });
    const { parties } = await get(`/api/rule-runs/${ordered.id}/parties?rule=${id}`);
    expect(parties).toHaveLength(2);
    for (const { partyId, answers } of parties) {
      const told = await get(`/api/rule-runs/${ordered.id}/parties/${partyId}?rule=${id}`);
      expect(told).toMatchObject({ same: true, version: 1 });
      const inputs = Object.fromEntries(
        told.inputs.map((one: { name: string; value: string }) => [one.name, one.value]),
      );
      const alone = await send('POST', `/api/rules/${id}/try`, { given: inputs, on: '2026-11-20', which: 1 });
      expect(answers.map((one: { value: unknown }) => one.value)).toEqual([
        ...alone
          .json()
          .answer.decisions.map((one: { name: string; value: string }) =>
            one.name === '奖金' ? Number(one.value).toFixed(2) : one.value,
          ),
      ]);
    }
    const search = async (filter: string) =>
      (await get(`/api/rule-runs/${ordered.id}/parties?rule=${id}&${filter}`)).total;
    const grade = encodeURIComponent('甲');
    expect(await search(`decision=${encodeURIComponent('档次')}&grade=${grade}`)).toBe(1);
    expect(await search(`decision=${encodeURIComponent('够格')}&answer=yes`)).toBe(0);
    expect(await search(`q=${encodeURIComponent('知远')}`)).toBe(1);
    expect((await send('GET', `/api/rule-runs/${ordered.id}/parties/export?rule=${id}`)).statusCode).toBe(200);
    expect((await get('/api/rule-runs')).runs[0]).toMatchObject({ id: ordered.id, by: expect.any(String) });
    const away = await on.request('officer', { method: 'GET', url: `/api/rule-runs/${ordered.id}`, zone: on.zoneB });
    expect(codeOf(away)).toBe('rules.runUnknown');
    expect(codeOf(await send('POST', '/api/rule-runs/dry', { ...order, on: '2020-01-01' }))).toBe('rules.notInForce');
  });
});

describe('the demonstration', () => {
  it('is invented the same again, with answers and a run that replay, and only in fictional zones', async () => {
    const { rows } = await on.platform.database.transaction(on.zoneA.id, (tx) =>
      sql`select count(*) as count from rules.rule where not demonstration`.execute(tx),
    );
    await zone.run('update parties.firm set demonstration = true where zone_id = $1', [on.zoneA.id]);
    await zone.run('update parties.party set demonstration = true where zone_id = $1', [on.zoneA.id]);
    const options = { seed: 1, firms: 2, today: '2026-11-23' };
    const fictional = { ...on.zoneA, code: 'shifan' };
    const told = await generateDemo(on.platform, fictional, options);
    expect(await generateDemo(on.platform, fictional, options)).toEqual(told);
    const count = (table: string) => told.find((one) => one.table === `rules.${table}`)?.rows ?? 0;
    expect(count('rule')).toBeGreaterThanOrEqual(10);
    expect(count('evaluation')).toBeGreaterThan(15);
    expect([count('run'), count('run_result')]).toEqual([1, 2]);
    // Nobody built on firms that an invented run alone names: they may be replaced.
    const invented = await zone.run('select count(*) as count from rules.run_result where demonstration');
    expect(invented).toEqual([{ count: 2 }]);
    const kept = await zone.run('select id from rules.evaluation where demonstration');
    for (const { id } of kept.slice(0, 8)) {
      expect((await send('POST', `/api/rule-evaluations/${id}/replay`, {})).json().same).toBe(true);
    }
    const [run] = (await get('/api/rule-runs')).runs.filter((one: { demonstration: boolean }) => one.demonstration);
    for (const rule of run.rules) {
      const told = await get(`/api/rule-runs/${run.id}/parties/${zone.firms[0]}?rule=${rule.id}`);
      expect([rule.name, told.same]).toEqual([rule.name, true]);
    }
    const after = await zone.run('select count(*) as count from rules.rule where not demonstration and zone_id = $1', [
      on.zoneA.id,
    ]);
    expect(after).toEqual(rows);
    await expect(generateDemo(on.platform, on.zoneB, options)).rejects.toThrow('is not a fictional zone');
  });
});

describe('parameters', () => {
  it('take values of their type alone, and show what counts', async () => {
    const refusal = async (body: object, role: Role = 'departmentHead') =>
      codeOf(
        await send(
          'POST',
          `/api/rule-parameters/${parameter}/values`,
          {
            ...{ value: '1', from: '2026-01-01', source: '出处', reason: '理由', ...body },
          },
          role,
        ),
      );
    expect(await refusal({ value: '1.234' })).toBe('rules.valueWrong');
    expect(await refusal({ value: true })).toBe('rules.valueWrong');
    expect(await refusal({ to: '2025-01-01' })).toBe('rules.daysReversed');
    expect(await refusal({}, 'officer')).toBe('http.forbidden');
    const name = { name: '补贴上限', type: 'number', scale: 0, unit: null };
    expect(codeOf(await send('POST', '/api/rule-parameters', name))).toBe('rules.parameterTaken');
    const detail = await get(`/api/rule-parameters/${parameter}`, 'departmentHead');
    expect(detail).toMatchObject({ maySet: true, inForce: { value: '12000' } });
    expect(detail.history.map((one: { counts: boolean }) => one.counts)).toEqual([true, false, true]);
    const named = (list: { name: string }[]) => list.find(({ name: own }) => own === '补贴上限');
    expect(named((await get('/api/rule-parameters?on=2026-06-30')).parameters)).toMatchObject({
      inForce: { value: '50000' },
    });
    expect(named((await get('/api/rule-parameters/known')).parameters)).toMatchObject({ values: { length: 3 } });
    expect((await send('GET', '/api/rule-parameters/export')).statusCode).toBe(200);
  });

  it('are lists of texts that count on their days, and are told, exported and compared as lists', async () => {
    const url = '/api/rule-parameters';
    const { id } = (await send('POST', url, { name: '险种清单', type: 'texts', scale: 2, unit: '种' })).json();
    const set = (body: object) =>
      send('POST', `${url}/${id}/values`, { source: '办法第四条', reason: '公布目录', ...body }, 'departmentHead');
    for (const value of [[], ['甲', '甲'], ['长'.repeat(61)], '甲', null, [' 甲']])
      expect([400, 409, 422]).toContain((await set({ value, from: '2025-01-01' })).statusCode);
    const [old, now] = [['责任险', '设备险'], Array.from({ length: 200 }, (_, at) => `险种${'长'.repeat(54)}${at}`)];
    expect((await set({ value: old, from: '2025-01-01' })).statusCode).toBe(200);
    expect((await set({ value: now, from: '2026-01-01' })).statusCode).toBe(200);
    const detail = await get(`${url}/${id}`, 'departmentHead');
    expect(detail).toMatchObject({ type: 'texts', scale: 0, unit: null, inForce: { value: now } });
    expect(detail.history.map((one: { value: unknown }) => one.value)).toEqual([now, old]);
    const named = encodeURIComponent('险种清单');
    const listed = await get(`${url}?type=texts&on=2025-06-30&q=${named}`);
    expect(listed).toMatchObject({ total: 1, parameters: [{ inForce: { value: old } }] });
    const sheet = await send('GET', `${url}/export?on=2025-06-30&q=${named}`);
    expect(JSON.stringify((await readXlsx(sheet.rawPayload)).sheets)).toContain('责任险、设备险');
    const effect = { value: old, from: '2026-01-01', to: null };
    expect((await send('POST', `${url}/${id}/values/preview`, effect)).json()).toMatchObject({ rules: [] });
  });
});

describe('statuses of the own firm', () => {
  it('are one as long as they are renewed, end whole, and tell the firm’s own people why', async () => {
    const id = await published();
    const invited = { name: '示范自看企业有限公司', person: '何企言', mobile: '10000000901', login: 'own-statuses' };
    const { firmId: partyId, representative } = await addFirmWithRepresentative(on, invited);
    await zone.run('update parties.firm set employees = 60 where id = $1', [partyId]);
    for (const day of ['2026-03-01', '2026-03-01', '2026-08-01', '2028-03-01']) {
      expect((await evaluate(id, { on: day, partyId })).statusCode).toBe(200);
    }
    const { statuses: own } = (await representative.send('GET', `/api/own-firms/${partyId}/statuses`)).json();
    expect(own[1]).toMatchObject({
      ...{ status: '投保企业', since: '2026-03-01', until: '2027-07-31', state: 'holds', renewals: 2, revoked: null },
      department: '财政金融局',
      reasons: {
        on: '2026-08-01',
        sentences: [{ place: '第一条', text: '从业人数三百人以下的企业可以申请。' }],
        data: [
          { name: '从业人数', value: '60', unit: '人', from: 'fact', source: '企业名册' },
          { name: '年度保费', value: '30000', unit: '元', from: 'given', source: null },
        ],
      },
    });
    const others = await representative.send('GET', `/api/own-firms/${zone.firms[0]}/statuses`);
    expect([others.statusCode, codeOf(others)]).toEqual([404, 'http.notFound']);
    const lines = async (more = '') => (await get(`/api/rule-statuses?ruleId=${id}${more}`)).statuses;
    const days = (list: { since: string; until: string; grants: unknown[] }[]) =>
      list.map(({ since, until, grants }) => [since, until, grants.length]);
    expect(days(await lines())).toEqual([
      ['2028-03-01', '2029-02-28', 1],
      ['2026-03-01', '2027-07-31', 3],
    ]);
    expect(days(await lines('&on=2027-07-31'))).toEqual([['2026-03-01', '2027-07-31', 3]]);
    expect(await lines('&on=2027-08-01')).toEqual([]);
    const [, line] = await lines();
    const body = { on: '2027-01-01', reason: '查实不符' };
    const revoke = () => send('POST', `/api/rule-statuses/${line.id}/revoke`, body, 'departmentHead');
    expect((await revoke()).statusCode).toBe(200);
    expect(codeOf(await revoke())).toBe('rules.statusRevoked');
    expect(await lines('&on=2027-01-01')).toEqual([]);
    expect((await lines('&on=2026-12-31'))[0]).toMatchObject({ state: 'holds', revoked: { reason: '查实不符' } });
  });
});
