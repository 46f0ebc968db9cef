import { execFileSync } from 'node:child_process';
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import { watchDisk } from './disk/disk-space.ts';
import { pdf } from './inspect/samples.fixture.ts';
import { collectGarbage, rescanFiles } from './jobs.ts';
import { joinPurposes } from './purpose.ts';
import { trialPart } from './purposes.fixture.ts';
import { type ClamdServer, eicar, startClamd } from './scan/clamd.fixture.ts';
import { clamdScanner } from './scan/clamd.ts';
import { defaultFileSettings } from './settings.ts';

const send = (test: TestPlatform, bytes: Buffer, role: Role = 'officer') =>
  test.request(role, {
    method: 'POST',
    url: '/api/files?purpose=trial.letter&name=a.pdf',
    headers: { 'content-type': 'application/octet-stream' },
    payload: bytes,
  });
const fresh = (inside = '') => pdf([`(${randomUUIDv7()} ${inside})`]);

async function count(test: TestPlatform, text: string): Promise<number> {
  const client = await test.connect('superuser');
  try {
    return Number((await client.query(text)).rows[0]?.count);
  } finally {
    await client.end();
  }
}

describe('quotas', () => {
  const size = fresh().length;
  let test: TestPlatform;
  beforeAll(async () => {
    const settings = { ...defaultFileSettings, personQuotaBytes: size * 5, zoneQuotaBytes: size * 7 };
    test = await testPlatform({ extra: [trialPart], files: { settings } });
  });
  afterAll(() => test.close());

  it('hold when 32 uploads of two people end at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 32 }, (_, index) => send(test, fresh(), index % 2 === 0 ? 'officer' : 'departmentHead')),
    );
    const codes = answers.map((answer) => (answer.statusCode === 200 ? 'taken' : answer.json().error.code));
    expect(codes.filter((code) => code === 'taken')).toHaveLength(7);
    const refused = new Set(codes.filter((code) => code !== 'taken'));
    expect([...refused].every((code) => code === 'files.personQuota' || code === 'files.zoneQuota')).toBe(true);
    expect(await count(test, "select bytes as count from files.usage where holder = 'zone'")).toBe(size * 7);
    expect(
      await count(test, "select max(bytes) as count from files.usage where holder = 'account'"),
    ).toBeLessThanOrEqual(size * 5);
    expect(await count(test, 'select count(*) from files.content')).toBe(7);
    const blobs = readdirSync(join(test.platform.dataDir, 'files'), { recursive: true }).map(String);
    expect(blobs.filter((name) => /[0-9a-f]{64}$/.test(name))).toHaveLength(7);
    expect(blobs.filter((name) => /drafts\/./.test(name))).toEqual([]);
  });

  it('give the space back when a file goes', async () => {
    const client = await test.connect('superuser');
    const { rows } = await client.query(
      "select f.id, a.role from files.file f join auth.account a on a.id = f.uploaded_by where state = 'kept' limit 1",
    );
    await client.end();
    const [file] = rows as { id: string; role: Role }[];
    await test.request(file?.role ?? 'officer', { method: 'DELETE', url: `/api/files/${file?.id}` });
    expect(await count(test, "select bytes as count from files.usage where holder = 'zone'")).toBe(size * 6);
    expect((await send(test, fresh(), file?.role)).statusCode).toBe(200);
  });
});

describe('a virus scanner', () => {
  let clamd: ClamdServer;
  let test: TestPlatform;
  let strict: TestPlatform;
  beforeAll(async () => {
    clamd = await startClamd();
    const scanner = clamdScanner({ host: '127.0.0.1', port: clamd.port });
    const settings = { ...defaultFileSettings, scannerDown: 'refuse' as const };
    [test, strict] = await Promise.all([
      testPlatform({ extra: [trialPart], files: { scanner } }),
      testPlatform({ extra: [trialPart], files: { scanner, settings } }),
    ]);
  });
  afterAll(async () => {
    await Promise.all([test.close(), strict.close()]);
    await clamd.close();
  });

  it('lets clean files in and says so', async () => {
    expect((await send(test, fresh())).json()).toMatchObject({ state: 'kept', scan: 'clean' });
  });

  it('locks away what is infected, keeps an entry, and gives it to nobody', async () => {
    const answer = await send(test, fresh(eicar));
    expect([answer.statusCode, answer.json().error.code]).toEqual([422, 'files.infected']);
    const overview = (await test.request('systemAdmin', { method: 'GET', url: '/api/files/overview' })).json();
    expect(overview).toMatchObject({ scanner: 'ready', quarantine: [{ finding: 'Eicar-Test-Signature' }] });
    const { id } = overview.quarantine[0];
    expect((await test.request('officer', { method: 'GET', url: `/api/files/${id}` })).statusCode).toBe(404);
    expect(
      await count(
        test,
        `select count(*) from journal.entry where action = 'files.quarantineFile' and subject_id = '${id}'`,
      ),
    ).toBe(1);
  });

  it('that is away holds files back until it has seen them', async () => {
    clamd.behave('error');
    const waiting = (await send(test, fresh())).json();
    const infected = (await send(test, fresh(eicar))).json();
    expect([waiting.state, infected.state]).toEqual(['pending', 'pending']);
    const fetched = () => test.request('officer', { method: 'GET', url: `/api/files/${waiting.id}` });
    expect((await fetched()).json().error.code).toBe('files.notScanned');
    await rescanFiles.run({}, test.platform);
    expect((await fetched()).statusCode).toBe(409);
    clamd.behave('right');
    await rescanFiles.run({}, test.platform);
    expect((await fetched()).statusCode).toBe(200);
    const quarantined = await test.request('officer', { method: 'GET', url: `/api/files/${infected.id}` });
    expect(quarantined.statusCode).toBe(404);
    expect(await count(test, "select count(*) from journal.entry where action = 'files.rescanFile'")).toBe(2);
  });

  it('has its quarantine cleared after thirty days', async () => {
    const left = () => count(test, "select count(*) from files.file where state = 'quarantined'");
    const garbage = collectGarbage(() => joinPurposes([]));
    const now = test.platform.now();
    test.setNow(now.add({ hours: 24 * 29 }).toString());
    await garbage.run({}, test.platform);
    expect(await left()).toBe(2);
    test.setNow(now.add({ hours: 24 * 31 }).toString());
    await garbage.run({}, test.platform);
    test.setNow(now.toString());
    expect(await left()).toBe(0);
  });

  it('that is away lets nothing in where the installation says so', async () => {
    clamd.behave('error');
    const answer = await send(strict, fresh());
    clamd.behave('right');
    expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'files.scannerDown']);
    expect(await count(strict, 'select count(*) from files.file')).toBe(0);
    expect(
      readdirSync(join(strict.platform.dataDir, 'files'), { recursive: true }).filter((name) =>
        String(name).includes('-'),
      ),
    ).toEqual([]);
  });
});

