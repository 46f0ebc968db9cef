import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { Absence } from '../../contract/absence.ts';
import type { listAbsences as endpoint } from '../../contract/list-endpoints.ts';
import { dayInChina } from '../day-in-china.ts';
import { absenceState } from './domain/absence-state.ts';
import { listStoredAbsences, type StoredAbsence } from './store/absences.ts';

/** Absences of the caller, those in which it stands in, or all of the zone. */
export async function listAbsences(
  { query }: Pick<EndpointParsed<typeof endpoint>, 'query'>,
  context: RequestContext,
): Promise<EndpointResult<typeof endpoint>> {
  const { account, db } = context;
  if (account === null) throw new Error('only the signed-in have absences');
  const today = dayInChina(context.now().toString());
  const { total, rows } = await listStoredAbsences(db, {
    accountId: query.of === 'mine' ? account.id : null,
    deputyId: query.of === 'deputising' ? account.id : null,
    state: query.state,
    today,
    limit: query.pageSize,
    offset: (query.page - 1) * query.pageSize,
  });
  return { total, absences: await describeAbsences(db, rows, today) };
}

/** Absences with the names of both people and where each stands today. */
export async function describeAbsences(db: ZoneDb, rows: readonly StoredAbsence[], today: string): Promise<Absence[]> {
  const names = await namesOfAccounts(
    db,
    rows.flatMap(({ accountId, deputyId }) => [accountId, deputyId]),
  );
  return rows.map((row) => ({
    ...row,
    account: names.get(row.accountId) ?? '',
    deputy: names.get(row.deputyId) ?? '',
    state: absenceState(row, today),
  }));
}
