import type pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '#platform/files/server/inspect/samples.fixture.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { closeDay } from '../close-day.ts';
import { consentHolds } from '../consents/consent-holds.ts';
import { addFirm, addFirmWithRepresentative, inventedMobile, type Outsider } from '../identities/people.fixture.ts';

let on: TestPlatform;
let root: pg.Client;
let firmId: string;
let strangerId: string;
let bankId: string;
let representative: Outsider;
beforeAll(async () => {
  on = await testPlatform();
  on.setNow('2026-11-21T15:50:00Z');
  root = await on.connect('superuser');
  const whose = { name: '示范档案电子有限公司', person: '王小明', mobile: inventedMobile(71), login: 'wang.dangan' };
  ({ firmId, representative } = await addFirmWithRepresentative(on, whose));
  strangerId = await addFirm(on, '示范别家材料有限公司');
  const payload = { name: '示范档案银行', kind: 'bank' };
  bankId = (await on.request('officer', { method: 'POST', url: '/api/parties/partners', payload })).json().id;
});
afterAll(async () => {
  await root.end();
  await on.close();
});

type Role = 'officer' | 'leader' | 'firmMember';
const post = (url: string, payload: object, role: Role = 'officer', zone = on.zoneA) =>
  on.request(role, { method: 'POST', url: `/api/parties${url}`, payload, zone });
const get = async (url: string, role: Role = 'officer', zone = on.zoneA) =>
  on.request(role, { method: 'GET', url: `/api/parties${url}`, zone });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
const statusNow = async () => (await get(`/firms/${firmId}`)).json().status;

describe('the state of a firm', () => {
  const say = (status: string, startsOn: string) =>
    post(`/firms/${firmId}/statuses`, { status, startsOn, reason: '企业书面报告' });

  it('is said from a day on and keeps what stood before', async () => {
    const answer = (await say('suspended', '2026-11-21')).json();
    expect(answer.status).toBe('suspended');
    expect(await statusNow()).toBe('suspended');
    expect(codeOf(await say('suspended', '2026-11-22'))).toBe('parties.firmStatusSame');
  });

  it('of a day to come waits for its day, then takes effect once', async () => {
    expect((await say('operating', '2026-11-22')).json().status).toBe('suspended');
    await closeDay(on.platform, on.zoneA);
    expect(await statusNow()).toBe('suspended');
    on.setNow('2026-11-21T16:05:00Z');
    const closed = await closeDay(on.platform, on.zoneA);
    expect(await statusNow()).toBe('operating');
    expect(closed.figures).toMatchObject({ firmsOperating: 2 });
    await closeDay(on.platform, on.zoneA);
    const { rows } = await root.query(
      `select count(*)::int as acts from journal.entry where action = 'parties.changeFirmStatus' and actor_kind = 'system'`,
    );
    expect(rows[0].acts).toBe(1);
    on.setNow('2026-11-21T15:50:00Z');
  });

  it('is taken back, and the one before holds on', async () => {
    const { periods } = (await get(`/firms/${firmId}/statuses`)).json();
    const told = periods.map((one: { status: string; startsOn: string }) => [one.status, one.startsOn]);
    expect(told.slice(-2)).toEqual([
      ['suspended', '2026-11-21'],
      ['operating', '2026-11-22'],
    ]);
    const wrong = periods.find((one: { status: string }) => one.status === 'suspended');
    const undo = await post(`/firms/${firmId}/statuses/${wrong.number}/void`, { reason: '企业并未停业' });
    expect(undo.json().periods.map((one: { status: string }) => one.status)).not.toContain('suspended');
    expect(await statusNow()).toBe('operating');
    expect(codeOf(await post(`/firms/${firmId}/statuses/${wrong.number}/void`, { reason: '再作废一次' }))).toBe(
      'parties.firmStatusUnknown',
    );
    // Also the first word of all, said of the day on which the firm was entered.
    const path = `/firms/${strangerId}/statuses`;
    const said = { status: 'suspended', startsOn: '2026-11-21', reason: '企业书面报告' };
    const first = (await post(path, said)).json().periods.at(-1);
    const voided = (await post(`${path}/${first.number}/void`, { reason: '误选了别家企业' })).json();
    expect([voided.status, (await get(`/firms/${strangerId}`)).json().status]).toEqual(['operating', 'operating']);
    expect(
      (
        await post(
          `/firms/${firmId}/statuses`,
          { status: 'suspended', startsOn: '2026-11-21', reason: '越权的变更' },
          'leader',
        )
      ).statusCode,
    ).toBe(403);
  });
});

