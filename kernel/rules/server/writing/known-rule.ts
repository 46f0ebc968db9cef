import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import { findRule, lockRule, type StoredRule } from './store/rules.ts';

/** A rule of the zone; one of another zone answers as one that does not exist. */
export async function requireRule(db: ZoneDb, id: string): Promise<StoredRule> {
  const found = await findRule(db, id);
  if (found === undefined) throw new AppError('rules.ruleUnknown');
  return found;
}

/** The same, nobody else changing it until the transaction ends. */
export async function lockKnownRule(tx: ZoneDb, id: string): Promise<StoredRule> {
  const found = await lockRule(tx, id);
  if (found === undefined) throw new AppError('rules.ruleUnknown');
  return found;
}
