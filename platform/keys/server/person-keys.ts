import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { AppError } from '#platform/errors/contract/errors.ts';
import { type CipherName, decrypt, encrypt, keyBytes } from './cipher.ts';

/** One field of one person in one zone. */
export interface PersonField {
  zoneId: string;
  personId: string;
  /** Column or property name: a ciphertext of one field does not open as another. */
  field: string;
}

/** Keys of persons, one each: what is encrypted under a key is gone for ever once the key is erased. */
export interface PersonKeys {
  /** Ciphertext of a field; makes the person's key on first use. Throws `keys.personErased` after erasure. */
  encrypt(of: PersonField, plain: string): string;
  /** Plain text, or null when the person's key was erased. Throws `keys.wrongKey` for a ciphertext of another person or field. */
  decrypt(of: PersonField, sealed: string): string | null;
  /** Destroys the person's key and keeps a mark that it was destroyed; false when it was already. */
  erase(zoneId: string, personId: string, at: string): boolean;
  /** When the person's key was destroyed. */
  erasedAt(zoneId: string, personId: string): string | null;
  /** Every key of a zone that was destroyed, with its time; older databases may still hold what it opened. */
  listErased(zoneId: string): { personId: string; at: string }[];
  close(): void;
}

const schema = `
  pragma journal_mode = delete;
  pragma secure_delete = on;
  pragma synchronous = full;
  pragma busy_timeout = 5000;
  create table if not exists person_key (
    zone_id text not null, person_id text not null, wrapped text, erased_at text,
    primary key (zone_id, person_id), check ((wrapped is null) = (erased_at is not null))) strict, without rowid;`;

/** Opens the file of persons' keys; each stands there wrapped under the installation's key, so the file alone opens nothing. */
export function openPersonKeys(
  file: string,
  { cipher, wrappingKey, fresh = () => randomBytes(keyBytes) }: PersonKeysOptions,
): PersonKeys {
  const db = new DatabaseSync(file);
  chmodSync(file, 0o600);
  db.exec(schema);
  const select = db.prepare('select wrapped, erased_at from person_key where zone_id = ? and person_id = ?');
  const insert = db.prepare(
    'insert into person_key (zone_id, person_id, wrapped) values (?, ?, ?) on conflict do nothing',
  );
  const destroy = db.prepare(`insert into person_key (zone_id, person_id, erased_at) values (?, ?, ?)
    on conflict do update set wrapped = null, erased_at = excluded.erased_at where erased_at is null`);
  const erased = db.prepare(
    'select person_id as personId, erased_at as at from person_key where zone_id = ? and erased_at is not null order by person_id',
  );
  const about = (zoneId: string, personId: string) => `person-key/${zoneId}/${personId}`;
  const find = (zoneId: string, personId: string): Buffer | 'erased' | undefined => {
    const row = select.get(zoneId, personId) as { wrapped: string | null; erased_at: string | null } | undefined;
    if (row === undefined) return undefined;
    if (row.wrapped === null) return 'erased';
    const key = decrypt(wrappingKey, { sealed: row.wrapped, about: about(zoneId, personId) });
    if (key === undefined) throw new AppError('keys.wrongKey', { context: 'person' });
    return Buffer.from(key, 'base64url');
  };
  const findOrMake = (zoneId: string, personId: string): Buffer => {
    const known = find(zoneId, personId);
    if (known === 'erased') throw new AppError('keys.personErased');
    if (known !== undefined) return known;
    const plain = fresh().toString('base64url');
    insert.run(zoneId, personId, encrypt(cipher, wrappingKey, { plain, about: about(zoneId, personId) }));
    return findOrMake(zoneId, personId);
  };
  const name = ({ zoneId, personId, field }: PersonField) => `person/${zoneId}/${personId}/${field}`;
  return {
    encrypt: (of, plain) => encrypt(cipher, findOrMake(of.zoneId, of.personId), { plain, about: name(of) }),
    decrypt: (of, sealed) => {
      const key = find(of.zoneId, of.personId);
      if (key === 'erased') return null;
      const plain = key && decrypt(key, { sealed, about: name(of) });
      if (plain === undefined) throw new AppError('keys.wrongKey', { context: of.field });
      return plain;
    },
    erase: (zoneId, personId, at) => destroy.run(zoneId, personId, at).changes > 0,
    erasedAt: (zoneId, personId) =>
      (select.get(zoneId, personId) as { erased_at: string | null } | undefined)?.erased_at ?? null,
    listErased: (zoneId) =>
      (erased.all(zoneId) as { personId: string; at: string }[]).map(({ personId, at }) => ({ personId, at })),
    close: () => db.close(),
  };
}

/** How persons' keys are kept. */
export interface PersonKeysOptions {
  cipher: CipherName;
  wrappingKey: Buffer;
  fresh?: () => Buffer;
}
