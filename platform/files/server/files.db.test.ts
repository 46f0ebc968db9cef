import { createHash, randomUUIDv7 } from 'node:crypto';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '#platform/access/contract/roles.ts';
import type { ZoneRef } from '#platform/access/server/zone.ts';
import { type TestPlatform, testPlatform } from '#testing/database.ts';
import type { FileView } from '../contract/file-view.ts';
import { attachFiles, detachFile, eraseFile, listAttachedFiles } from './attached-files.ts';
import { listContents, putContent, readContent, verifyContents } from './backup-contents.ts';
import { exifSegment, jpeg, pdf, png } from './inspect/samples.fixture.ts';
import { collectGarbage } from './jobs.ts';
import { joinPurposes } from './purpose.ts';
import { testPurposes, trialPart } from './purposes.fixture.ts';

let test: TestPlatform;
beforeAll(async () => {
  test = await testPlatform({ extra: [trialPart] });
});
afterAll(() => test.close());

interface Sending {
  purpose?: string;
  name?: string;
  role?: Role;
  zone?: ZoneRef;
}

const send = (
  bytes: Buffer,
  { purpose = 'trial.letter', name = '授权书.pdf', role = 'officer', zone = test.zoneA }: Sending = {},
) =>
  test.request(role, {
    method: 'POST',
    url: `/api/files?${new URLSearchParams({ purpose, name })}`,
    headers: { 'content-type': 'application/octet-stream' },
    payload: bytes,
    zone,
  });

const sent = async (bytes: Buffer, sending: Sending = {}): Promise<FileView> => {
  const answer = await send(bytes, sending);
  expect([answer.statusCode, answer.statusCode === 200 ? '' : answer.body]).toEqual([200, '']);
  return answer.json();
};

const fetchFile = (id: string, role: Role = 'officer', { zone = test.zoneA, query = '' } = {}) =>
  test.request(role, { method: 'GET', url: `/api/files/${id}${query}`, zone });

const rows = async <T>(text: string): Promise<T[]> => {
  const client = await test.connect('superuser');
  try {
    return (await client.query(text)).rows as T[];
  } finally {
    await client.end();
  }
};

const blobs = async (): Promise<string[]> => {
  const names = await readdir(join(test.platform.dataDir, 'files'), { recursive: true }).catch(() => []);
  return names.filter((name) => /[0-9a-f]{64}$/.test(name));
};

const attach = (id: string, record = 'case-1', zone = test.zoneA) =>
  test.platform.database.transaction(zone.id, async (tx) => {
    const [file] = (await sql<{ uploaded_by: string }>`select uploaded_by from files.file where id = ${id}`.execute(tx))
      .rows;
    await attachFiles(
      tx,
      { type: 'trial.case', id: record },
      {
        fileIds: [id],
        purpose: 'trial.letter',
        uploadedBy: file?.uploaded_by ?? randomUUIDv7(),
      },
    );
  });

/** A PDF that no other test has sent. */
const fresh = () => pdf([`(number ${randomUUIDv7()})`]);

