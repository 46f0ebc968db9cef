import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

const code = '914403001922038216';
const sound = {
  name: '示范测试电子有限公司',
  socialCreditCode: code,
  industry: 'C39',
  legalForm: 'limitedLiability',
  foundedOn: '2020-05-06',
  registeredCapitalFen: 123_456_789,
  employees: 12,
  address: '启明路 1 号',
};
const register = (body: object, zone = on.zoneA, language = 'zh-CN') =>
  on.request('officer', {
    method: 'POST',
    url: '/api/parties/firms',
    payload: body,
    headers: { 'accept-language': language },
    zone,
  });
/** Rows that a registration can leave, counted past row-level security. */
async function traces(): Promise<{ firms: number; events: number }> {
  const client = await on.connect('superuser');
  try {
    const { rows } = await client.query(
      `select (select count(*) from parties.firm) as firms,
        (select count(*) from platform.outbox where name like 'parties.%') as events`,
    );
    return rows[0];
  } finally {
    await client.end();
  }
}

describe('registering a firm', () => {
  it('stores the firm with its event and gives it back', async () => {
    const answer = await register(sound);
    expect(answer.statusCode).toBe(200);
    const firm = answer.json();
    expect(firm).toMatchObject({ ...sound, status: 'operating', scale: null, codeExceptionReason: null });
    const read = await on.request('leader', { method: 'GET', url: `/api/parties/firms/${firm.id}` });
    expect(read.json()).toEqual({ ...firm, mergedInto: null });
    const client = await on.connect('superuser');
    const { rows } = await client.query(
      "select zone_id, payload from platform.outbox where name = 'parties.firmRegistered'",
    );
    await client.end();
    expect(rows).toEqual([
      {
        zone_id: on.zoneA.id,
        payload: {
          firmId: firm.id,
          name: sound.name,
          socialCreditCode: code,
          industry: 'C39',
          codeException: false,
        },
      },
    ]);
  });

  it('names the firm that holds a code already, in the zone alone', async () => {
    const before = await traces();
    const answer = await register({ ...sound, name: '示范另一家有限公司' });
    expect(answer.statusCode).toBe(409);
    const { error } = answer.json();
    expect(error.code).toBe('parties.codeTaken');
    expect(error.message).toContain(sound.name);
    expect(error.fields).toMatchObject([{ field: 'socialCreditCode' }]);
    expect(await traces()).toEqual(before);
    const elsewhere = await register(sound, on.zoneB);
    expect(elsewhere.statusCode).toBe(200);
  });

  it('lets one of two registrations of a code at the same time through', async () => {
    const both = { ...sound, name: '示范先后登记有限公司', socialCreditCode: '91110108551385082Q' };
    const answers = await Promise.all([register(both), register({ ...both, name: '示范同时登记有限公司' })]);
    expect(answers.map((answer) => answer.statusCode).sort()).toEqual([200, 409]);
  });

  it('doubts a code that fails its check, and keeps it for a reason', async () => {
    const before = await traces();
    const doubtful = { ...sound, name: '示范存疑有限公司', socialCreditCode: '91350203M0001QAY9B' };
    const refused = await register(doubtful);
    expect(refused.statusCode).toBe(422);
    expect(refused.json().error).toMatchObject({
      code: 'parties.firmRejected',
      fields: [{ field: 'socialCreditCode', message: expect.stringContaining('末位应为 9') }],
    });
    const english = await register(doubtful, on.zoneA, 'en');
    expect(english.json().error.fields[0].message).toContain('should be 9');
    expect(await traces()).toEqual(before);
    const codeExceptionReason = '与营业执照原件核对一致';
    const kept = await register({ ...doubtful, codeExceptionReason });
    expect(kept.json()).toMatchObject({ socialCreditCode: '91350203M0001QAY9B', codeExceptionReason });
  });

  it('leaves no trace of bad input', async () => {
    const before = await traces();
    for (const bad of [
      { ...sound, name: '短'.slice(1) },
      { ...sound, socialCreditCode: '9144030071526726XG', foundedOn: '2999-01-01' },
      { ...sound, socialCreditCode: '9144030071526726XG', foundedOn: '2026-02-30' },
      { ...sound, socialCreditCode: '12345' },
      { ...sound, socialCreditCode: '9144030071526726XG', industry: 'X99' },
      { ...sound, socialCreditCode: '9144030071526726XG', registeredCapitalFen: 0.5 },
      { ...sound, socialCreditCode: '9144030071526726XG', employees: -1 },
    ]) {
      const answer = await register(bad);
      expect(answer.statusCode).toBe(422);
      expect(answer.json().error.fields.length).toBeGreaterThan(0);
    }
    expect(await traces()).toEqual(before);
  });

  it('takes back the firm when its event cannot be stored', async () => {
    const client = await on.connect('superuser');
    await client.query('revoke insert on platform.outbox from yuanshu_app');
    const before = await traces();
    const answer = await register({ ...sound, socialCreditCode: '9144030071526726XG' });
    await client.query('grant insert on platform.outbox to yuanshu_app');
    await client.end();
    expect(answer.statusCode).toBe(500);
    expect(await traces()).toEqual(before);
  });

  it('is not for leaders, firms or visitors', async () => {
    for (const [role, status] of [
      ['leader', 403],
      ['firmMember', 403],
      ['anonymous', 401],
    ] as const) {
      const answer = await on.request(role, { method: 'POST', url: '/api/parties/firms', payload: sound });
      expect(answer.statusCode).toBe(status);
    }
  });
});
