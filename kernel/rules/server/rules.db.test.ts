import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import { addFirmWithRepresentative } from '#kernel/parties/server/identities/people.fixture.ts';
import { ownedRows } from '#kernel/parties/server/index.ts';
import type { Role } from '#platform/access/contract/roles.ts';
import type { RuleDecision, RuleDefinition, RuleLogic } from '../contract/rule-definition.ts';
import { generateDemo } from './demo/generate-demo.ts';
import { openRulesDesk } from './rules-desk.fixture.ts';
import { premiumRule } from './rules-zone.fixture.ts';
import { requireStatus, statusHolds } from './statuses/status-gate.ts';

const desk = await openRulesDesk();
const { on, zone, send, get, codeOf, begun, publish, published, evaluate } = desk;
afterAll(desk.close);

describe('drafts', () => {
  it('are saved whole, and a second hand is told what the first one changed', async () => {
    const id = await begun();
    const draft = await get(`/api/rules/${id}/draft`);
    expect(draft).toMatchObject({ revision: 1, definition: premiumRule });
    const put = (definition: RuleDefinition, revision = 1, role: Role = 'officer') =>
      send('PUT', `/api/rules/${id}/draft`, { revision, definition }, role);
    const silent = premiumRule.decisions.map((one) => (one.name === '补贴' ? { ...one, outcome: null } : one));
    const changed = { ...premiumRule, decisions: silent };
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
    // Reorganised, the rules go to another department, and those that an undoing names come back.
    const { department: from, other: to } = zone;
    const work = ownedRows('rules.rule');
    const told = await on.platform.database.transaction(on.zoneA.id, async (tx) => {
      const before = await work.count(tx, from);
      const moved = await work.move(tx, { from, to, on: '2026-11-23' });
      const left = await work.count(tx, from);
      const none = await work.move(tx, { from: to, to: from, on: '2026-11-23', only: [] });
      const one = await work.move(tx, { from: to, to: from, on: '2026-11-23', only: [id] });
      return {
        before: before - moved.length,
        left,
        none,
        one,
        back: await work.move(tx, { from: to, to: from, on: '' }),
      };
    });
    expect(told).toMatchObject({ before: 0, left: 0, none: [], one: [id] });
    expect(told.back).not.toContain(id);
    expect(told.back).toContain(copy.json().id);
  });
});

describe('the register', () => {
  it('finds rules by how they are tested and covered, page, counts and file alike', async () => {
    const nothing = { ...premiumRule, cases: [] };
    const failing = {
      ...premiumRule,
      cases: premiumRule.cases.map((one) => ({ ...one, expected: { 补贴: '1' } })),
      sentences: [...premiumRule.sentences, { id: '3', document: '测试办法', place: '', text: '另行通知。' }],
    };
    const unasked = {
      ...premiumRule,
      decisions: premiumRule.decisions.map((one): RuleDecision => {
        const loose: RuleLogic = { kind: 'expression', text: '符合条件 and 年度保费 > 0', links: [] };
        return one.name === '列入名单' ? { ...one, logic: loose } : one;
      }),
    };
    const rules = { 名册甲: premiumRule, 名册乙: failing, 名册丙: nothing, 名册丁: unasked };
    for (const [name, definition] of Object.entries(rules)) await begun(definition, { name });
    const q = encodeURIComponent('名册');
    const found = async (more: string) => {
      const { total, rules: list, facets } = await get(`/api/rules?q=${q}&sort=name&${more}`);
      const names: string[] = list.map(({ name }: { name: string }) => name.slice(2)).toSorted();
      expect([total, facets.state]).toMatchObject([names.length, [{ value: 'draft', count: names.length }]]);
      return names.join('');
    };
    expect(await found('tests=pass')).toBe('丁甲');
    expect(await found('tests=fail')).toBe('乙');
    expect(await found('tests=none')).toBe('丙');
    expect(await found('tests=none&tests=fail')).toBe('丙乙');
    expect(await found('coverage=openSentences')).toBe('乙');
    expect(await found('coverage=unasked')).toBe('丁');
    expect(await found('coverage=whole')).toBe('丙甲');
    expect(await found('coverage=whole&tests=pass')).toBe('甲');
    expect(await get(`/api/rules?q=${q}&tests=fail&coverage=unasked`)).toMatchObject({ total: 0, rules: [] });
    const sheet = await send('GET', `/api/rules/export?q=${q}&tests=fail`);
    const text = JSON.stringify((await readXlsx(sheet.rawPayload)).sheets);
    expect([text.includes('名册乙'), text.includes('名册甲'), text.includes('有未通过')]).toEqual([true, false, true]);
  });
});

describe('publication', () => {
  it('is refused for faults, cases, the same hands, open coverage and missing parts', async () => {
    const wrong = (change: Partial<RuleDefinition>): RuleDefinition => ({ ...premiumRule, ...change });
    const unfinished: RuleLogic = { kind: 'expression', text: '从业人数 <= ', links: [] };
    const faulty = wrong({
      decisions: premiumRule.decisions.map((one) => (one.name === '符合条件' ? { ...one, logic: unfinished } : one)),
    });
    const refusal = async (definition: RuleDefinition) => codeOf(await publish(await begun(definition)));
    expect(await refusal(faulty)).toBe('rules.faults');
    expect(await refusal(wrong({ cases: [] }))).toBe('rules.casesMissing');
    const failing = premiumRule.cases.map((one) => ({ ...one, expected: { 补贴: '1' } }));
    expect(await refusal(wrong({ cases: failing }))).toBe('rules.casesFail');
    const loose = [...premiumRule.sentences, { id: '3', document: '测试办法', place: '', text: '另行通知。' }];
    expect(await refusal(wrong({ sentences: loose }))).toBe('rules.coverageReason');
    const strange = premiumRule.terms.map((one) => (one.fact === null ? one : { ...one, fact: 'parties.nothing' }));
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
