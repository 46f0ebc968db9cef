import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openKeys } from '#platform/keys/server/keys.ts';
import { testFolder } from './folder.fixture.ts';
import { copyKeys, restoreKeys } from './keys-archive.ts';

const home = testFolder();
const passphrase = join(home, 'passphrase');
writeFileSync(passphrase, 'a passphrase of this test\n');
const [zoneId, here, gone] = ['zone', 'person-here', 'person-gone'];

it('keys come back from an encrypted copy, while the platform uses them', async () => {
  const keys = await openKeys(join(home, 'one'));
  const kept = keys.persons.encrypt({ zoneId, personId: here, field: 'phone' }, '13800000000');
  const lost = keys.persons.encrypt({ zoneId, personId: gone, field: 'phone' }, '13900000000');
  keys.persons.erase(zoneId, gone, '2026-11-21T00:00:00Z');
  const file = join(home, 'keys.sealed');
  const copy = await copyKeys(join(home, 'one'), file, passphrase);
  keys.close();
  expect(copy.names).toEqual(['installation.json', 'persons.sqlite']);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(file).includes('SQLite format')).toBe(false);
  expect(readdirSync(join(home, 'one/keys')).sort()).toEqual(copy.names);
  await restoreKeys(join(home, 'two'), file, passphrase);
  const restored = await openKeys(join(home, 'two'));
  expect(restored.persons.decrypt({ zoneId, personId: here, field: 'phone' }, kept)).toBe('13800000000');
  expect(restored.persons.decrypt({ zoneId, personId: gone, field: 'phone' }, lost)).toBeNull();
  restored.close();
  expect(statSync(join(home, 'two/keys')).mode & 0o777).toBe(0o700);
});

it('keys that are there are not replaced, and a wrong passphrase or a cut-off copy leaves nothing', async () => {
  const file = join(home, 'keys.sealed');
  await expect(restoreKeys(join(home, 'one'), file, passphrase)).rejects.toMatchObject({
    code: 'backup.placeNotEmpty',
  });
  await expect(copyKeys(join(home, 'one'), file, passphrase)).rejects.toMatchObject({ code: 'backup.fileExists' });
  const other = join(home, 'other');
  writeFileSync(other, 'another passphrase\n');
  const cut = join(home, 'cut.sealed');
  writeFileSync(cut, readFileSync(file).subarray(0, -1));
  mkdirSync(join(home, 'three'));
  await expect(restoreKeys(join(home, 'three'), file, other)).rejects.toMatchObject({ code: 'backup.passphraseWrong' });
  await expect(restoreKeys(join(home, 'three'), cut, passphrase)).rejects.toThrow();
  expect(readdirSync(join(home, 'three'))).toEqual([]);
  await expect(copyKeys(join(home, 'four'), join(home, 'none'), passphrase)).rejects.toMatchObject({
    code: 'backup.fileUnreadable',
  });
  expect(existsSync(join(home, 'none'))).toBe(false);
});
