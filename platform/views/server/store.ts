import { randomUUIDv7 } from 'node:crypto';
import type { ZoneDb } from '#platform/db/server/database.ts';
import type { SavedView } from '../contract/endpoints.ts';

type ViewTables = {
  'views.saved_view': {
    zone_id: string;
    id: string;
    list: string;
    account_id: string | null;
    name: string;
    search: string;
    saved_at: string;
  };
};

const tables = (db: ZoneDb) => db.withTables<ViewTables>();

/** Whose views: an account's own, or with null the zone's. */
export interface Keeper {
  list: string;
  accountId: string | null;
}

/** An account's views of a list and the zone's, the account's first, each by name. */
export async function listSavedViews(db: ZoneDb, { list, accountId }: Keeper): Promise<SavedView[]> {
  const rows = await tables(db)
    .selectFrom('views.saved_view')
    .select(['id', 'name', 'search', 'account_id'])
    .where('list', '=', list)
    .where((make) => make.or([make('account_id', '=', accountId), make('account_id', 'is', null)]))
    .orderBy('account_id', (order) => order.asc().nullsLast())
    .orderBy('name')
    .execute();
  return rows.map(({ account_id, ...view }) => ({ ...view, shared: account_id === null }));
}

/** How many views a keeper has of a list. */
export async function countViews(db: ZoneDb, { list, accountId }: Keeper): Promise<number> {
  const row = await tables(db)
    .selectFrom('views.saved_view')
    .select((make) => make.fn.countAll<number>().as('count'))
    .where('list', '=', list)
    .where('account_id', 'is not distinct from', accountId)
    .executeTakeFirstOrThrow();
  return row.count;
}

/** Keeps a view; undefined when the keeper has one of that name. */
export async function addView(
  tx: ZoneDb,
  view: Keeper & { zoneId: string; name: string; search: string; at: string },
): Promise<string | undefined> {
  const id = randomUUIDv7();
  const added = await tables(tx)
    .insertInto('views.saved_view')
    .values({
      ...{ zone_id: view.zoneId, id, list: view.list, account_id: view.accountId },
      ...{ name: view.name, search: view.search, saved_at: view.at },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added?.id;
}

/** Removes a view of the account, or of the zone where the account keeps those; undefined when there is none. */
export function takeView(
  tx: ZoneDb,
  { id, accountId, orShared }: { id: string; accountId: string; orShared: boolean },
): Promise<{ list: string; shared: boolean } | undefined> {
  return tables(tx)
    .deleteFrom('views.saved_view')
    .where('id', '=', id)
    .where((make) =>
      orShared
        ? make.or([make('account_id', '=', accountId), make('account_id', 'is', null)])
        : make('account_id', '=', accountId),
    )
    .returning((make) => ['list', make('account_id', 'is', null).$castTo<boolean>().as('shared')])
    .executeTakeFirst();
}