describe('a file that is sent', () => {
  it('comes back byte for byte, as a download in which nothing can run', async () => {
    const bytes = fresh();
    const file = await sent(bytes);
    expect(file).toMatchObject({ name: '授权书.pdf', type: 'pdf', bytes: bytes.length, state: 'kept', scan: 'none' });
    const answer = await fetchFile(file.id);
    expect(answer.rawPayload.equals(bytes)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'content-disposition': "attachment; filename*=UTF-8''%E6%8E%88%E6%9D%83%E4%B9%A6.pdf",
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'none'",
      'cache-control': 'no-store',
    });
    const shown = await fetchFile(file.id, 'officer', { query: '?inline=1' });
    expect(shown.headers['content-disposition']).toMatch(/^inline;/);
    expect(shown.headers['content-security-policy']).toBe("sandbox; default-src 'none'; frame-ancestors 'none'");
  });

  it('is never shown within the browser when it is a table', async () => {
    const file = await sent(Buffer.from('a,b\n1,2\n'), { purpose: 'trial.table', name: 'a.csv' });
    const answer = await fetchFile(file.id, 'officer', { query: '?inline=1' });
    expect(answer.headers['content-disposition']).toMatch(/^attachment;/);
  });

  it('lies on the disk as ciphertext under a name that says nothing, readable by nobody else', async () => {
    const bytes = fresh();
    const before = new Set(await blobs());
    await sent(bytes);
    const [name = ''] = (await blobs()).filter((one) => !before.has(one));
    const path = join(test.platform.dataDir, 'files', name);
    const stored = await readFile(path);
    expect(stored.includes('number')).toBe(false);
    expect(name).not.toContain(createHash('sha256').update(bytes).digest('hex'));
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect((await stat(join(test.platform.dataDir, 'files'))).mode & 0o777).toBe(0o700);
    expect(await readdir(join(test.platform.dataDir, 'files', 'drafts'))).toEqual([]);
  });

  it('keeps no name of it in plain text in the database or the journal', async () => {
    await sent(fresh(), { name: '张三身份证.pdf' });
    const found = await rows<{ all: string }>(
      "select coalesce(string_agg(f::text, ' '), '') as all from files.file f union all select string_agg(e::text, ' ') from journal.entry e",
    );
    for (const { all } of found) expect(all).not.toContain('张三');
  });

  it('leaves an entry for coming, for each protected fetch and for going', async () => {
    const file = await sent(fresh());
    await fetchFile(file.id);
    await test.request('officer', { method: 'DELETE', url: `/api/files/${file.id}` });
    const entries = await rows<{ action: string }>(
      `select action from journal.entry where subject_id = '${file.id}' order by position`,
    );
    expect(entries.map(({ action }) => action)).toEqual(['files.uploadFile', 'files.downloadFile', 'files.removeFile']);
    expect((await fetchFile(file.id)).statusCode).toBe(404);
  });

  it('loses place and owner when it is a picture, and is stored and hashed as cleaned', async () => {
    const file = await sent(jpeg({ before: [exifSegment(6)] }), { name: 'photo.jpg' });
    expect(file.flags).toEqual(['metadataRemoved']);
    const answer = await fetchFile(file.id);
    expect(answer.rawPayload.includes('SecretCamera')).toBe(false);
    expect(answer.rawPayload.length).toBe(file.bytes);
    const [row] = await rows<{ sha256: Buffer }>(`select sha256 from files.file where id = '${file.id}'`);
    expect(row?.sha256).toEqual(createHash('sha256').update(answer.rawPayload).digest());
  });
});

describe('who may what', () => {
  it('says the same of absent, foreign, unattached and not permitted files', async () => {
    const file = await sent(fresh());
    const closed = await sent(fresh());
    await attach(closed.id, 'closed');
    const answers = await Promise.all([
      fetchFile('018f0000-0000-7000-8000-0000000000ff'),
      fetchFile(file.id, 'officer', { zone: test.zoneB }),
      fetchFile(file.id, 'departmentHead'),
      fetchFile(closed.id),
      fetchFile(file.id, 'systemAdmin'),
    ]);
    const said = answers.map((answer) => ({ ...answer.json().error, trace: '' }));
    expect(answers.map((answer) => answer.statusCode)).toEqual([404, 404, 404, 404, 404]);
    expect(new Set(said.map((one) => JSON.stringify(one))).size).toBe(1);
  });

  it('lets the owner of the record decide once it is attached', async () => {
    const file = await sent(fresh());
    await attach(file.id);
    expect((await fetchFile(file.id, 'departmentHead')).statusCode).toBe(200);
    expect((await fetchFile(file.id, 'leader')).statusCode).toBe(404);
    expect((await test.request('officer', { method: 'DELETE', url: `/api/files/${file.id}` })).statusCode).toBe(404);
  });

  it('attaches a file once, only for who sent it and for its purpose', async () => {
    const file = await sent(fresh());
    await attach(file.id);
    await expect(attach(file.id, 'case-2')).rejects.toMatchObject({ code: 'files.notAttachable' });
    const other = await sent(fresh(), { zone: test.zoneB });
    await expect(attach(other.id)).rejects.toMatchObject({ code: 'files.notAttachable' });
  });

  it('knows no purpose that the role may not use', async () => {
    for (const sending of [{ role: 'leader' as const }, { purpose: 'trial.other' }]) {
      expect((await send(fresh(), sending)).json().error.code).toBe('files.noSuchPurpose');
    }
    const offered = async (role: Role) => {
      const answer = await test.request(role, { method: 'GET', url: '/api/files/purposes' });
      const names = answer.json().purposes.map(({ name }: { name: string }) => name);
      return names.filter((name: string) => name.startsWith('trial.'));
    };
    expect(await offered('officer')).toEqual(['trial.letter', 'trial.table']);
    expect(await offered('leader')).toEqual([]);
  });

  it('shows a zone nothing of bytes that another zone holds already', async () => {
    const bytes = fresh();
    const one = await sent(bytes);
    const other = await sent(bytes, { zone: test.zoneB });
    const shape = ({ id: _id, uploadedAt: _at, ...rest }: FileView) => rest;
    expect(shape(other)).toEqual(shape(one));
    const hash = createHash('sha256').update(bytes).digest('hex');
    const contents = await rows<{ location: string }>(`select location from files.content where sha256 = '\\x${hash}'`);
    expect(new Set(contents.map(({ location }) => location)).size).toBe(2);
  });
});

