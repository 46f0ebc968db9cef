import { randomUUIDv7 } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { FormDefinition } from '../contract/form-definition.ts';
import { type FurnishedZone, furnishZone, inventedModule } from './furnished-zone.fixture.ts';

let on: TestPlatform;
let zone: FurnishedZone;
beforeAll(async () => {
  on = await testPlatform({ extra: [inventedModule] });
  on.setNow('2026-11-23T01:00:00Z');
  zone = await furnishZone(on);
});
afterAll(async () => {
  await zone.close();
  await on.close();
});

const call = (role: Role, method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) =>
  on.request(role, { method, url: `/api/forms${url}`, ...(payload === undefined ? {} : { payload }) });
const codeOf = (answer: { json(): { error?: { code: string } } }) => answer.json().error?.code;
const formFor = (subject: FormDefinition['subject']): FormDefinition => ({
  ...{ subject, parameters: [], statuses: [] },
  sections: [
    {
      ...{ title: '基本情况', reason: null },
      fields: [
        {
          ...{ kind: 'value', key: 'contact', name: '联系人', hint: null, required: 'always', shown: null, checks: [] },
          ...{ prefill: null, computed: null },
          type: { is: 'text', longest: 40, lines: 'one', personal: true },
        },
      ],
    },
  ],
});

async function published(key: string, definition: FormDefinition): Promise<void> {
  const head = { key, title: '测试表单', departmentId: zone.department };
  const { id } = (await call('officer', 'POST', '', { ...head, definition })).json();
  const sent = { revision: 1, from: '2026-11-23', reason: '首次发布' };
  expect((await call('departmentHead', 'POST', `/${id}/publication`, sent)).statusCode).toBe(200);
}

it('stores once what is sent twice at once, and numbers without gap what is sent together', async () => {
  await published('room', formFor('none'));
  const send = (clientId: string) =>
    call('officer', 'POST', '/fill/room', { clientId, version: 1, saidBy: '本人', values: { contact: '林小满' } });
  const once = randomUUIDv7();
  const ids = [once, once, once, randomUUIDv7(), randomUUIDv7()];
  const answers = await Promise.all(ids.map(send));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200, 200]);
  expect(new Set(answers.slice(0, 3).map((answer) => answer.json().id)).size).toBe(1);
  const rows = await zone.run('select sequence from forms.submission order by sequence');
  expect(rows.map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
});

it('refuses numbers and names that no row can hold', async () => {
  const draft = (more: object) =>
    call('officer', 'PUT', '/fill/room/draft', { revision: 0, version: 1, values: {}, ...more });
  for (const wrong of [{ version: 99_999_999_999 }, { revision: 99_999_999_999 }, { values: { 'a\u0000': 'x' } }]) {
    expect(codeOf(await draft(wrong))).toBe('http.invalidInput');
  }
});

it('opens the draft of a person that was merged since with the key under which it stands', async () => {
  await published('house', formFor('person'));
  const enter = async (name: string, mobile: string): Promise<string> => {
    const payload = { name, mobile };
    const answer = (await on.request('officer', { method: 'POST', url: '/api/parties/persons', payload })).json();
    return answer.id ?? answer.person?.id;
  };
  const [lost, kept] = [await enter('周一诺', '10000000002'), await enter('周一诺', '10000000003')];
  const draft = { partyId: lost, revision: 0, version: 1, values: { contact: '周一诺' } };
  expect((await call('officer', 'PUT', '/fill/house/draft', draft)).statusCode).toBe(200);
  // Both have a key: the survivor's opens nothing of the other's.
  await zone.run(`update parties.party set state = 'merged', merged_into = $2 where id = $1`, [lost, kept]);
  await zone.run('update forms.draft set party_id = $2 where party_id = $1', [lost, kept]);
  const opened = await call('officer', 'GET', `/fill/house?partyId=${kept}`);
  expect(opened.json().draft, opened.body).toMatchObject({ revision: 1, values: { contact: '周一诺' } });
  const again = await call('officer', 'PUT', '/fill/house/draft', { ...draft, partyId: kept, revision: 1 });
  expect(again.statusCode).toBe(200);
  const read = await call('officer', 'GET', `/fill/house?partyId=${kept}`);
  expect(read.json().draft).toMatchObject({ revision: 2, values: { contact: '周一诺' } });
});
