import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { type IssueLimits, usualLimits } from '../../../contract/issue.ts';
import type { LimitRule } from '../../../contract/issue-endpoints.ts';
import { type LimitRow, tables } from './tables.ts';

/** The rule in force on a day (`YYYY-MM-DD`) with its basis; the usual one where the zone has set none. */
export async function limitsOn(
  db: ZoneDb,
  day: string,
): Promise<{ limits: IssueLimits; documentNumber: string | null; validFrom: string | null }> {
  const row = await tables(db)
    .selectFrom('visits.issue_limit')
    .selectAll()
    .where('valid_from', '<=', day)
    .orderBy('valid_from', 'desc')
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return { limits: usualLimits, documentNumber: null, validFrom: null };
  return { limits: limitsOf(row), documentNumber: row.document_number, validFrom: row.valid_from };
}

/** Every rule that the zone set, the newest first, with the name of who set it. */
export async function listLimits(db: ZoneDb): Promise<LimitRule[]> {
  const rows = await tables(db)
    .selectFrom('visits.issue_limit as rule')
    .leftJoin('auth.account as account', (join) =>
      join.onRef('account.zone_id', '=', 'rule.zone_id').onRef('account.id', '=', 'rule.set_by'),
    )
    .selectAll('rule')
    .select('account.display_name as setBy')
    .orderBy('rule.valid_from', 'desc')
    .orderBy('rule.number', 'desc')
    .execute();
  return rows.map((row) => ({
    ...{ limits: limitsOf(row), validFrom: row.valid_from, documentNumber: row.document_number },
    ...{ reason: row.reason, setBy: row.setBy, setAt: row.set_at },
  }));
}

function limitsOf(row: Selectable<LimitRow>): IssueLimits {
  return {
    ...{ acceptance: row.acceptance_days, critical: row.critical_days, urgent: row.urgent_days },
    ...{ normal: row.normal_days, complex: row.complex_days, answer: row.answer_days },
    ...{ askAfter: row.ask_after_days, confirmation: row.confirmation_days, superviseAfter: row.supervise_after_days },
  };
}

/** Adds a rule behind those of its day. */
export async function addLimits(
  tx: ZoneDb,
  rule: {
    zoneId: string;
    validFrom: string;
    limits: IssueLimits;
    documentNumber: string;
    reason: string | null;
    by: string | null;
    at: string;
  },
): Promise<void> {
  const { limits } = rule;
  // Two set at once: one waits for the other, and takes the next number.
  await sql`select pg_advisory_xact_lock(hashtextextended(${`visits.issue_limit ${rule.zoneId}`}, 0))`.execute(tx);
  const last = await tables(tx)
    .selectFrom('visits.issue_limit')
    .select((make) => make.fn.max('number').as('number'))
    .where('valid_from', '=', rule.validFrom)
    .executeTakeFirst();
  await tables(tx)
    .insertInto('visits.issue_limit')
    .values({
      ...{ zone_id: rule.zoneId, valid_from: rule.validFrom, number: (last?.number ?? 0) + 1 },
      ...{ acceptance_days: limits.acceptance, critical_days: limits.critical, urgent_days: limits.urgent },
      ...{ normal_days: limits.normal, complex_days: limits.complex, answer_days: limits.answer },
      ...{ ask_after_days: limits.askAfter, confirmation_days: limits.confirmation },
      ...{ supervise_after_days: limits.superviseAfter, document_number: rule.documentNumber },
      ...{ reason: rule.reason, set_by: rule.by, set_at: rule.at },
    })
    .execute();
}
