import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pdf } from '#platform/files/server/inspect/samples.fixture.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { letterPurpose } from '../../contract/membership.ts';
import { actingFirm } from './list-own-firms.ts';
import { addFirm, addFirmWithRepresentative, enter, inventedMobile, type Outsider } from './people.fixture.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

type Role = 'officer' | 'departmentHead' | 'leader' | 'securityAdmin';
const post = (role: Role, url: string, payload: object = {}, zone = on.zoneA) =>
  on.request(role, { method: 'POST', url, payload, zone });
const get = async (role: Role, url: string, zone = on.zoneA) =>
  (await on.request(role, { method: 'GET', url, zone })).json();
const codeOf = (answer: { json(): { error: { code: string } } }) => answer.json().error.code;
/** What a one-time code opens, asked by a visitor. */
const check = (code: string) =>
  on.server.inject({
    ...{ method: 'POST', url: '/api/activation/check', payload: { code } },
    headers: { 'x-yuanshu-csrf': '1' },
  });
const nowhere = '018f0000-0000-7000-8000-0000000000ff';

async function inviteRepresentative(firmId: string, name: string, number: number) {
  const answer = await post('officer', `/api/parties/firms/${firmId}/invitations`, {
    name,
    mobile: inventedMobile(number),
  });
  expect(answer.statusCode).toBe(200);
  return answer.json();
}

