import { isDeepStrictEqual } from 'node:util';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { BatchView, UndoBlocker, UndoPreview } from '../../contract/batch.ts';
import type { previewUndo as previewEndpoint, undoBatch as undoEndpoint } from '../../contract/endpoints.ts';
import { callerOf, type Imports, importContext, momentOf } from './imports.ts';
import { requireBatch } from './read-batches.ts';
import type { BuiltOn, ImportRecord, SheetRegister } from './sheet-register.ts';
import { addUndo, listRecords } from './store/batches.ts';
import { listNamed } from './store/named-parties.ts';
import { mayUndo, viewBatch } from './view-batch.ts';

/** Blockers that are named; more are only counted. */
const mostNamed = 100;

/** Says what undoing a batch would do, and what stands in its way. */
export function previewUndo(imports: Imports) {
  return async ({ params }: EndpointParsed<typeof previewEndpoint>, context: RequestContext): Promise<UndoPreview> => {
    const { batch, register } = await requireBatch(imports, params.batchId, context);
    const records = await listRecords(context.db, batch.id);
    const blockers =
      batch.undoneAt === null ? await findBlockers(context.db, { imports, register, records }, context) : [];
    const withdrawn = records.filter(({ action }) => action === 'add').length;
    return {
      batch: await viewBatch(batch, imports, context),
      withdrawn,
      restored: records.length - withdrawn,
      blocked: new Set(blockers.map(({ subjectId }) => subjectId)).size,
      blockers: blockers.slice(0, mostNamed),
    };
  };
}

/** Undoes a batch as a whole, or not at all. */
export function undoBatch(imports: Imports) {
  return async ({ params }: EndpointParsed<typeof undoEndpoint>, context: RequestContext): Promise<BatchView> => {
    const { batch, register } = await requireBatch(imports, params.batchId, context);
    if (batch.undoneAt !== null) throw new AppError('sheets.batchUndone');
    if (!mayUndo(batch, context)) throw new AppError('sheets.notYourBatch');
    const { zoneId, accountId } = callerOf(context);
    await context.transaction(async (tx) => {
      const records = await listRecords(tx, batch.id);
      const withdrawn = records.filter(({ action }) => action === 'add').length;
      const counts = { withdrawn, restored: records.length - withdrawn };
      const undone = { zoneId, batchId: batch.id, accountId, at: momentOf(context), ...counts };
      if (!(await addUndo(tx, undone))) throw new AppError('sheets.batchUndone');
      await register.hold?.(
        tx,
        records.map(({ subjectId }) => subjectId),
      );
      const blockers = await findBlockers(tx, { imports, register, records }, context);
      const count = new Set(blockers.map(({ subjectId }) => subjectId)).size;
      if (count > 0) throw new AppError('sheets.batchBuiltOn', { count });
      await register.undo(tx, records, { ...importContext(context, false), batchId: batch.id });
      const before = { register: batch.register, fileName: batch.fileName };
      await context.record(tx, { subject: { type: 'sheets.batch', id: batch.id }, before, after: counts });
    });
    return viewBatch((await requireBatch(imports, batch.id, context)).batch, imports, context);
  };
}

/** Records that changed since, or on which something was built. */
async function findBlockers(
  db: ZoneDb,
  { imports, register, records }: { imports: Imports; register: SheetRegister; records: readonly ImportRecord[] },
  context: RequestContext,
): Promise<UndoBlocker[]> {
  const ids = records.map(({ subjectId }) => subjectId);
  const standing = await register.snapshot(db, ids);
  const rowOf = new Map(records.map(({ subjectId, rowNumber }) => [subjectId, rowNumber]));
  const changed = records.filter(({ subjectId, after }) => !stillStands(after, standing.get(subjectId)));
  const added = records.filter(({ action }) => action === 'add').map(({ subjectId }) => subjectId);
  const built = [
    ...(register.party === undefined ? [] : await partiesBuiltOn(db, { imports, party: register.party, added })),
    ...((await register.builtOn?.(db, added)) ?? []),
  ];
  return [
    ...changed.map(({ rowNumber, subjectId }) => ({
      rowNumber,
      subjectId,
      kind: 'changed' as const,
      message: context.text('sheets:undo.changed', { row: rowNumber }),
    })),
    ...built.map(({ subjectId, what, params }) => {
      const row = rowOf.get(subjectId) ?? 1;
      const message = context.text('sheets:undo.builtOn', { row, what: context.text(what, { ...params }) });
      return { rowNumber: row, subjectId, kind: 'builtOn' as const, message };
    }),
  ].sort((one, other) => one.rowNumber - other.rowNumber);
}

interface AddedParties {
  imports: Imports;
  party: NonNullable<SheetRegister['party']>;
  added: readonly string[];
}

/** Rows of any part that name an added party. */
async function partiesBuiltOn(db: ZoneDb, { imports, party, added }: AddedParties): Promise<BuiltOn[]> {
  const references = imports.references.filter(
    ({ table, kinds }) => kinds.includes(party.kind) && !party.ownTables.includes(table),
  );
  const built: BuiltOn[] = [];
  for (const { part, label, ...reference } of references) {
    for (const subjectId of await listNamed(db, reference, added)) {
      built.push({ subjectId, what: `${part}:${label}`, params: {} });
    }
  }
  return built;
}

function stillStands(after: ImportRecord['after'], now: ImportRecord['after'] | undefined): boolean {
  return (
    now !== undefined &&
    Object.entries(after).every(([field, value]) => isDeepStrictEqual(now[field] ?? null, value ?? null))
  );
}
