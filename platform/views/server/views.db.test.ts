import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { mostViews, type SavedView } from '../contract/endpoints.ts';

let on: TestPlatform;
beforeAll(async () => {
  on = await testPlatform();
});
afterAll(() => on.close());

const list = async (role: Role, name = 'firms'): Promise<SavedView[]> =>
  (await on.request(role, { method: 'GET', url: `/api/views?list=${name}` })).json().views;
const save = (role: Role, over: object = {}) =>
  on.request(role, {
    ...{ method: 'POST', url: '/api/views' },
    payload: { list: 'firms', name: '存续的', search: 'status=operating', shared: false, ...over },
  });
const remove = (role: Role, id: string) => on.request(role, { method: 'DELETE', url: `/api/views/${id}` });

describe('saved views', () => {
  it('are seen by who saved them, for the list that they are of', async () => {
    const saved = (await save('officer')).json();
    expect(await list('officer')).toEqual([saved]);
    expect(saved).toMatchObject({ name: '存续的', search: 'status=operating', shared: false });
    expect(await list('officer', 'persons')).toEqual([]);
    expect(await list('leader')).toEqual([]);
    expect((await save('officer')).json().error.code).toBe('views.nameTaken');
    // Another person may use the same name.
    expect((await save('leader')).statusCode).toBe(200);
  });

  it('are shared by few, and seen by all of the zone but of no other', async () => {
    const shared = { shared: true, name: '重点' };
    expect((await save('officer', shared)).json().error.code).toBe('views.sharingClosed');
    const view = (await save('departmentHead', shared)).json();
    expect((await list('officer')).at(-1)).toEqual(view);
    const other = await on.request('officer', { method: 'GET', url: '/api/views?list=firms', zone: on.zoneB });
    expect(other.json()).toEqual({ views: [] });
    expect((await save('departmentHead', shared)).statusCode).toBe(409);
    expect((await remove('officer', view.id)).json().error.code).toBe('views.viewUnknown');
    expect((await remove('systemAdmin', view.id)).statusCode).toBe(200);
    expect((await list('officer')).map(({ name }) => name)).toEqual(['存续的']);
  });

  it('are removed by who saved them; a foreign one is as absent', async () => {
    const [own] = await list('officer');
    const [absent, foreign] = [
      await remove('leader', '018f0000-0000-7000-8000-0000000000ff'),
      await remove('departmentHead', own?.id ?? ''),
    ];
    expect([absent.statusCode, foreign.statusCode]).toEqual([404, 404]);
    expect((await remove('officer', own?.id ?? '')).statusCode).toBe(200);
    expect(await list('officer')).toEqual([]);
  });

  it('are limited in number, and hold an address’s query only', async () => {
    for (let index = 0; index < mostViews; index += 1) {
      expect((await save('leader', { list: 'persons', name: `视图 ${index}` })).statusCode).toBe(200);
    }
    expect((await save('leader', { list: 'persons', name: '多一个' })).json().error.code).toBe('views.tooMany');
    for (const search of ['a=b#c', 'a b', 'x'.repeat(1_001)])
      expect((await save('leader', { search })).statusCode).toBe(422);
  });

  it('leave entries that tell neither name nor words', async () => {
    await save('officer', { name: '王小明', search: 'q=%E7%8E%8B' });
    const url = '/api/journal/entries?action=views.saveView&limit=1';
    const { entries } = (await on.request('auditAdmin', { method: 'GET', url })).json();
    const detail = (
      await on.request('auditAdmin', { method: 'GET', url: `/api/journal/entries/${entries[0].id}` })
    ).json();
    expect(JSON.parse(detail.after)).toEqual({ list: 'firms', shared: false });
  });
});
