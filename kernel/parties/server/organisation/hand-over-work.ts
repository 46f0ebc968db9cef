import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import { contentsOn, resolve } from './domain/records.ts';
import type { LoadedGround } from './load-ground.ts';
import { refuseFaults } from './load-ground.ts';
import type { Outside } from './read-outside.ts';
import { endMove, movesOf, type StoredMove } from './store/work-moves.ts';

/** Open work that lies with departments, module by module; modules without any are left out. */
export async function countWork(
  db: ZoneDb,
  { work }: Outside,
  departments: readonly { id: string; name: string }[],
): Promise<{ module: string; departmentName: string; count: number }[]> {
  const counts: { module: string; departmentName: string; count: number }[] = [];
  for (const { id, name } of departments) {
    for (const { module, count } of work) {
      const found = await count(db, id);
      if (found > 0) counts.push({ module, departmentName: name, count: found });
    }
  }
  return counts;
}

/** A department that closes without a successor may have no open work. */
export async function refuseWorkLeft(db: ZoneDb, outside: Outside, ids: readonly string[]): Promise<void> {
  const left = await countWork(
    db,
    outside,
    ids.map((id) => ({ id, name: '' })),
  );
  const count = left.reduce((sum, one) => sum + one.count, 0);
  if (count > 0) throw new AppError('parties.workLeft', { count });
}

/** Hands every module's open work over and keeps what moved, so that undoing gives back exactly that. */
export async function carryWork(
  tx: ZoneDb,
  { work }: Outside,
  { move, at }: { move: Pick<StoredMove, 'number' | 'fromId' | 'toId' | 'dueOn'>; at: string },
): Promise<number> {
  const moved: Record<string, readonly string[]> = {};
  for (const { module, move: handOver } of work) {
    const ids = await handOver(tx, { from: move.fromId, to: move.toId, on: move.dueOn });
    if (ids.length > 0) moved[module] = ids;
  }
  await endMove(tx, move, { at, moved });
  return Object.values(moved).reduce((sum, ids) => sum + ids.length, 0);
}

/** Gives back what a change took that is undone; what was concluded meanwhile stays where it was concluded. */
export async function giveBackWork(
  tx: ZoneDb,
  { work }: Outside,
  { number, ground, today, context }: { number: number; ground: LoadedGround; today: string; context: RequestContext },
): Promise<void> {
  const standing = contentsOn(resolve(ground.records.department), today);
  for (const move of (await movesOf(tx, number)).toReversed()) {
    for (const [module, ids] of Object.entries(move.moved ?? {})) {
      const holder = standing.get(move.toId);
      // Where the department that took the work is gone itself, its work went on to others.
      if (!holder?.standing) refuseFaults([{ code: 'workGoneOn', params: { name: holder?.name ?? '' } }], context);
      const owner = work.find((one) => one.module === module);
      await owner?.move(tx, { from: move.toId, to: move.fromId, on: today, only: ids });
    }
  }
}
