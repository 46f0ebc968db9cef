import { namesOfAccounts } from '#platform/auth/server/accounts.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { BatchView } from '../../contract/batch.ts';
import type { Imports } from './imports.ts';
import type { StoredBatch } from './store/batches.ts';

/** Whether the caller may undo a batch that still stands: who imported it, or the head of a department. */
export function mayUndo({ accountId }: StoredBatch, { account, role }: RequestContext): boolean {
  return role === 'departmentHead' || (account !== null && account.id === accountId);
}

/** Batches as readers see them. */
export async function viewBatches(
  batches: readonly StoredBatch[],
  imports: Imports,
  context: RequestContext,
): Promise<BatchView[]> {
  const ids = batches.flatMap(({ accountId, undoneBy }) => [accountId, undoneBy]).filter((id) => id !== null);
  const registers = await imports.registers(context);
  const names = await namesOfAccounts(context.db, [...new Set(ids)]);
  const named = (id: string | null) => (id === null ? '' : (names.get(id) ?? ''));
  return batches.map((batch) => ({
    id: batch.id,
    register: batch.register,
    title: registers.get(batch.register)?.views[context.locale].title ?? batch.register,
    fileName: batch.fileName,
    sha256: batch.sha256.toString('hex'),
    by: { id: batch.accountId ?? '', name: named(batch.accountId) },
    at: batch.at,
    added: batch.added,
    changed: batch.changed,
    same: batch.same,
    undone: batch.undoneAt === null ? null : { at: batch.undoneAt, by: named(batch.undoneBy) },
    mayUndo: batch.undoneAt === null && mayUndo(batch, context),
  }));
}

/** One batch as readers see it. */
export async function viewBatch(batch: StoredBatch, imports: Imports, context: RequestContext): Promise<BatchView> {
  const [view] = await viewBatches([batch], imports, context);
  if (view === undefined) throw new Error('a batch has no view');
  return view;
}
