import { readXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { bytesOf } from '../contract/bytes.ts';
import { leafOf } from '../contract/canonical-entry.ts';
import { verifyInclusion } from '../contract/merkle.ts';
import type { EntryDetail, EntryPage } from '../contract/reading.ts';
import { sealedEntryOf } from '../contract/sealed-entry.ts';
import { checkNow } from './check-now.ts';
import { verifyJournalJob } from './jobs.ts';
import { recordEntry } from './record-entry.ts';
import { sealSettled } from './seal.fixture.ts';

let test: TestPlatform;
const ids: string[] = [];
let account = '';

const base = '/api/journal';
const get = async <T>(url: string, zone = test.zoneA): Promise<T> => {
  const answer = await test.request('auditAdmin', { method: 'GET', url: `${base}/${url}`, zone });
  if (answer.statusCode !== 200) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`);
  return answer.json() as T;
};
const page = (query = '', zone = test.zoneA) => get<EntryPage>(`entries?${query}`, zone);
const mine = async (query: string) => (await page(`subjectType=test.thing&${query}`)).entries.map((one) => one.id);

beforeAll(async () => {
  test = await testPlatform();
  const client = await test.connect('superuser');
  const { rows } = await client.query<{ id: string }>(
    "select id from auth.account where zone_id = $1 and login = 'officer'",
    [test.zoneA.id],
  );
  await client.end();
  account = rows[0]?.id ?? '';
  for (let index = 0; index < 6; index += 1) {
    const zoneId = index === 5 ? test.zoneB.id : test.zoneA.id;
    ids.push(
      await test.platform.database.transaction(zoneId, (tx) =>
        recordEntry(tx, {
          ...{ zoneId, at: `2026-11-0${index + 1}T16:30:00.000Z`, trace: 't1', ip: `10.0.0.${index}` },
          action: index === 2 ? 'test.unknownDeed' : 'parties.registerFirm',
          actor:
            index === 0
              ? { kind: 'system', accountId: null, role: null }
              : { kind: 'account', accountId: account, role: 'officer' },
          ...{ subject: { type: 'test.thing', id: index < 3 ? 'a' : 'b' }, reason: index === 3 ? '=1+1 更正' : '登记' },
          ...{ before: { name: '甲' }, after: { name: `乙${index}`, share: '50%' } },
        }),
      ),
    );
  }
});
afterAll(() => test.close());

const [zero, one, two, three, four] = ([0, 1, 2, 3, 4] as const).map((index) => () => ids[index] ?? '') as [
  () => string,
  () => string,
  () => string,
  () => string,
  () => string,
];

describe('the list of entries', () => {
  it('is newest first, names actions and accounts, and shows no other zone', async () => {
    const { entries, next, counted } = await page('subjectType=test.thing');
    expect(entries.map((entry) => entry.id)).toEqual([four(), three(), two(), one(), zero()]);
    expect({ next, counted }).toEqual({ next: null, counted: 5 });
    expect(entries[0]).toMatchObject({ actionName: '登记一家企业', accountName: '测试officer', number: null });
    expect(entries[2]).toMatchObject({ action: 'test.unknownDeed', actionName: 'test.unknownDeed' });
    expect(entries[4]).toMatchObject({ actorKind: 'system', accountName: null });
    expect((await page('subjectType=test.thing', test.zoneB)).counted).toBe(1);
  });

  it('goes on from the last entry without gap or overlap', async () => {
    const seen: string[] = [];
    let after = '';
    do {
      const { entries, next, counted } = await page(`subjectType=test.thing&limit=2${after && `&after=${after}`}`);
      expect(counted).toBe(5);
      seen.push(...entries.map((entry) => entry.id));
      after = next ?? '';
    } while (after !== '');
    expect(seen).toEqual([four(), three(), two(), one(), zero()]);
  });

  it('narrows by days of China, account, action, record, address and words', async () => {
    expect(await mine('from=2026-11-03&to=2026-11-04')).toEqual([two(), one()]);
    expect(await mine(`account=${account}`)).toHaveLength(4);
    expect(await mine('action=test.unknownDeed')).toEqual([two()]);
    expect(await mine('subjectId=b')).toEqual([four(), three()]);
    expect(await mine('ip=10.0.0.1')).toEqual([one()]);
    expect(await mine('q=%E6%9B%B4%E6%AD%A3')).toEqual([three()]);
    expect(await mine('q=%E4%B9%992')).toEqual([two()]);
    expect(await mine('q=50%25')).toHaveLength(5);
    expect(await mine('q=5_%25')).toEqual([]);
  });

  it('gives the history of one record', async () => {
    const { entries } = await get<EntryPage>('subjects/test.thing/b');
    expect(entries.map((entry) => entry.id)).toEqual([four(), three()]);
  });

  it('offers the actions and accounts that occur', async () => {
    const filters = await get<{ actions: { action: string; name: string }[]; accounts: unknown[] }>('filters');
    expect(filters.actions).toContainEqual({ action: 'parties.registerFirm', name: '登记一家企业' });
    expect(filters.accounts).toContainEqual({ id: account, name: '测试officer' });
  });

  it('is closed to every other role', async () => {
    for (const role of ['systemAdmin', 'securityAdmin', 'leader', 'anonymous'] as const) {
      const answer = await test.request(role, { method: 'GET', url: `${base}/entries` });
      expect([401, 403]).toContain(answer.statusCode);
    }
  });
});

describe('one entry', () => {
  it('is unknown to another zone as one that never was', async () => {
    const ask = (id: string) =>
      test.request('auditAdmin', { method: 'GET', url: `${base}/entries/${id}`, zone: test.zoneB });
    const [foreign, absent] = [await ask(one()), await ask('018f0000-0000-7000-8000-0000000000ff')];
    expect([foreign.statusCode, absent.statusCode]).toEqual([404, 404]);
    expect(foreign.json().code).toBe(absent.json().code);
  });

  it('comes unsealed first, and then with a proof that the reader checks alone', async () => {
    expect(await get<EntryDetail>(`entries/${one()}`)).toMatchObject({ seal: null, before: '{"name":"甲"}' });
    await sealSettled(test.platform);
    await test.request('auditAdmin', { method: 'GET', url: `${base}/entries/export` });
    await sealSettled(test.platform);
    const entry = await get<EntryDetail>(`entries/${one()}`);
    const { seal } = entry;
    if (seal === null) throw new Error('not sealed');
    expect(seal).toMatchObject({ sealedBy: 0, head: { number: 1 } });
    const hex = (text: string) => bytesOf(text) ?? new Uint8Array();
    const leaf = leafOf(sealedEntryOf(entry));
    expect(Buffer.from(leaf).toString('hex')).toBe(seal.leaf);
    const proof = {
      number: seal.number,
      size: seal.head.size,
      leaf,
      path: seal.path.map(hex),
      root: hex(seal.head.root),
    };
    expect(verifyInclusion(proof)).toBe(true);
    expect(verifyInclusion({ ...proof, leaf: leafOf(sealedEntryOf({ ...entry, reason: '别的' })) })).toBe(false);
  });
});

describe('the export', () => {
  it('holds what is filtered, marked, harmless to a spreadsheet, and is itself an entry', async () => {
    const url = `${base}/entries/export?subjectType=test.thing&subjectId=b&q=${encodeURIComponent('乙')}`;
    const answer = await test.request('auditAdmin', { method: 'GET', url });
    expect(decodeURIComponent(String(answer.headers['content-disposition']))).toMatch(/甲测试区审计日志-.*\.xlsx/);
    const { sheets } = await readXlsx(answer.rawPayload);
    const rows = sheets[0]?.rows ?? [];
    expect(rows).toHaveLength(5);
    expect(String(rows[0]?.[0])).toMatch(
      /导出人：测试auditAdmin（auditadmin）.*编号：\d{8}-[0-9A-Z]{6}.*对象编号 b、内容或理由 乙/,
    );
    expect(rows[1]?.[0]).toBe('时间');
    expect(rows[3]?.[6]).toBe('=1+1 更正');
    expect(rows[3]?.[0]).toBe('2026-11-05 00:30:00.000');
    const { entries } = await page('action=journal.exportEntries&limit=1');
    const detail = await get<EntryDetail>(`entries/${entries[0]?.id}`);
    const kept = JSON.parse(detail.after ?? '');
    expect(kept).toMatchObject({ rows: 2, list: 'journal.exportEntries' });
    expect(kept.filter).toMatch(/对象编号 b；内容或理由 …$/);
    expect(detail.after).not.toContain('乙');
  });
});

describe('the heads', () => {
  it('come newest first, with what the nightly check found', async () => {
    expect(await get('heads')).toMatchObject({ lastCheck: null });
    await verifyJournalJob.run({}, test.platform);
    const { heads, total, lastCheck } = await get<{ heads: { number: number }[]; total: number; lastCheck: object }>(
      'heads?limit=1',
    );
    expect(heads.map((head) => head.number)).toEqual([total - 1]);
    expect(lastCheck).toMatchObject({ occasion: 'schedule', outcome: { findings: 0 } });
    expect((await get<{ heads: unknown[] }>('heads?before=1')).heads).toHaveLength(1);
  });

  it('show what a check found wrong', async () => {
    const superuser = await test.connect('superuser');
    await superuser.query("update journal.entry set reason = 'x' where id = $1", [one()]);
    await superuser.end();
    await checkNow(test.platform, { occasion: 'command' });
    expect(await get('heads')).toMatchObject({
      lastCheck: { outcome: { findings: 1, list: [{ kind: 'entryChanged', entryId: one() }] } },
    });
  });
});
