import type { ZoneDb } from '#platform/db/server/database.ts';
import { tables } from './tables.ts';

/** Open work that a change hands over. */
export interface StoredMove {
  number: number;
  fromId: string;
  toId: string;
  dueOn: string;
  doneAt: string | null;
  /** Ids by module; null while it is planned. */
  moved: Readonly<Record<string, readonly string[]>> | null;
}

const columns = [
  'change_number as number',
  'from_id as fromId',
  'to_id as toId',
  'due_on as dueOn',
  'done_at as doneAt',
  'moved',
] as const;

/** Enters what is to be handed over on a day. */
export async function addMove(
  tx: ZoneDb,
  move: { zoneId: string; number: number; fromId: string; toId: string; dueOn: string; demonstration: boolean },
): Promise<void> {
  await tables(tx)
    .insertInto('parties.work_move')
    .values({
      zone_id: move.zoneId,
      change_number: move.number,
      from_id: move.fromId,
      to_id: move.toId,
      due_on: move.dueOn,
      done_at: null,
      moved: null,
      demonstration: move.demonstration,
    })
    .execute();
}

/** Marks a hand-over as done, with what moved. */
export async function endMove(
  tx: ZoneDb,
  { number, fromId }: Pick<StoredMove, 'number' | 'fromId'>,
  { at, moved }: { at: string; moved: Readonly<Record<string, readonly string[]>> },
): Promise<void> {
  await tables(tx)
    .updateTable('parties.work_move')
    .set({ done_at: at, moved: JSON.stringify(moved) })
    .where('change_number', '=', number)
    .where('from_id', '=', fromId)
    .execute();
}

/** What a change handed over or plans to. */
export async function movesOf(db: ZoneDb, number: number): Promise<StoredMove[]> {
  const rows = await tables(db)
    .selectFrom('parties.work_move')
    .select(columns)
    .where('change_number', '=', number)
    .execute();
  return rows.map(asMove);
}

/** What is due by a day and not done, of changes that were not undone, in their order. */
export async function dueMoves(db: ZoneDb, day: string): Promise<StoredMove[]> {
  const rows = await tables(db)
    .selectFrom('parties.work_move')
    .select(columns)
    .where('done_at', 'is', null)
    .where('due_on', '<=', day)
    .where('change_number', 'not in', (make) =>
      make
        .selectFrom('parties.organisation_change')
        .select('undoes')
        .where('undoes', 'is not', null)
        .$castTo<{ undoes: number }>(),
    )
    .orderBy('due_on')
    .orderBy('change_number')
    .execute();
  return rows.map(asMove);
}

function asMove({ moved, ...row }: Omit<StoredMove, 'moved'> & { moved: unknown }): StoredMove {
  return { ...row, moved: moved as StoredMove['moved'] };
}
