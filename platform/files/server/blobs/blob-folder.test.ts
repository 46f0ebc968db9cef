import { randomUUID } from 'node:crypto';
import { mkdtemp, readdir, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BlobFolder, openBlobFolder } from './blob-folder.ts';

let data: string;
let folder: BlobFolder;
beforeAll(async () => {
  data = await mkdtemp(join(tmpdir(), 'yuanshu-blobs-'));
  folder = openBlobFolder(data);
});
afterAll(() => rm(data, { recursive: true }));

const location = (digit: string) => digit.repeat(64);

describe('a folder of blobs', () => {
  it('is not there before the first blob', async () => {
    expect(await readdir(data)).toEqual([]);
    const listed = [];
    for await (const one of folder.list(Number.MAX_SAFE_INTEGER)) listed.push(one);
    expect(listed).toEqual([]);
    expect(await folder.sweepDrafts(Number.MAX_SAFE_INTEGER)).toBe(0);
  });

  it('gives a draft its place, readable by its owner alone', async () => {
    const draft = randomUUID();
    await folder.writeDraft(draft, [Buffer.from('one'), Buffer.from(' two')]);
    expect(await folder.size(location('a'))).toBeUndefined();
    await folder.keepDraft(draft, location('a'));
    expect((await buffer(folder.read(location('a')))).toString()).toBe('one two');
    expect(await readdir(join(data, 'files', 'drafts'))).toEqual([]);
    expect((await stat(join(data, 'files', 'aa', 'aa', location('a')))).mode & 0o777).toBe(0o600);
  });

  it('leaves nothing of a draft whose source breaks', async () => {
    const breaking = async function* () {
      yield Buffer.from('half');
      throw new Error('broken off');
    };
    await expect(folder.writeDraft(randomUUID(), breaking())).rejects.toThrow('broken off');
    expect(await readdir(join(data, 'files', 'drafts'))).toEqual([]);
  });

  it('lists and sweeps by age', async () => {
    await folder.writeDraft(randomUUID(), [Buffer.from('x')]);
    const old = randomUUID();
    await folder.writeDraft(old, [Buffer.from('x')]);
    await utimes(join(data, 'files', 'drafts', old), 1, 1);
    expect(await folder.sweepDrafts(10_000)).toBe(1);
    expect(await readdir(join(data, 'files', 'drafts'))).toHaveLength(1);
    await utimes(join(data, 'files', 'aa', 'aa', location('a')), 1, 1);
    const listed = [];
    for await (const one of folder.list(10_000)) listed.push(one);
    expect(listed).toEqual([location('a')]);
  });

  it('leads nowhere else', () => {
    for (const wrong of ['../../etc/passwd', 'A'.repeat(64), '', `${'a'.repeat(63)}/`]) {
      expect(() => folder.read(wrong)).toThrow(TypeError);
    }
    expect(() => folder.readDraft('../x')).toThrow(TypeError);
  });
});
