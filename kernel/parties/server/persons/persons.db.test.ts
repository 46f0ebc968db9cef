import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());
describe('x', () => {
  it('registers', async () => {
    const a = await on.request('officer', {
      method: 'POST',
      url: '/api/parties/persons',
      payload: { name: '王小明', mobile: '100 0000 0001', idNumber: '11010519491231002X' },
    });
    console.log(a.json());
    const list = await on.request('leader', { method: 'GET', url: '/api/parties/persons' });
    console.log(JSON.stringify(list.json()));
    const u = await on.request('officer', {
      method: 'POST',
      url: `/api/parties/persons/${a.json().id}/unmask`,
      payload: { fields: ['mobile'], reason: '核对联系方式' },
    });
    console.log(u.statusCode, u.body);
    expect(1).toBe(1);
  });
});