describe('a consent', () => {
  const given = { fields: ['tax', 'output'], purpose: 'bankMatching', endsOn: '2027-11-21' };
  const asked = () => ({
    partyId: firmId,
    field: 'tax' as const,
    purpose: 'bankMatching' as const,
    receiver: { kind: 'institution' as const, id: bankId },
  });
  const holds = (day: string) => consentHolds(on.platform.database.forZone(on.zoneA.id), { ...asked(), day });
  const url = () => `/api/my/firms/${firmId}/consents`;

  it('is given by the firm’s representative for any institution of a kind, and holds from that day until its end', async () => {
    const answer = await representative.send('POST', url(), {
      ...given,
      receiver: { kind: 'institutionKind', group: 'bank' },
    });
    expect(answer.statusCode).toBe(200);
    const { id } = answer.json();
    expect(await holds('2026-11-21')).toEqual({ holds: true, consentId: id, endsOn: '2027-11-21' });
    expect(await holds('2026-11-20')).toMatchObject({ holds: false, why: 'notYet' });
    expect(await holds('2027-11-21')).toMatchObject({ holds: false, why: 'expired' });
    const other = await consentHolds(on.platform.database.forZone(on.zoneB.id), { ...asked(), day: '2026-11-21' });
    expect(other).toMatchObject({ holds: false, why: 'neverGiven' });
  });

  it('is withdrawn at any time, once, and is no more from that day on', async () => {
    const [consent] = (await representative.send('GET', url())).json().consents;
    expect(consent).toMatchObject({ state: 'holds', givenAs: 'representative', fields: ['output', 'tax'] });
    const back = `${url()}/${consent.id}/withdrawal`;
    const words = await Promise.all([1, 2].map(() => representative.send('POST', back, {})));
    expect(words.map((one) => one.statusCode).sort()).toEqual([200, 404]);
    expect(await holds('2026-11-21')).toMatchObject({ holds: false, why: 'withdrawn' });
    const { rows } = await root.query(
      "select count(*)::int as acts from journal.entry where action = 'parties.withdrawOwnConsent'",
    );
    expect(rows[0].acts).toBe(1);
  });

  it('is refused for strangers, for unknown receivers, for the past and without an end', async () => {
    const receiver = { kind: 'institution', id: bankId };
    const others = await representative.send('POST', `/api/my/firms/${strangerId}/consents`, { ...given, receiver });
    expect([others.statusCode, codeOf(others)]).toEqual([404, 'parties.firmUnknown']);
    const unknown = await representative.send('POST', url(), {
      ...given,
      receiver: { kind: 'institution', id: firmId },
    });
    expect(codeOf(unknown)).toBe('parties.consentReceiverUnknown');
    for (const days of [{ startsOn: '2026-11-20' }, { endsOn: '2031-11-22' }, { endsOn: '2026-11-21' }]) {
      expect(codeOf(await representative.send('POST', url(), { ...given, receiver, ...days }))).toBe(
        'parties.consentDayWrong',
      );
    }
    for (const wrong of [{ endsOn: undefined }, { fields: [] }, { fields: ['salary'] }, { purpose: 'anything' }]) {
      expect((await representative.send('POST', url(), { ...given, receiver, ...wrong })).statusCode).toBe(422);
    }
  });

  it('on paper is recorded by an officer with the file of the paper, and read by staff alone', async () => {
    const sent = await on.request('officer', {
      method: 'POST',
      url: `/api/files?${new URLSearchParams({ purpose: 'parties.consentPaper', name: '授权书.pdf' })}`,
      headers: { 'content-type': 'application/octet-stream' },
      payload: pdf(),
    });
    const paperFile = sent.json().id;
    const receiver = { kind: 'institution', id: bankId };
    const body = {
      ...given,
      startsOn: '2026-01-01',
      endsOn: '2028-01-01',
      receiver,
      paperFile,
      documentNumber: '授〔2026〕1号',
    };
    const path = `/parties/${firmId}/consents`;
    expect((await post(path, { ...body, paperFile: undefined })).statusCode).toBe(422);
    expect((await post(path, body)).statusCode).toBe(200);
    expect((await post(path, body)).statusCode).not.toBe(200);
    expect(await holds('2026-03-01')).toMatchObject({ holds: true });
    const [first] = (await get(path)).json().consents;
    expect(first).toMatchObject({ givenAs: 'paper', paperFile, receiverName: '示范档案银行', state: 'holds' });
    expect((await get(path, 'officer', on.zoneB)).statusCode).toBe(404);
    expect((await get(path, 'firmMember')).statusCode).toBe(403);
    expect((await post(`/consents/${first.id}/withdrawal`, { reason: '企业来函撤回' })).statusCode).toBe(200);
  });

  it('is changed by nobody', async () => {
    const app = await on.connect('yuanshu_app');
    await app.query("select set_config('yuanshu.zone_id', $1, false)", [on.zoneA.id]);
    for (const table of ['consent', 'consent_withdrawal']) {
      await expect(app.query(`delete from parties.${table}`)).rejects.toThrow(/permission denied/);
      await expect(app.query(`update parties.${table} set zone_id = zone_id`)).rejects.toThrow(/permission denied/);
    }
    await app.end();
  });
});

