import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DraftRow, DraftView } from '#platform/sheets/contract/draft.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { idNumberCheckCharacter } from '../../contract/person-id-number.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

const idNumber = (first17: string) => `${first17}${idNumberCheckCharacter(first17)}`;
const secret = [idNumber('37010019900101001'), '10000000301', 'geheim@example.test', '张导入'];

async function send(rows: (string | number | null)[][]) {
  const content = await writeXlsx({
    sheets: [{ name: '人员', rows: [['姓名', '联系电话', '身份证号码', '邮箱'], ...rows] }],
  });
  const answer = await on.request('officer', {
    ...{ method: 'POST', url: '/api/sheets/drafts?register=parties.person&name=p.xlsx', payload: Buffer.from(content) },
    headers: { 'content-type': 'application/octet-stream' },
  });
  return answer.json<DraftView>();
}
const ask = (method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) =>
  on.request('officer', { method, url: `/api/sheets/${url}`, ...(payload === undefined ? {} : { payload }) });

it('takes persons in without a plain trace, knows them again, and gives their numbers free when undone', async () => {
  const draft = await send([
    [secret[3] ?? '', `+86 ${secret[1]}`, secret[0] ?? '', 'Geheim@Example.test'],
    ['李导入', '20000000001', null, null],
    ['王导入', null, '370100199001010019', 'kein'],
    ['赵导入', secret[1] ?? '', null, null],
  ]);
  const { rows } = (await ask('GET', `drafts/${draft.id}/rows`)).json<{ rows: DraftRow[] }>();
  expect(rows.map(({ state, faults }) => [state, ...faults.map(({ code }) => code.split('.').at(-1))])).toEqual([
    ['good'],
    ['bad', 'mobileForm'],
    ['bad', 'emailForm', expect.stringMatching(/idNumberDoubted/)],
    ['bad', 'twiceInFile'],
  ]);
  const done = (await ask('POST', `drafts/${draft.id}/commit`, { revision: draft.revision, which: 'good' })).json();
  expect([done.batch.added, done.left]).toEqual([1, 3]);

  const client = await on.connect('superuser');
  const { rows: stored } = await client.query<{ line: string }>(`
    select r::text as line from sheets.import_record r union all select d::text from sheets.draft d
    union all select c::text from sheets.draft_chunk c union all select s::text from sheets.draft_step s
    union all select e::text from journal.entry e union all select o::text from platform.outbox o
    union all select p::text from parties.person p union all select n::text from parties.party_name n`);
  await client.end();
  const everything = stored.map(({ line }) => line).join('\n');
  expect(stored.length).toBeGreaterThan(5);
  for (const plain of secret) expect(everything.includes(plain)).toBe(false);

  const again = await send([[secret[3] ?? '', secret[1] ?? '', null, null]]);
  expect(again.summary).toMatchObject({ same: 1, add: 0, notices: 1 });
  await ask('DELETE', `drafts/${again.id}`);
  expect((await ask('POST', `batches/${done.batch.id}/undo`)).statusCode).toBe(200);
  const free = await send([[secret[3] ?? '', secret[1] ?? '', null, null]]);
  expect(free.summary).toMatchObject({ add: 1 });
});
