import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readKeyFile } from './key-file.ts';
import { type Keys, openKeys } from './keys.ts';

const zoneId = '018f0000-0000-7000-8000-00000000000a';
const personId = '018f0000-0000-7000-8000-000000000001';
const mobile = { zoneId, personId, field: 'mobile' };

let folder: string;
let keys: Keys;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keys-'));
  keys = await openKeys(folder);
});
afterEach(async () => {
  keys.close();
  await rm(folder, { recursive: true });
});

describe('a key file', () => {
  it('is made once, also by many starts at a time, readable by its owner only', async () => {
    let made = 0;
    const make = () => {
      made += 1;
      return { number: made };
    };
    const answers = await Promise.all(Array.from({ length: 8 }, () => readKeyFile(folder, 'one.json', make)));
    expect(new Set(answers.map(({ number }) => number)).size).toBe(1);
    expect((await stat(join(folder, 'keys', 'one.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(folder, 'keys'))).mode & 0o777).toBe(0o700);
    expect((await readdir(join(folder, 'keys'))).sort()).toEqual(['installation.json', 'one.json', 'persons.sqlite']);
  });

  it('that is damaged is named and never replaced', async () => {
    const file = join(folder, 'keys', 'two.json');
    await writeFile(file, '{"half":');
    await expect(readKeyFile(folder, 'two.json', () => ({}))).rejects.toMatchObject({
      code: 'keys.unreadable',
      params: { file },
    });
    expect(await readFile(file, 'utf8')).toBe('{"half":');
  });
});

describe('secrets of the installation', () => {
  it('open after the next start, and only as what they are', async () => {
    const sealed = keys.seal('JBSWY3DPEHPK3PXP', 'auth.totp/1');
    keys.close();
    keys = await openKeys(folder);
    expect(keys.open(sealed, 'auth.totp/1')).toBe('JBSWY3DPEHPK3PXP');
    expect(() => keys.open(sealed, 'auth.totp/2')).toThrow(expect.objectContaining({ code: 'keys.wrongKey' }));
  });

  it('open after the cipher was changed', async () => {
    const sealed = keys.seal('kept', 'x');
    keys.close();
    keys = await openKeys(folder, 'sm4-gcm');
    expect(keys.open(sealed, 'x')).toBe('kept');
    expect(keys.seal('kept', 'x')).toMatch(/^y1\.s\./);
  });

  it('do not open in another installation', async () => {
    const other = await mkdtemp(join(tmpdir(), 'keys-'));
    const stranger = await openKeys(other);
    expect(() => stranger.open(keys.seal('x', 'y'), 'y')).toThrow(expect.objectContaining({ code: 'keys.wrongKey' }));
    stranger.close();
    await rm(other, { recursive: true });
  });

  it('derive apart by purpose, and digests apart by zone and field', () => {
    expect(keys.derive('a')).toEqual(keys.derive('a'));
    expect(keys.derive('a')).not.toEqual(keys.derive('b'));
    const digest = (zone: string, field: string, plain: string) =>
      keys.digest({ zoneId: zone, field }, plain).toString('hex');
    const digests = [
      digest('a', 'mobile', '1'),
      digest('b', 'mobile', '1'),
      digest('a', 'id', '1'),
      digest('a', 'mobile', '2'),
    ];
    expect(new Set(digests).size).toBe(4);
    expect(digest('a', 'mobile', '1')).toBe(digests[0]);
  });
});

describe('keys of persons', () => {
  it('open a field of their person only, also after the next start', async () => {
    const sealed = keys.persons.encrypt(mobile, '13800138000');
    keys.close();
    keys = await openKeys(folder);
    expect(keys.persons.decrypt(mobile, sealed)).toBe('13800138000');
    const wrong = expect.objectContaining({ code: 'keys.wrongKey' });
    keys.persons.encrypt({ ...mobile, personId: zoneId }, 'another');
    expect(() => keys.persons.decrypt({ ...mobile, personId: zoneId }, sealed)).toThrow(wrong);
    expect(() => keys.persons.decrypt({ ...mobile, field: 'idNumber' }, sealed)).toThrow(wrong);
    expect(() => keys.persons.decrypt({ ...mobile, zoneId: personId }, sealed)).toThrow(wrong);
  });

  it('are destroyed for ever, once, and say when', async () => {
    const sealed = keys.persons.encrypt(mobile, '13800138000');
    const row = await readFile(join(folder, 'keys', 'persons.sqlite'), 'latin1');
    const wrapped = /y1\.a\.[\w-]{60,}/.exec(row)?.[0] ?? 'no key stands in the file';
    expect(row).toContain(wrapped);
    expect(keys.persons.erase(zoneId, personId, '2026-11-21T02:00:00.000Z')).toBe(true);
    expect(keys.persons.erase(zoneId, personId, '2026-11-22T02:00:00.000Z')).toBe(false);
    expect(keys.persons.erasedAt(zoneId, personId)).toBe('2026-11-21T02:00:00.000Z');
    expect(keys.persons.listErased(zoneId)).toEqual([{ personId, at: '2026-11-21T02:00:00.000Z' }]);
    expect(keys.persons.listErased(personId)).toEqual([]);
    expect(keys.persons.decrypt(mobile, sealed)).toBeNull();
    expect(() => keys.persons.encrypt(mobile, 'again')).toThrow(expect.objectContaining({ code: 'keys.personErased' }));
    expect(await readFile(join(folder, 'keys', 'persons.sqlite'), 'latin1')).not.toContain(wrapped);
  });

  it('are one key for one person, however many processes ask first', async () => {
    const second = await openKeys(folder);
    const sealed = [keys.persons.encrypt(mobile, 'a'), second.persons.encrypt(mobile, 'b')];
    expect(keys.persons.decrypt(mobile, sealed[1] ?? '')).toBe('b');
    expect(second.persons.decrypt(mobile, sealed[0] ?? '')).toBe('a');
    second.close();
  });

  it('can be erased before any was made: nothing is written of that person afterwards', () => {
    expect(keys.persons.erase(zoneId, personId, '2026-11-21T02:00:00.000Z')).toBe(true);
    expect(() => keys.persons.encrypt(mobile, 'x')).toThrow(expect.objectContaining({ code: 'keys.personErased' }));
  });
});