describe('what is refused', () => {
  it('stops at the limit of the purpose while it comes in, and leaves nothing', async () => {
    const before = (await blobs()).length;
    const answer = await send(Buffer.concat([fresh(), Buffer.alloc(2 * 1_048_576)]));
    expect([answer.statusCode, answer.json().error.code]).toEqual([413, 'files.tooLarge']);
    expect((await blobs()).length).toBe(before);
    expect(await readdir(join(test.platform.dataDir, 'files', 'drafts'))).toEqual([]);
  });

  it.each([
    ['no bytes', Buffer.alloc(0), 'a.pdf', 'files.empty'],
    ['another kind than the purpose takes', Buffer.from('a'), 'a.txt', 'files.typeNotAllowed'],
    ['a name without an ending', Buffer.from('a'), 'pdf', 'files.typeNotAllowed'],
    ['a name that lies', png(), 'a.pdf', 'files.nameDisagrees'],
    ['content that lies', Buffer.from('GIF89a'), 'a.png', 'files.unknownContent'],
  ])('says why it refuses %s', async (_what, bytes, name, code) => {
    expect((await send(bytes, { name })).json().error.code).toBe(code);
  });

  it('takes bytes only, and only from this site', async () => {
    const url = '/api/files?purpose=trial.letter&name=a.pdf';
    const form = await test.request('officer', { method: 'POST', url, payload: { a: 1 } });
    expect([form.statusCode, form.json().error.code]).toEqual([400, 'http.malformedBody']);
    const foreign = await test.request('officer', {
      method: 'POST',
      url,
      headers: { 'content-type': 'application/octet-stream', 'sec-fetch-site': 'cross-site' },
      payload: fresh(),
    });
    expect(foreign.json().error.code).toBe('http.foreignOrigin');
  });
});

