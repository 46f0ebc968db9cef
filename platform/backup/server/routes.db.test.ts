import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { saveRun } from './store/runs.ts';

let test: TestPlatform;

beforeAll(async () => {
  test = await testPlatform();
});
afterAll(() => test.close());

const list = async (role: 'systemAdmin' | 'auditAdmin' | 'officer', locale = 'zh-CN') => {
  const options = { method: 'GET', url: '/api/backup/runs', headers: { 'accept-language': locale } } as const;
  return test.request(role, options);
};
const times = { dueAt: null, startedAt: '2026-11-20T18:30:00.000Z', finishedAt: '2026-11-20T18:31:00.000Z' };

describe('the list of backups', () => {
  it('says that nothing is set up, and is read by system and audit administrators only', async () => {
    for (const role of ['systemAdmin', 'auditAdmin'] as const) {
      expect((await list(role)).json()).toEqual({ state: 'off', timetable: null, lastGoodAt: null, runs: [] });
    }
    expect((await list('officer')).statusCode).toBe(403);
  });

  it('tells good runs with their digests and failed ones with their reason in the reader’s language', async () => {
    const digests = { sha256: 'a'.repeat(64), sm3: 'b'.repeat(64) };
    const good = { kind: 'command' as const, succeeded: true, file: 'one.tar', bytes: 1024, ...digests, rows: 7 };
    await saveRun(test.platform.importer, { ...times, ...good, failure: null });
    const nothing = { file: null, bytes: null, sha256: null, sm3: null, rows: null };
    const failure = JSON.stringify({ code: 'backup.diskFull', params: { file: '/b/two.tar' } });
    const later = { ...times, startedAt: '2026-11-21T18:30:00.000Z', finishedAt: '2026-11-21T18:30:01.000Z' };
    await saveRun(test.platform.importer, { ...later, kind: 'manual', succeeded: false, ...nothing, failure });
    const zh = (await list('systemAdmin')).json();
    expect(zh).toMatchObject({ state: 'failing', lastGoodAt: times.startedAt, runs: [{ succeeded: false }, good] });
    expect(zh.runs[0].failure).toEqual({ code: 'backup.diskFull', message: '磁盘空间不足，/b/two.tar 未写成。' });
    const en = (await list('systemAdmin', 'en')).json();
    expect(en.runs[0].failure.message).toBe('The disk is full; /b/two.tar was not written.');
  });
});

describe('asking for a backup', () => {
  it('is refused where no folder is set, and to whoever may only read', async () => {
    const ask = (role: 'systemAdmin' | 'auditAdmin') =>
      test.request(role, { method: 'POST', url: '/api/backup/runs', payload: {} });
    expect((await ask('auditAdmin')).statusCode).toBe(403);
    const answer = await ask('systemAdmin');
    expect(answer.json().error.code).toMatch(/^(backup\.notConfigured|auth\.stepUpNeeded)$/);
  });
});