/** A small disk of its own; undefined where this process may not mount one. */
function smallDisk(megabytes: number): { folder: string; remove(): void } | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'yuanshu-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    folder,
    remove: () => {
      execFileSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true });
    },
  };
}

describe('a disk that fills', () => {
  let test: TestPlatform;
  const disk = smallDisk(4);
  const folder = disk?.folder ?? '/';
  const ballast = join(folder, 'ballast');
  let clock = 0;
  let blind = false;
  beforeAll(async () => {
    const watch = watchDisk(folder, { bytes: disk === undefined ? 0 : 1_048_576 }, { clock: () => clock });
    const look = {
      room: watch.room,
      readOnly: async () => !blind && (await watch.readOnly()),
      holds: async (bytes: number) => blind || (await watch.holds(bytes)),
    };
    const files = disk === undefined ? {} : { dataDir: folder, disk: look };
    test = await testPlatform({ extra: [trialPart], files });
  });
  afterAll(async () => {
    await test.close();
    disk?.remove();
  });
  const fill = (bytes: number) => {
    if (bytes === 0) rmSync(ballast);
    else writeFileSync(ballast, Buffer.alloc(bytes));
    clock += 2_000;
  };

  it('leaves neither file nor row when it is full in the middle of an upload', async (context) => {
    context.skip(disk === undefined, 'no file system can be mounted here');
    fill(3_000_000);
    blind = true;
    const answer = await send(test, pdf([randomBytes(950_000).toString('hex')]));
    expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'http.readOnly']);
    expect(readdirSync(join(folder, 'files'), { recursive: true }).map(String)).toEqual(['drafts']);
    expect(await count(test, 'select count(*) from files.file')).toBe(0);
    blind = false;
    fill(0);
  });

  it('lets everything be read and nothing be written, says so, and recovers by itself', async (context) => {
    context.skip(disk === undefined, 'no file system can be mounted here');
    const file = (await send(test, fresh())).json();
    const ready = async () => (await test.server.inject('/readyz')).json();
    expect(await ready()).toEqual({ status: 'ready' });
    fill(3_500_000);
    const refused = await send(test, fresh());
    expect([refused.statusCode, refused.json().error.code]).toEqual([503, 'http.readOnly']);
    expect(refused.headers['retry-after']).toBe('60');
    const removing = await test.request('officer', { method: 'DELETE', url: `/api/files/${file.id}` });
    expect(removing.json().error.code).toBe('http.readOnly');
    expect((await test.request('officer', { method: 'GET', url: `/api/files/${file.id}` })).statusCode).toBe(200);
    expect(await ready()).toEqual({ status: 'ready', writing: 'stopped: the disk is nearly full' });
    expect((await test.request('officer', { method: 'GET', url: '/api/session' })).json().account).not.toBeNull();
    expect((await test.request('officer', { method: 'DELETE', url: '/api/session' })).statusCode).toBe(200);
    test.forgetSessions();
    fill(0);
    expect((await send(test, fresh())).statusCode).toBe(200);
    expect(await ready()).toEqual({ status: 'ready' });
  });

  it('is answered the same when it is the database that has no room', async () => {
    const blobs = () =>
      readdirSync(join(test.platform.files.blobs.root), { recursive: true }).filter((name) =>
        /[0-9a-f]{64}$/.test(String(name)),
      );
    await send(test, fresh());
    const before = blobs();
    const client = await test.connect('superuser');
    await client.query(`create function files.no_room() returns trigger language plpgsql as
      $$ begin raise exception 'could not extend file' using errcode = '53100'; end $$;
      create trigger no_room before insert on files.file for each row execute function files.no_room()`);
    await client.end();
    const answer = await send(test, fresh());
    expect([answer.statusCode, answer.json().error.code]).toEqual([503, 'http.readOnly']);
    expect(blobs()).toEqual(before);
  });
});