describe('a correction', () => {
  const ask = (field: string, proposed: string) =>
    representative.send('POST', `/api/my/firms/${firmId}/corrections`, { field, proposed, reason: '与营业执照不一致' });
  const own = async () => (await representative.send('GET', `/api/my/firms/${firmId}/register`)).json();

  it('is asked for once a field, with what could stand there', async () => {
    expect((await ask('employees', '230')).statusCode).toBe(200);
    expect(codeOf(await ask('employees', '231'))).toBe('parties.correctionUnderWay');
    for (const [field, proposed] of [
      ['employees', '很多'],
      ['foundedOn', '2020-02-30'],
      ['scale', 'huge'],
      ['name', '短'],
    ]) {
      expect(codeOf(await ask(field ?? '', proposed ?? ''))).toBe('parties.correctionUnreadable');
    }
  });

  it('accepted amends the firm; refused says why; each is decided once', async () => {
    await ask('address', '启明路 8 号');
    const { corrections } = (await get(`/firms/${firmId}/corrections`)).json();
    expect(corrections).toHaveLength(2);
    const idOf = (field: string) => corrections.find((one: { field: string }) => one.field === field).id;
    const decide = (id: string, body: object, role: Role = 'officer', zone = on.zoneA) =>
      post(`/corrections/${id}/decision`, body, role, zone);
    expect((await decide(idOf('employees'), { decision: 'accepted' }, 'leader')).statusCode).toBe(403);
    expect((await decide(idOf('employees'), { decision: 'accepted' }, 'officer', on.zoneB)).statusCode).toBe(404);
    expect((await decide(idOf('address'), { decision: 'refused' })).statusCode).toBe(422);
    const both = await Promise.all([1, 2].map(() => decide(idOf('employees'), { decision: 'accepted' })));
    expect(both.map((one) => one.statusCode).sort()).toEqual([200, 404]);
    expect((await decide(idOf('address'), { decision: 'refused', reason: '与登记机关信息不符' })).statusCode).toBe(200);
    const { firm, corrections: told } = await own();
    expect([firm.employees, firm.address]).toEqual([230, null]);
    expect(
      told.map((one: { state: string; decisionReason: string | null; decidedBy: null }) => [one.state, one.decidedBy]),
    ).toEqual([
      ['refused', null],
      ['accepted', null],
    ]);
  });

  it('of a doubted code is kept only with a reason, and never over another firm’s', async () => {
    await ask('socialCreditCode', '914403001922038217');
    const [open] = (await get(`/firms/${firmId}/corrections`)).json().corrections;
    const decide = (body: object) => post(`/corrections/${open.id}/decision`, body);
    const refused = await decide({ decision: 'accepted' });
    expect([refused.statusCode, codeOf(refused)]).toEqual([422, 'parties.firmRejected']);
    expect((await decide({ decision: 'accepted', reason: '与原件核对一致' })).statusCode).toBe(200);
    expect((await own()).firm).toMatchObject({
      socialCreditCode: '914403001922038217',
      codeExceptionReason: '与原件核对一致',
    });
  });
});

