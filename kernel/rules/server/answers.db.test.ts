import { readXlsx } from 'hucre/xlsx';
import { sql } from 'kysely';
import { afterAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { sm3 } from '#platform/journal/server/hash.ts';
import { canonicalAnswer } from '../contract/answer-rule.ts';
import type { RuleDefinition, RuleLogic } from '../contract/rule-definition.ts';
import { evaluateRule } from './answering/evaluate-rule.ts';
import { openRules } from './answering/rule-engine.ts';
import { openRulesDesk } from './rules-desk.fixture.ts';
import { premiumRule } from './rules-zone.fixture.ts';
import { computeRun } from './runs/compute-run.ts';
import { runRulesJob } from './runs/run-job.ts';

const desk = await openRulesDesk();
const { on, zone, parameter, send, get, codeOf, later, setLimit, begun, publish, published, evaluate, sumOf } = desk;
afterAll(desk.close);

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
    const nothing: RuleLogic = {
      ...{ kind: 'expression', text: '年度保费 * 0', links: [{ clause: null, sentences: ['2'] }] },
    };
    const stricter: RuleDefinition = {
      ...premiumRule,
      decisions: premiumRule.decisions.map((one) => (one.name === '补贴' ? { ...one, logic: nothing } : one)),
      cases: premiumRule.cases.slice(0, 1).map((one) => ({ ...one, expected: { 补贴: '0' } })),
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
        {
          ...{ name: '够格', type: 'boolean' },
          outcome: { kind: 'status', status: '租房困难', months: 12, until: null },
          logic: { kind: 'expression', text: '参保月数 >= 6', links: [{ clause: null, sentences: ['1'] }] },
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
      ...{ same: true, digest: kept.digest, answer: null },
    });
    // Few answers are possible: their bare digest would tell which one it was.
    expect(kept.digest).not.toBe(sm3(canonicalAnswer(kept.answer)).toString('hex'));
    // Neither lists nor the page tell of whom and what, until somebody says what for; a leader sees persons masked alone.
    const url = `/api/rule-evaluations/${kept.id}`;
    const look = (role: Role = 'officer') => send('GET', url, undefined, role);
    const replay = (role: Role = 'officer') => send('POST', `${url}/replay`, {}, role);
    const open = (reason: string, role: Role = 'officer') => send('POST', `${url}/open`, { reason }, role);
    const head = { version: 1, on: '2026-11-20', reason: null };
    const listed = async (role: Role, more = '') => get(`/api/rule-evaluations?ruleId=${id}${more}`, role);
    expect((await listed('officer')).evaluations[0]).toMatchObject({
      ...{ ...head, outcomes: [], party: { id: person, name: '某自然人' } },
    });
    expect((await listed('leader')).evaluations[0].party).toEqual({ id: null, name: '某自然人' });
    expect([
      (await listed('officer', `&partyId=${person}`)).total,
      (await listed('leader', `&partyId=${person}`)).total,
    ]).toEqual([1, 0]);
    const looks = async () =>
      zone.run(
        `select action, reason from journal.entry where subject_type = 'parties.person' and subject_id = $1
        and action like 'rules.%' order by position`,
        [person],
      );
    expect((await look()).json()).toMatchObject({
      ...{ ...head, party: { name: '某自然人' }, inputs: null, answer: null, digest: kept.digest },
    });
    expect([codeOf(await open('看')), codeOf(await send('POST', `${url}/open`, {}))]).toEqual([
      'http.invalidInput',
      'http.invalidInput',
    ]);
    expect([
      codeOf(await look('leader')),
      codeOf(await replay('leader')),
      codeOf(await open('核对领取资格', 'leader')),
    ]).toEqual(Array.from({ length: 3 }, () => 'rules.personClosed'));
    expect(await looks()).toEqual([]);
    expect((await open('核对领取资格')).json()).toMatchObject({
      ...{ party: { name: '陈*行' }, inputs: [{ value: '17' }], answer: kept.answer },
    });
    expect(await looks()).toEqual([{ action: 'rules.openPersonEvaluation', reason: '核对领取资格' }]);
    const ofFirm = (await evaluate(await published())).json();
    expect(codeOf(await send('POST', `/api/rule-evaluations/${ofFirm.id}/open`, { reason: '核对领取资格' }))).toBe(
      'rules.evaluationUnknown',
    );
    const statuses = async (role: Role = 'officer') =>
      (await get(`/api/rule-statuses?ruleId=${id}`, role)).statuses.map(
        ({ status, party }: { status: string; party: { name: string } }) => [status, party.name],
      );
    expect([await statuses(), await statuses('leader')]).toEqual([
      [['租房困难', '某自然人']],
      [['（不显示）', '某自然人']],
    ]);
    // A leader counts persons by what they hold, and learns neither who they are nor what one of them holds.
    const counted = async (more: string, role: Role = 'leader') =>
      get(`/api/rule-statuses?status=${encodeURIComponent('租房困难')}${more}`, role);
    expect(await counted('')).toMatchObject({ total: 1, statuses: [{ party: { id: null, name: '某自然人' } }] });
    expect([
      (await counted(`&partyId=${person}`)).total,
      (await counted(`&partyId=${person}`, 'officer')).total,
    ]).toEqual([0, 1]);
    keys.persons.erase(on.zoneA.id, person, '2026-11-23T02:00:00.000Z');
    expect([codeOf(await look()), codeOf(await replay()), codeOf(await open('核对领取资格'))]).toEqual(
      Array.from({ length: 3 }, () => 'rules.evaluationErased'),
    );
    expect(await statuses()).toEqual([['（不显示）', '某自然人']]);
    expect((await get(`/api/rule-evaluations?ruleId=${id}`)).total).toBe(1);
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

  it('show nobody what was computed from facts that they may not read', async () => {
    const term = { name: '内部人数', fact: 'invented.closedStaff' };
    const logic: RuleLogic = { kind: 'expression', text: '"丙"', links: [] };
    const closed: RuleDefinition = {
      ...byPeople,
      parameters: [],
      terms: byPeople.terms.slice(0, 1).map((one) => ({ ...one, ...term })),
      decisions: byPeople.decisions.slice(0, 1).map((one) => ({ ...one, logic })),
      cases: [{ name: '一', on: '2026-06-01', given: { 内部人数: '1' }, expected: { 档次: '丙' } }],
    };
    const [open, shut] = [await published(byPeople), await begun(closed)];
    const more = { coverageReason: '内部测算', reason: '首次发布' };
    expect((await publish(shut, more)).statusCode).toBe(200);
    later();
    const order = { ruleIds: [open, shut], on: '2026-11-20', reason: '测算' };
    expect(codeOf(await send('POST', '/api/rule-runs', order, 'leader'))).toBe('rules.factForbidden');
    const { id } = (await send('POST', '/api/rule-runs', order)).json();
    await runRulesJob(openRules(on.composition.parts)).run({ zoneId: on.zoneA.id, runId: id }, on.platform);
    const rulesOf = async (role: Role) =>
      new Set((await get(`/api/rule-runs/${id}`, role)).outcomes.map((one: { ruleId: string }) => one.ruleId));
    expect([await rulesOf('officer'), await rulesOf('leader')]).toEqual([new Set([open, shut]), new Set([open])]);
    const [firm] = zone.firms;
    for (const url of ['parties', 'parties/export', `parties/${firm}`]) {
      const answers = async (rule: string, role: Role) => {
        const answer = await send('GET', `/api/rule-runs/${id}/${url}?rule=${rule}`, undefined, role);
        return [answer.statusCode, answer.statusCode === 200 ? null : codeOf(answer)];
      };
      expect(await answers(shut, 'officer')).toEqual([200, null]);
      expect(await answers(open, 'leader')).toEqual([200, null]);
      expect(await answers(shut, 'leader')).toEqual([403, 'rules.factForbidden']);
    }
  });

  it('are dry as long as somebody can wait, and two at once', async () => {
    const id = await published(byPeople);
    later();
    const order = { ruleIds: [id], on: '2026-11-20' };
    const dry = () => send('POST', '/api/rule-runs/dry', order);
    // Whoever reads firms waits: two runs stand there, and the third is refused at once.
    await zone.run('begin');
    await zone.run('lock table parties.firm in access exclusive mode');
    const three = [dry(), dry(), dry()];
    expect(codeOf(await Promise.race(three))).toBe('rules.dryRunsBusy');
    await zone.run('commit');
    expect((await Promise.all(three)).map(({ statusCode }) => statusCode).sort()).toEqual([200, 200, 429]);
    // The place of each that ended is free again.
    expect((await dry()).statusCode).toBe(200);
    const db = on.platform.database.forZone(on.zoneA.id);
    const { facts } = openRules(on.composition.parts);
    const rules = [{ id, name: '', key: id, version: 1, definition: byPeople }];
    const asked = { rules, on: '2026-11-20', asOf: '2026-11-23T01:00:00.000Z', longest: -1 };
    await expect(computeRun({ db, facts, reader: { can: () => true } }, asked)).rejects.toMatchObject({
      code: 'rules.dryRunSlow',
    });
    // A fact that takes for ever is ended in the database too: nothing goes on behind the answer.
    const endless = async (tx: ZoneDb) => {
      await sql`select pg_sleep(3600) as "an endless fact"`.execute(tx);
      return new Map();
    };
    const slow = facts.map((fact) => (fact.id === 'parties.firmEmployees' ? { ...fact, read: endless } : fact));
    const hasty = { db, facts: slow, reader: { can: () => true } };
    await expect(computeRun(hasty, { ...asked, longest: 300 })).rejects.toMatchObject({
      ...{ code: 'rules.dryRunSlow', params: { seconds: 1 } },
    });
    const busy = await zone.run(
      `select 1 from pg_stat_activity where state = 'active' and query like '%an endless fact%' and pid <> pg_backend_pid()`,
    );
    expect(busy).toEqual([]);
    // The connection serves the next as before.
    expect((await dry()).statusCode).toBe(200);
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
