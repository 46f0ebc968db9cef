import { randomUUIDv7 } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { ZoneDb } from '#platform/db/server/database.ts';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { commitDraft as endpoint } from '../../contract/endpoints.ts';
import type { Check } from './check-draft.ts';
import { type DraftStep, sealStep } from './draft-content.ts';
import type { CheckedRow } from './draft-rows.ts';
import { fingerprintOf } from './find-columns.ts';
import { type Imports, momentOf, type OpenDraft, openDraft, requireCheck } from './imports.ts';
import type { AcceptedRow, RowVerdict } from './sheet-register.ts';
import { addBatch, addRecords, findBatch } from './store/batches.ts';
import { addStep, advanceDraft, keepMapping, listSteps, removeDraft } from './store/drafts.ts';
import { viewBatch } from './view-batch.ts';

/** Enters the good rows of a draft as one batch, all of it in one transaction. */
export function commitDraft(imports: Imports) {
  return async (
    { params, body }: EndpointParsed<typeof endpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof endpoint>> => {
    const draft = await openDraft(imports, params.draftId, context);
    if (draft.stored.revision !== body.revision) throw new AppError('sheets.draftChanged');
    const check = await requireCheck(imports, draft, context);
    const { bad, needsReason, add, change } = check.summary;
    const left = bad + needsReason;
    if (body.which === 'all' && left > 0) throw new AppError('sheets.rowsOpen', { count: left });
    if (add + change === 0) throw new AppError('sheets.nothingToCommit');
    const batchId = randomUUIDv7();
    try {
      await context.transaction((tx) => commit(tx, { draft, check, batchId, left }, context));
    } finally {
      // What stands in the register is another now, or turned out to be another.
      imports.kept.drop(draft.stored.id);
    }
    const batch = await findBatch(context.db, batchId);
    if (batch === undefined) throw new Error('a batch vanished after it was committed');
    return { batch: await viewBatch(batch, imports, context), left };
  };
}

interface Committing {
  draft: OpenDraft;
  check: Check;
  batchId: string;
  left: number;
}

async function commit(tx: ZoneDb, { draft, check, batchId, left }: Committing, context: RequestContext): Promise<void> {
  const { stored, register } = draft;
  // Holds the draft: of two who commit at once, the second finds another revision or nothing.
  if (!(await advanceDraft(tx, stored))) throw new AppError('sheets.draftChanged');
  // All that were examined before are examined again: rows of one file are judged beside each other.
  const examined = check.rows.filter(({ verdict }) => verdict !== null);
  const anew = await register.examine(tx, examined, draft.context);
  const verdicts = new Map(examined.map((row, at) => [row, anew[at]]));
  const good = check.rows.filter(({ state }) => state === 'good');
  refuseChanged(good, verdicts);
  const accepted = good.flatMap((row) => acceptedRow(row, verdicts.get(row)));
  const records = await register.commit(tx, accepted, { ...draft.context, batchId });
  if (records.length !== accepted.length)
    throw new AppError('sheets.registerChanged', { count: accepted.length - records.length });
  const added = records.filter(({ action }) => action === 'add').length;
  const counts = { added, changed: records.length - added, same: good.length - records.length };
  const { register: registerName, fileName, sha256, zoneId, accountId } = stored;
  const about = { register: registerName, fileName, ...counts };
  await addBatch(tx, { id: batchId, zoneId, accountId, sha256, at: momentOf(context), ...about });
  const reasons = new Map(good.map(({ rowNumber, reason, faults }) => [rowNumber, faults.length > 0 ? reason : null]));
  await addRecords(
    tx,
    { zoneId, batchId },
    records.map((record) => ({ ...record, reason: reasons.get(record.rowNumber) ?? null })),
  );
  await rememberMapping(tx, draft, context);
  if (left > 0)
    await keepLeft(
      tx,
      draft,
      good.map(({ rowNumber }) => rowNumber),
    );
  else await removeDraft(tx, stored.id);
  const after = { ...about, sha256: sha256.toString('hex'), emptyClears: draft.state.emptyClears };
  await context.record(tx, { subject: { type: 'sheets.batch', id: batchId }, after });
}

/** What was looked at is what is committed: a row that now comes out otherwise stops everything. */
function refuseChanged(rows: readonly CheckedRow[], verdicts: ReadonlyMap<CheckedRow, RowVerdict | undefined>): void {
  const other = rows.filter((row) => {
    const [was, is] = [row.verdict, verdicts.get(row)];
    const faults = (verdict?: RowVerdict | null) => verdict?.faults.map(({ code, severity }) => `${severity} ${code}`);
    return (
      was?.action !== is?.action ||
      was?.subject?.id !== is?.subject?.id ||
      !isDeepStrictEqual(was?.changes, is?.changes) ||
      !isDeepStrictEqual(faults(was), faults(is))
    );
  });
  if (other.length > 0) throw new AppError('sheets.registerChanged', { count: other.length });
}

function acceptedRow({ rowNumber, values, reason }: CheckedRow, verdict: RowVerdict | undefined): AcceptedRow[] {
  if (verdict === undefined || verdict.action === 'reject' || verdict.action === 'same') return [];
  return [{ rowNumber, values, reason, verdict: { ...verdict, action: verdict.action } }];
}

function rememberMapping(tx: ZoneDb, { stored, state }: OpenDraft, context: RequestContext): Promise<void> {
  const { zoneId, register } = stored;
  const columns = state.mapping.map(({ source, column, unit }) => ({ source, column, unit }));
  const of = { zoneId, register, fingerprint: fingerprintOf(register, state.mapping), at: momentOf(context) };
  return keepMapping(tx, of, columns);
}

/** The draft stays for the rows that are left; those committed are marked. */
async function keepLeft(tx: ZoneDb, { stored, state: { sheet }, context }: OpenDraft, rows: number[]): Promise<void> {
  const number = ((await listSteps(tx, stored.id)).at(-1)?.number ?? 0) + 1;
  const step: DraftStep = { kind: 'committed', number, sheet, rows };
  await addStep(tx, stored, { number, kind: 'committed', sealed: await sealStep(context.keys, stored.id, step) });
}