describe('the file of a firm', () => {
  it('holds its papers, told to those who may open them and counted to others', async () => {
    const { files, hidden } = (await get(`/firms/${firmId}/files`)).json();
    expect([files.map((file: { of: string }) => file.of), hidden]).toEqual([['consentPaper'], 0]);
    const { rows } = await root.query('select id from parties.membership where firm_id = $1', [firmId]);
    await root.query("update files.file set attached_type = 'parties.membership', attached_id = $1 where id = $2", [
      rows[0].id,
      files[0].id,
    ]);
    const letters = async (role: Role) => (await get(`/firms/${firmId}/files`, role)).json();
    expect(await letters('officer')).toMatchObject({ files: [{ id: files[0].id, of: 'letter' }], hidden: 0 });
    expect(await letters('leader')).toEqual({ files: [], hidden: 1 });
    expect((await get(`/firms/${strangerId}/files`)).json()).toEqual({ files: [], hidden: 0 });
    expect((await get(`/firms/${firmId}/files`, 'officer', on.zoneB)).statusCode).toBe(404);
  });

  it('shows lists of today, and leads from a merged firm to the one that stands', async () => {
    const items = [{ code: 'only', name: '瞪羚' }];
    const list = { code: 'file-tier', name: '梯队', kind: 'tier', exclusive: true, foundedOn: '2020-01-01', items };
    const roster = (await post('/rosters', list)).json();
    await post(`/rosters/${roster.id}/entries`, {
      partyId: firmId,
      itemId: roster.items[0].id,
      startsOn: '2026-01-01',
    });
    const file = (await get(`/firms/${firmId}/file`)).json();
    expect(file).toMatchObject({
      state: 'standing',
      survivorId: null,
      openCorrections: 0,
      tags: [{ roster: '梯队', item: '瞪羚' }],
    });
    await root.query("update parties.party set state = 'merged', merged_into = $2 where id = $1", [strangerId, firmId]);
    await root.query('update parties.firm set standing = false where id = $1', [strangerId]);
    expect((await get(`/firms/${strangerId}/file`)).json()).toMatchObject({ state: 'merged', survivorId: firmId });
    expect((await get(`/firms/${firmId}/file`, 'officer', on.zoneB)).statusCode).toBe(404);
  });

  it('keeps the states of a merged firm in sight of the one it went into, under its name', async () => {
    // Rows of a firm's states never change hands: they stand where they were said.
    await root.query(
      `insert into parties.firm_status (zone_id, firm_id, valid_from, number, status, made_at)
        values ($1, $2, '2019-05-01', 900, 'suspended', now())`,
      [on.zoneA.id, strangerId],
    );
    const { periods, merged } = (await get(`/firms/${firmId}/statuses`)).json();
    expect(merged).toMatchObject([{ firmId: strangerId, name: '示范别家材料有限公司' }]);
    expect(merged[0].periods).toContainEqual(expect.objectContaining({ status: 'suspended', startsOn: '2019-05-01' }));
    expect(periods).not.toContainEqual(expect.objectContaining({ startsOn: '2019-05-01' }));
    expect((await get(`/firms/${strangerId}/statuses`)).json().merged).toEqual([]);
  });
});