describe('a representative', () => {
  let firmId: string;
  let invited: { id: string; code: string; person: { id: string; name: string; mobile: string } };
  let person: Outsider;
  let membershipId: string;

  beforeAll(async () => {
    firmId = await addFirm(on, '示范云台测试有限公司');
    invited = await inviteRepresentative(firmId, '王小明', 1);
  });

  it('is invited with a code that is shown once, and with masked data', async () => {
    expect(invited.code).toMatch(/^test-a\.[a-z0-9-]{24}$/);
    expect(invited.person).toMatchObject({ name: '王*明', mobile: '100****0001' });
    const list = await get('officer', '/api/parties/invitations');
    expect(list.invitations[0]).toMatchObject({ state: 'open', role: 'firmMember', house: '示范云台测试有限公司' });
    expect(JSON.stringify(list)).not.toContain(invited.code);
  });

  it('cannot be got by guessing: unknown, spent and foreign codes answer alike', async () => {
    const wrong = await check('test-a.aaaa-bbbb-cccc-dddd-eeee');
    const foreign = await check(invited.code.replace('test-a', 'test-b'));
    expect([wrong.statusCode, foreign.statusCode]).toEqual([404, 404]);
    expect(foreign.json().error.message).toBe(wrong.json().error.message);
    const bodies = Array.from({ length: 2 }, (_, place) => ({ code: invited.code, login: `wang.xm${place}` }));
    const answers = await Promise.all(
      bodies.map((body) =>
        on.server.inject({
          ...{ method: 'POST', url: '/api/activation', headers: { 'x-yuanshu-csrf': '1' } },
          payload: { ...body, password: 'quartz-lantern-orbit-71' },
        }),
      ),
    );
    expect(answers.filter((answer) => answer.statusCode === 200)).toHaveLength(1);
    const spent = await check(invited.code);
    expect([spent.statusCode, spent.json().error.message]).toEqual([404, wrong.json().error.message]);
  });

  it('claims once however often the acceptance is sent, and represents nobody yet', async () => {
    const again = await inviteRepresentative(firmId, '王小明', 1);
    expect(again.code).toBeNull();
    const other = await inviteRepresentative(firmId, '李四海', 2);
    person = await enter(on, other, 'li.sihai');
    const own = (await person.send('GET', '/api/my/firms')).json();
    expect(own.invitations).toMatchObject([{ id: other.id, house: '示范云台测试有限公司', role: 'representative' }]);
    const url = `/api/my/invitations/${other.id}/acceptance`;
    const answers = await Promise.all([1, 2, 3, 4].map(() => person.send('POST', url)));
    const taken = answers.filter((answer) => answer.statusCode === 200);
    expect(taken).toHaveLength(1);
    expect(answers.filter((answer) => answer.statusCode === 404)).toHaveLength(3);
    membershipId = taken[0]?.json().membershipId;
    const after = (await person.send('GET', '/api/my/firms')).json();
    expect(after).toMatchObject({ actingFirmId: null, memberships: [{ state: 'claimed' }], invitations: [] });
    expect((await person.send('GET', `/api/my/firms/${firmId}/members`)).statusCode).toBe(404);
  });

  it('cannot accept what is addressed to somebody else', async () => {
    const list = await get('officer', '/api/parties/invitations');
    const foreign = list.invitations.find((one: { person: { name: string } }) => one.person.name === '王*明');
    const answer = await person.send('POST', `/api/my/invitations/${foreign.id}/acceptance`);
    expect([answer.statusCode, codeOf(answer)]).toEqual([404, 'parties.invitationUnknown']);
  });

  it('is not made by one officer, however often and at once', async () => {
    const url = `/api/parties/claims/${membershipId}/verification`;
    const words = await Promise.all([1, 2, 3, 4].map(() => post('officer', url, { decision: 'confirmed' })));
    expect(words.filter((word) => word.statusCode === 200)).toHaveLength(1);
    for (const word of words.filter((one) => one.statusCode !== 200)) {
      expect(codeOf(word)).toBe('parties.secondOfficerNeeded');
    }
    const [claim] = (await get('departmentHead', '/api/parties/claims')).claims;
    expect(claim).toMatchObject({ id: membershipId, house: '示范云台测试有限公司', state: 'claimed' });
    expect(claim.confirmations).toHaveLength(1);
  });

  it('is made by the second officer, and acts for the firm from then on', async () => {
    const url = `/api/parties/claims/${membershipId}/verification`;
    const word = await post('departmentHead', url, { decision: 'confirmed' });
    expect(word.json()).toMatchObject({ state: 'active', confirmations: 2 });
    expect((await person.send('GET', '/api/my/firms')).json()).toMatchObject({ actingFirmId: firmId });
    expect(codeOf(await post('departmentHead', url, { decision: 'refused', reason: '材料与原件不符' }))).toBe(
      'parties.claimUnknown',
    );
    const client = await on.connect('superuser');
    const { rows } = await client.query(
      `select (select count(*) from platform.outbox where name = 'parties.memberConfirmed') as events,
        (select count(*) from journal.entry where action = 'parties.verifyClaim') as entries`,
    );
    await client.end();
    expect(rows[0]).toEqual({ events: 1, entries: 2 });
  });

  it('cannot leave as the last one, and can once there is a successor', async () => {
    const end = { reason: '离职，不再代表' };
    const url = `/api/my/firms/${firmId}/members/${membershipId}/end`;
    expect(codeOf(await person.send('POST', url, end))).toBe('parties.lastRepresentative');
    const next = await person.send('POST', `/api/my/firms/${firmId}/invitations`, {
      ...{ name: '赵继任', mobile: inventedMobile(3), role: 'representative' },
    });
    const successor = await enter(on, next.json(), 'zhao.jr');
    const accepted = (await successor.send('POST', `/api/my/invitations/${next.json().id}/acceptance`)).json();
    expect(accepted.state).toBe('active');
    const both = await Promise.all([
      person.send('POST', url, end),
      successor.send('POST', `/api/my/firms/${firmId}/members/${accepted.membershipId}/end`, end),
    ]);
    expect(both.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
  });
});

describe('a letter of authority', () => {
  const send = (role: Role | 'firmMember', bytes: Buffer) =>
    on.request(role, {
      method: 'POST',
      url: `/api/files?${new URLSearchParams({ purpose: letterPurpose, name: '授权书.pdf' })}`,
      headers: { 'content-type': 'application/octet-stream' },
      payload: bytes,
    });

  it('is attached by the officer who sent it, shown to the second, and goes with the person', async () => {
    const firmId = await addFirm(on, '示范授权测试有限公司');
    const invited = await inviteRepresentative(firmId, '施授权', 12);
    const person = await enter(on, invited, 'shi.sq');
    const { membershipId } = (await person.send('POST', `/api/my/invitations/${invited.id}/acceptance`)).json();
    const file = (await send('officer', pdf(['(letter)']))).json();
    expect((await send('leader', pdf(['(other)']))).statusCode).toBe(404);
    const url = `/api/parties/claims/${membershipId}/verification`;
    const stolen = await post('departmentHead', url, { decision: 'confirmed', letterFile: file.id });
    expect(codeOf(stolen)).toBe('files.notAttachable');
    expect((await post('officer', url, { decision: 'confirmed', letterFile: file.id })).statusCode).toBe(200);
    const { claims } = await get('departmentHead', '/api/parties/claims');
    const claim = claims.find((one: { id: string }) => one.id === membershipId);
    expect([claim.confirmations.length, claim.letters[0].id]).toEqual([1, file.id]);
    const read = (role: Role | 'firmMember') => on.request(role, { method: 'GET', url: `/api/files/${file.id}` });
    expect([(await read('departmentHead')).statusCode, (await read('leader')).statusCode]).toEqual([200, 404]);
    const ground = { ground: '本人书面要求清除' };
    const request = (await post('officer', `/api/parties/persons/${invited.person.id}/erasure`, ground)).json();
    const decision = { decision: 'erase', reason: '已核对本人身份' };
    expect((await post('securityAdmin', `/api/parties/erasures/${request.id}/decision`, decision)).statusCode).toBe(
      200,
    );
    expect((await read('departmentHead')).statusCode).toBe(404);
  });
});

describe('two officers at once', () => {
  it('make one representative, and one event', async () => {
    const firmId = await addFirm(on, '示范同时测试有限公司');
    const invited = await inviteRepresentative(firmId, '孙同时', 10);
    const person = await enter(on, invited, 'sun.ts');
    const { membershipId } = (await person.send('POST', `/api/my/invitations/${invited.id}/acceptance`)).json();
    const url = `/api/parties/claims/${membershipId}/verification`;
    const words = await Promise.all([
      post('officer', url, { decision: 'confirmed' }),
      post('departmentHead', url, { decision: 'confirmed' }),
    ]);
    expect(words.map((word) => word.json().state).sort()).toEqual(['active', 'claimed']);
  });

  it('refuse with a reason, and not without', async () => {
    const firmId = await addFirm(on, '示范拒绝测试有限公司');
    const invited = await inviteRepresentative(firmId, '钱拒', 11);
    const person = await enter(on, invited, 'qian.j');
    const { membershipId } = (await person.send('POST', `/api/my/invitations/${invited.id}/acceptance`)).json();
    const url = `/api/parties/claims/${membershipId}/verification`;
    expect((await post('officer', url, { decision: 'refused' })).statusCode).toBe(422);
    const refused = await post('officer', url, { decision: 'refused', reason: '授权书没有公章' });
    expect(refused.json().state).toBe('refused');
    expect((await person.send('GET', '/api/my/firms')).json().memberships).toEqual([]);
  });
});

describe('a firm', () => {
  let one: Awaited<ReturnType<typeof addFirmWithRepresentative>>;
  let two: Awaited<ReturnType<typeof addFirmWithRepresentative>>;
  let handler: Outsider;

  beforeAll(async () => {
    one = await addFirmWithRepresentative(on, {
      ...{ name: '示范甲测试有限公司', person: '周代表', mobile: inventedMobile(20), login: 'zhou.db' },
    });
    two = await addFirmWithRepresentative(on, {
      ...{ name: '示范乙测试有限公司', person: '吴代表', mobile: inventedMobile(21), login: 'wu.db' },
    });
  });

  const invite = (by: Outsider, firmId: string, role: string, number: number) =>
    by.send('POST', `/api/my/firms/${firmId}/invitations`, { name: '郑经办', mobile: inventedMobile(number), role });

  it('grows by its representative, at once and without officers', async () => {
    const invited = (await invite(one.representative, one.firmId, 'handler', 22)).json();
    handler = await enter(on, invited, 'zheng.jb');
    const accepted = (await handler.send('POST', `/api/my/invitations/${invited.id}/acceptance`)).json();
    expect(accepted.state).toBe('active');
    const seen = (await handler.send('GET', `/api/my/firms/${one.firmId}/members`)).json();
    expect(seen.role).toBe('handler');
    expect(seen.members.map((member: { role: string }) => member.role)).toEqual(['representative', 'handler']);
    expect(seen.members[0].person).toMatchObject({ name: '周*表', mobile: '100****0020', idNumber: null });
  });

  it('is not run by a handler', async () => {
    const answer = await invite(handler, one.firmId, 'viewer', 23);
    expect([answer.statusCode, codeOf(answer)]).toEqual([403, 'parties.representativeNeeded']);
    const end = await handler.send('POST', `/api/my/firms/${one.firmId}/members/${one.membershipId}/end`, {
      reason: '不想让他代表',
    });
    expect(codeOf(end)).toBe('parties.representativeNeeded');
  });

  it('lets one person act for several firms, one at a time', async () => {
    const invited = (await invite(two.representative, two.firmId, 'viewer', 22)).json();
    expect(invited.code).toBeNull();
    expect((await handler.send('GET', '/api/my/firms')).json().actingFirmId).toBe(one.firmId);
    await handler.send('POST', `/api/my/invitations/${invited.id}/acceptance`);
    expect((await handler.send('GET', '/api/my/firms')).json().actingFirmId).toBeNull();
    const chosen = await handler.send('PUT', '/api/my/acting-firm', { firmId: two.firmId });
    expect(chosen.json()).toEqual({ firmId: two.firmId });
    const own = (await handler.send('GET', '/api/my/firms')).json();
    expect([own.actingFirmId, own.memberships.length]).toEqual([two.firmId, 2]);
    const db = on.platform.database.forZone(on.zoneA.id);
    expect(await actingFirm(db, handler.accountId)).toEqual({ firmId: two.firmId, role: 'viewer' });
    const end = { reason: '任务已结束' };
    const members = (await two.representative.send('GET', `/api/my/firms/${two.firmId}/members`)).json().members;
    const viewer = members.find((member: { role: string }) => member.role === 'viewer');
    expect(
      (await two.representative.send('POST', `/api/my/firms/${two.firmId}/members/${viewer.id}/end`, end)).statusCode,
    ).toBe(200);
    expect(await actingFirm(db, handler.accountId)).toEqual({ firmId: one.firmId, role: 'handler' });
  });

  it('is nobody else’s: foreign firms, members and invitations answer as unknown', async () => {
    const invited = (await invite(one.representative, one.firmId, 'viewer', 24)).json();
    const reason = { reason: '试图越权操作' };
    const answers = await Promise.all([
      two.representative.send('GET', `/api/my/firms/${one.firmId}/members`),
      two.representative.send('GET', `/api/my/firms/${nowhere}/members`),
      two.representative.send('PUT', '/api/my/acting-firm', { firmId: one.firmId }),
      invite(two.representative, one.firmId, 'viewer', 25),
      two.representative.send('POST', `/api/my/firms/${two.firmId}/members/${one.membershipId}/end`, reason),
      two.representative.send('POST', `/api/my/firms/${one.firmId}/members/${one.membershipId}/end`, reason),
      two.representative.send('POST', `/api/my/firms/${two.firmId}/invitations/${invited.id}/revocation`),
    ]);
    expect(answers.map((answer) => answer.statusCode)).toEqual(Array(7).fill(404));
    expect(answers[0]?.json().error.message).toBe(answers[1]?.json().error.message);
    const officers = [
      on.request('officer', { method: 'GET', url: `/api/parties/firms/${one.firmId}/members`, zone: on.zoneB }),
      post(
        'officer',
        `/api/parties/firms/${one.firmId}/invitations`,
        { name: '越区', mobile: inventedMobile(26) },
        on.zoneB,
      ),
      post('officer', `/api/parties/memberships/${one.membershipId}/end`, reason, on.zoneB),
      post('officer', `/api/parties/claims/${one.membershipId}/verification`, { decision: 'confirmed' }, on.zoneB),
      post('officer', `/api/parties/invitations/${invited.id}/revocation`, {}, on.zoneB),
    ];
    for (const answer of await Promise.all(officers)) expect(answer.statusCode).toBe(404);
  });

  it('gets no code for a login that waits for somebody else’s invitation', async () => {
    const guest = await post('officer', '/api/parties/invitations', {
      ...{ name: '冯待用', mobile: inventedMobile(30), role: 'expert' },
    });
    expect(guest.json().code).not.toBeNull();
    const third = await addFirm(on, '示范丙测试有限公司');
    await inviteRepresentative(third, '冯待用', 30);
    const invited = await invite(one.representative, one.firmId, 'viewer', 30);
    expect([invited.statusCode, invited.json().code]).toEqual([200, null]);
  });

  it('learns nothing of a person it names by a number but what it typed', async () => {
    const known = { name: '欧阳远', mobile: inventedMobile(32), email: 'ouyang@example.test' };
    expect((await post('officer', '/api/parties/persons', known)).statusCode).toBe(200);
    const invited = (await invite(one.representative, one.firmId, 'viewer', 32)).json();
    const { name, mobile, idNumber, email } = invited.person;
    expect({ name, mobile, idNumber, email }).toEqual({
      ...{ name: '郑*办', mobile: '100****0032', idNumber: null, email: null },
    });
    const { invitations } = (await one.representative.send('GET', `/api/my/firms/${one.firmId}/members`)).json();
    const shown = invitations.find(({ id }: { id: string }) => id === invited.id);
    expect(shown.person).toMatchObject({ name: null, mobile: '100****0032', email: null });
    const own = (await invite(one.representative, one.firmId, 'viewer', 33)).json();
    const again = (await one.representative.send('GET', `/api/my/firms/${one.firmId}/members`)).json().invitations;
    expect(again.find(({ id }: { id: string }) => id === own.id).person.name).toBe('郑*办');
  });

  it('does not take back whom the authority invites', async () => {
    const invited = await inviteRepresentative(one.firmId, '楚接任', 34);
    const url = `/api/my/firms/${one.firmId}/invitations/${invited.id}/revocation`;
    const refused = await one.representative.send('POST', url);
    expect([refused.statusCode, codeOf(refused)]).toEqual([404, 'parties.invitationUnknown']);
    const { invitations } = (await one.representative.send('GET', `/api/my/firms/${one.firmId}/members`)).json();
    expect(invitations.find(({ id }: { id: string }) => id === invited.id).byRepresentative).toBe(false);
    expect((await check(invited.code)).statusCode).toBe(200);
  });

  it('takes nobody in on the word of somebody who no longer represents it', async () => {
    const firm = await addFirmWithRepresentative(on, {
      ...{ name: '示范丁测试有限公司', person: '卫前任', mobile: inventedMobile(35), login: 'wei.qr' },
    });
    const asRepresentative = async (number: number, login: string) => {
      const invited = (await invite(firm.representative, firm.firmId, 'representative', number)).json();
      return { person: await enter(on, invited, login), url: `/api/my/invitations/${invited.id}/acceptance` };
    };
    const successor = await asRepresentative(36, 'jiang.jr');
    expect((await successor.person.send('POST', successor.url)).json().state).toBe('active');
    const accomplice = await asRepresentative(37, 'shen.tm');
    const end = { reason: '已被企业解除职务' };
    expect((await post('officer', `/api/parties/memberships/${firm.membershipId}/end`, end)).statusCode).toBe(200);
    expect((await accomplice.person.send('POST', accomplice.url)).json().state).toBe('claimed');
    const members = await accomplice.person.send('GET', `/api/my/firms/${firm.firmId}/members`);
    expect(members.statusCode).toBe(404);
  });

  it('takes an invitation back, after which its code opens nothing', async () => {
    const invited = (await invite(one.representative, one.firmId, 'viewer', 31)).json();
    const url = `/api/my/firms/${one.firmId}/invitations/${invited.id}/revocation`;
    expect((await one.representative.send('POST', url)).statusCode).toBe(200);
    expect((await check(invited.code)).statusCode).toBe(404);
    expect((await one.representative.send('POST', url)).statusCode).toBe(404);
  });
});

describe('a firm that was merged into another', () => {
  it('gives nobody more in the one that stands than is told there', async () => {
    const whose = { name: '示范并入甲有限公司', person: '邹并入', mobile: inventedMobile(49), login: 'zou.br' };
    const { firmId: goneId, membershipId, representative } = await addFirmWithRepresentative(on, whose);
    const firmId = await addFirm(on, '示范存续甲有限公司');
    const client = await on.connect('superuser');
    await client.query(
      `insert into parties.membership select (jsonb_populate_record(one, jsonb_build_object('id', gen_random_uuid(),
        'firm_id', $2::text, 'role', 'viewer'))).* from parties.membership as one where id = $1`,
      [membershipId, firmId],
    );
    await client.end();
    const wish = { kind: 'firm', survivorId: firmId, otherId: goneId, choices: {} };
    const { seen } = (await post('officer', '/api/parties/merges/preview', wish)).json();
    expect((await post('officer', '/api/parties/merges', { ...wish, seen, reason: '同一家企业' })).statusCode).toBe(
      200,
    );
    const consent = {
      ...{ fields: ['employees'], purpose: 'bankMatching', endsOn: '2027-01-01' },
      receiver: { kind: 'institutionKind', group: 'bank' },
    };
    const given = async (id: string) =>
      codeOf(await representative.send('POST', `/api/my/firms/${id}/consents`, consent));
    expect(await given(goneId)).toBe('parties.firmUnknown');
    expect(await given(firmId)).toBe('parties.representativeNeeded');
    expect((await representative.send('GET', '/api/my/firms')).json()).toMatchObject({
      memberships: [{ firmId, role: 'viewer' }],
      actingFirmId: firmId,
    });
  });
});

describe('guests', () => {
  it('are experts, residents, and people of a bank; a bank officer needs a bank', async () => {
    const bank = await post('officer', '/api/parties/partners', { name: '示范银行测试支行', kind: 'bank' });
    expect(bank.statusCode).toBe(200);
    const again = await post('officer', '/api/parties/partners', { name: '示范银行测试支行', kind: 'bank' });
    expect(codeOf(again)).toBe('parties.partnerTaken');
    const body = { name: '许银行', mobile: inventedMobile(40), role: 'bankOfficer' };
    expect((await post('officer', '/api/parties/invitations', body)).statusCode).toBe(422);
    const foreign = { ...body, partnerId: nowhere };
    expect(codeOf(await post('officer', '/api/parties/invitations', foreign))).toBe('parties.partnerUnknown');
    const invited = (await post('officer', '/api/parties/invitations', { ...body, partnerId: bank.json().id })).json();
    const officer = await enter(on, invited, 'xu.yh');
    const accepted = (await officer.send('POST', `/api/my/invitations/${invited.id}/acceptance`)).json();
    expect(accepted.state).toBe('active');
    expect((await officer.send('GET', '/api/my/firms')).json()).toMatchObject({
      memberships: [{ house: '示范银行测试支行', role: 'handler', confirmedBy: 'invitation' }],
      actingFirmId: null,
    });
    const resident = { name: '苏邻居', email: 'su@example.test', role: 'resident' };
    const welcome = (await post('officer', '/api/parties/invitations', resident)).json();
    const neighbour = await enter(on, welcome, 'su.ln');
    const joined = await neighbour.send('POST', `/api/my/invitations/${welcome.id}/acceptance`);
    expect(joined.json()).toEqual({ membershipId: null, state: null });
    expect((await neighbour.send('GET', '/api/my/person')).json().person).toMatchObject({
      name: '苏*居',
      email: 's***@example.test',
    });
  });

  it('expire after seven days', async () => {
    const invited = (
      await post('officer', '/api/parties/invitations', { name: '迟来', mobile: inventedMobile(41), role: 'expert' })
    ).json();
    const days = (Date.parse(invited.expiresAt) - on.platform.now().epochMilliseconds) / 86_400_000;
    expect(Math.round(days)).toBe(7);
    const before = on.platform.now();
    on.setNow(before.add({ hours: 8 * 24 }).toString());
    try {
      expect((await check(invited.code)).statusCode).toBe(404);
      on.forgetSessions();
      const list = await get('officer', '/api/parties/invitations');
      expect(list.invitations[0]).toMatchObject({ id: invited.id, state: 'expired' });
    } finally {
      on.setNow(before.toString());
    }
  });
});
