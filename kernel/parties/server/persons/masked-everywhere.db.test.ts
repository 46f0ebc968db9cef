import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roles } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { addFirmWithRepresentative, type Outsider } from '../identities/people.fixture.ts';

const plain = ['诸葛遮掩', '10000005678', '000000198801010035', 'zhuge.zy@example.test'];

let on: TestPlatform;
let made: Awaited<ReturnType<typeof addFirmWithRepresentative>>;
beforeAll(async () => {
  on = await testPlatform();
  made = await addFirmWithRepresentative(on, {
    ...{ name: '示范遮掩测试有限公司', person: '诸葛遮掩', mobile: '10000005678', login: 'zg.zy' },
  });
  await on.request('officer', {
    ...{ method: 'PATCH', url: `/api/parties/persons/${made.personId}` },
    payload: { idNumber: plain[2], email: plain[3], reason: '补录申报材料' },
  });
  await on.request('officer', {
    ...{ method: 'POST', url: `/api/parties/persons/${made.personId}/unmask` },
    payload: { fields: ['mobile'], reason: '核对联系方式' },
  });
});
afterAll(() => on.close());

/** Every reading endpoint of all parts, with the ids of the person and the firm in its address. */
const addresses = () =>
  on.composition.routes
    .filter(({ endpoint }) => endpoint.method === 'GET')
    .map(({ endpoint }) => ({
      id: endpoint.id,
      url: endpoint.path
        .replace(':firmId', made.firmId)
        .replace(':personId', made.personId)
        .replace(/:\w+/g, made.membershipId),
    }));

const leaks = (text: string) => plain.filter((value) => text.includes(value));

describe('reading', () => {
  it('answers no role a whole name, number or address, at any endpoint', async () => {
    const found: string[] = [];
    let answered = 0;
    for (const { id, url } of addresses()) {
      for (const role of roles) {
        const answer = await on.request(role, { method: 'GET', url });
        if (answer.statusCode === 200) answered += 1;
        const seen = leaks(answer.rawPayload.toString('utf8'));
        if (seen.length > 0) found.push(`${role} at ${id}: ${seen.join(', ')}`);
      }
    }
    expect(found).toEqual([]);
    expect(answered).toBeGreaterThan(60);
  });

  it('answers not even the person itself', async () => {
    const own: Outsider = made.representative;
    for (const { url } of addresses()) {
      const answer = await own.send('GET', url);
      expect(leaks(answer.rawPayload.toString('utf8'))).toEqual([]);
    }
    expect((await own.send('GET', '/api/my/person')).json().person.name).toBe('诸**掩');
  });
});
