import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
  await on.cookieOf('officer');
  await on.cookieOf('systemAdmin');
});
afterAll(() => on.close());

const ask = (url: string, role: 'systemAdmin' | 'officer' = 'systemAdmin') => on.request(role, { method: 'GET', url });

it('exports exactly the accounts that match, with nothing that opens one', async () => {
  const query = '?role=officer&role=systemAdmin';
  const { accounts, total } = (await ask(`/api/accounts${query}`)).json();
  const answer = await ask(`/api/accounts/export${query}`);
  const [mark = [], header = [], ...rows] = (await readXlsx(answer.rawPayload)).sheets[0]?.rows ?? [];
  expect(String(mark[0])).toContain('角色 科室经办、系统管理员');
  const [login, id] = [header.indexOf('账户名'), header.indexOf('账户编号')];
  expect(rows).toHaveLength(total + 1);
  expect(rows.slice(0, -1).map((row) => [row[login], row[id]])).toEqual(
    accounts.map((one: { login: string; id: string }) => [one.login, one.id]),
  );
  expect(rows.flat().join()).not.toMatch(/scrypt|argon|\$/);
  expect((await ask(`/api/accounts/export${query}&format=pdfA4`)).headers['content-type']).toBe('application/pdf');
});

it('is for who may read the accounts', async () => {
  expect((await ask('/api/accounts/export', 'officer')).statusCode).toBe(403);
});
