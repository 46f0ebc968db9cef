import type { ZoneDb } from '#platform/db/server/database.ts';
import { type IssueLimits, usualLimits } from '../../../contract/issue.ts';
import { tables } from './tables.ts';

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
  const limits: IssueLimits = {
    ...{ acceptance: row.acceptance_days, critical: row.critical_days, urgent: row.urgent_days },
    ...{ normal: row.normal_days, complex: row.complex_days, answer: row.answer_days },
    ...{ askAfter: row.ask_after_days, confirmation: row.confirmation_days, superviseAfter: row.supervise_after_days },
  };
  return { limits, documentNumber: row.document_number, validFrom: row.valid_from };
}

/** Every rule that the zone set, the newest first. */
export function listLimits(db: ZoneDb) {
  return tables(db)
    .selectFrom('visits.issue_limit')
    .selectAll()
    .orderBy('valid_from', 'desc')
    .orderBy('number', 'desc')
    .execute();
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