describe('removing and erasing', () => {
  const garbage = () => collectGarbage(() => joinPurposes(Object.values(testPurposes))).run({}, test.platform);

  it('shares equal bytes within the zone, and clears them away seven days after the last file went', async () => {
    const bytes = fresh();
    const [one, other] = [await sent(bytes), await sent(bytes)];
    const hash = createHash('sha256').update(bytes).digest('hex');
    const contents = () => rows(`select 1 from files.content where sha256 = '\\x${hash}'`);
    expect(await contents()).toHaveLength(1);
    const now = test.platform.now();
    await test.request('officer', { method: 'DELETE', url: `/api/files/${one.id}` });
    expect((await fetchFile(other.id)).rawPayload.equals(bytes)).toBe(true);
    await attach(other.id);
    await test.platform.database.transaction(test.zoneA.id, (tx) => detachFile(tx, other.id, now.toString()));
    await garbage();
    expect(await contents()).toHaveLength(1);
    test.setNow(now.add({ hours: 24 * 8 }).toString());
    await garbage();
    expect(await contents()).toEqual([]);
    test.setNow(now.toString());
    expect((await verifyContents(test.platform)).problems).toEqual([]);
  });

  it('erases so that neither the disk nor a copy of it opens again', async () => {
    const file = await sent(fresh());
    await attach(file.id, 'case-erased');
    const [content] = await rows<{ zoneId: string; id: string; location: string; sealedKey: string }>(
      `select c.zone_id as "zoneId", c.id, c.location, c.sealed_key as "sealedKey" from files.content c
        join files.file f on f.content_id = c.id where f.id = '${file.id}'`,
    );
    if (content === undefined) throw new Error('no content');
    const copy = await buffer(readContent(test.platform, content.location));
    const at = test.platform.now().toString();
    const finish = await test.platform.database.transaction(test.zoneA.id, (tx) =>
      eraseFile(tx, test.platform.files, { fileId: file.id, at }),
    );
    await finish();
    expect(await test.platform.files.blobs.size(content.location)).toBeUndefined();
    await putContent(test.platform, content.location, [copy]);
    await expect(buffer(test.platform.files.open(content))).rejects.toMatchObject({ code: 'files.erased' });
    await test.platform.files.blobs.remove(content.location);
    expect(
      await listAttachedFiles(test.platform.database.forZone(test.zoneA.id), test.platform.files, {
        type: 'trial.case',
        id: 'case-erased',
      }),
    ).toEqual([]);
  });

  it('removes what was sent for no record, but not where files stand alone', async () => {
    const lost = await sent(fresh());
    const alone = await sent(Buffer.from(`x,y\n${randomUUIDv7()},2\n`), { purpose: 'trial.table', name: 'a.csv' });
    const now = test.platform.now();
    test.setNow(now.add({ hours: 24 * 8 }).toString());
    await garbage();
    const states = await rows<{ id: string; state: string }>(
      `select id, state from files.file where id in ('${lost.id}', '${alone.id}') order by id`,
    );
    test.setNow(now.toString());
    expect(states.map(({ state }) => state)).toEqual(['removed', 'kept']);
  });

  it('sweeps blobs that no content knows, when they are a day old', async () => {
    const stray = 'ab'.repeat(32);
    await putContent(test.platform, stray, [Buffer.from('x')]);
    await garbage();
    expect(await test.platform.files.blobs.size(stray)).toBe(1);
    const now = test.platform.now();
    test.setNow(now.add({ hours: 25 }).toString());
    await garbage();
    test.setNow(now.toString());
    expect(await test.platform.files.blobs.size(stray)).toBeUndefined();
  });
});

describe('backup and verification', () => {
  it('lists every content of every zone, and copies that are put back verify', async () => {
    await sent(fresh());
    await sent(fresh(), { zone: test.zoneB });
    const listed = [];
    for await (const content of listContents(test.platform)) listed.push(content);
    const [known] = await rows<{ count: string }>('select count(*) from files.content');
    expect(listed.length).toBe(Number(known?.count));
    expect(new Set(listed.map(({ zoneId }) => zoneId)).size).toBe(2);
    const [first] = listed;
    if (first === undefined) throw new Error('nothing is listed');
    const copy = await buffer(readContent(test.platform, first.location));
    await test.platform.files.blobs.remove(first.location);
    expect((await verifyContents(test.platform)).problems).toMatchObject([{ id: first.id, problem: 'missing' }]);
    await putContent(test.platform, first.location, [copy]);
    expect((await verifyContents(test.platform)).problems).toEqual([]);
  });

  it('finds a single changed bit, a cut end and an exchanged content', async () => {
    const places = [];
    for (let index = 0; index < 3; index += 1) {
      const file = await sent(fresh());
      const [row] = await rows<{ location: string }>(
        `select c.location from files.content c join files.file f on f.content_id = c.id where f.id = '${file.id}'`,
      );
      places.push(row?.location ?? '');
    }
    const path = (location: string) =>
      join(test.platform.files.blobs.root, location.slice(0, 2), location.slice(2, 4), location);
    const [flipped = '', cut = '', exchanged = ''] = places;
    const bytes = await readFile(path(flipped));
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    await writeFile(path(exchanged), await readFile(path(flipped)));
    await writeFile(path(flipped), bytes);
    await writeFile(path(cut), (await readFile(path(cut))).subarray(0, -1));
    const { problems } = await verifyContents(test.platform);
    expect(problems.map(({ location }) => location).sort()).toEqual([...places].sort());
    expect(new Set(problems.map(({ problem }) => problem))).toEqual(new Set(['damaged']));
    for (const location of places) await test.platform.files.blobs.remove(location);
  });
});

describe('the administrator', () => {
  it('sees counts and space, and no names', async () => {
    const answer = await test.request('systemAdmin', { method: 'GET', url: '/api/files/overview' });
    expect(answer.json()).toMatchObject({ scanner: 'none', disk: { readOnly: false } });
    expect(answer.json().usedBytes).toBeGreaterThan(0);
    expect(answer.body).not.toContain('授权书');
  });
});
