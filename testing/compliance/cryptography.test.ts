import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('../../', import.meta.url);
const inventory = readFileSync(new URL('docs/reference/cryptography.md', root), 'utf8');

/** What counts as using cryptography; making ids does not. */
const primitives =
  /\b(createCipheriv|createDecipheriv|createHash|createHmac|hkdfSync|scrypt|scryptSync|pbkdf2|randomBytes|randomInt|timingSafeEqual|createSign|createVerify|generateKeyPairSync)\b|from 'sm-crypto-v2'|from 'otpauth'|from 'openid-client'|node:tls|node:https|export function sm3\b/;

const users = ['platform', 'kernel', 'modules', 'app'].flatMap((folder) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !/\.(test|db\.test|journey|fixture)\.ts$/.test(file))
    .map((file) => `${folder}/${file}`)
    .filter((file) => primitives.test(readFileSync(new URL(file, root), 'utf8'))),
);

describe('the inventory of cryptography', () => {
  it('names every file that uses any', () => {
    expect(users.length).toBeGreaterThan(8);
    expect(users.filter((file) => !inventory.includes(`\`${file}\``))).toEqual([]);
  });

  it('names no file that uses none', () => {
    const named = [...inventory.matchAll(/`((?:platform|kernel|modules|app)\/[\w./-]+\.ts)`/g)].map(([, file]) => file);
    expect(named.filter((file) => file === undefined || !users.includes(file))).toEqual([]);
  });

  it('gives each use its algorithm, at 128 bits of security or more', () => {
    const rows = inventory.split('\n').filter((line) => /^\| `(platform|kernel|modules|app)\//.test(line));
    expect(rows.length).toBeGreaterThan(8);
    for (const row of rows) {
      expect(row).toMatch(/SHA-256|SHA-512|SM3|SM2|SM4|AES-256|scrypt|random|TOTP|TLS|OIDC|in constant time/);
    }
  });
});
