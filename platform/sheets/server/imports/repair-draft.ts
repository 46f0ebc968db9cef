import { AppError } from '#platform/errors/contract/errors.ts';
import type { EndpointParsed, EndpointResult } from '#platform/http/contract/endpoint.ts';
import type { RequestContext } from '#platform/http/server/context.ts';
import type { DraftView, Repair } from '../../contract/draft.ts';
import type { repairDraft as endpoint, undoRepair as undoEndpoint } from '../../contract/endpoints.ts';
import { type Check, checkStep } from './check-draft.ts';
import { type DraftStep, sealStep } from './draft-content.ts';
import type { CheckedRow } from './draft-rows.ts';
import { checkOf, type Imports, type OpenDraft, openDraft, requireCheck } from './imports.ts';
import { repairsOf } from './map-draft.ts';
import { refuseTooMany } from './send-sheet.ts';
import { addStep, advanceDraft, listSteps, removeRepairs } from './store/drafts.ts';
import { viewDraft, viewRow } from './view-draft.ts';

/** Rows that an answer brings along. */
const mostRows = 200;

/** Repairs a draft in one step, kept at once. */
export function repairDraft(imports: Imports) {
  return async (
    { params, body }: EndpointParsed<typeof endpoint>,
    context: RequestContext,
  ): Promise<EndpointResult<typeof endpoint>> => {
    const draft = await openDraft(imports, params.draftId, context);
    const { stored } = draft;
    const before = await requireCheck(imports, draft, context);
    const repairs = body.repairs.map((repair) => resolve(repair, before));
    refuseTooMany({ data: rowsAfter(repairs, before) }, draft.register);
    const step = await context.transaction(async (tx) => {
      if (!(await advanceDraft(tx, stored))) throw new AppError('sheets.draftChanged');
      const steps = await listSteps(tx, stored.id);
      const number = (steps.at(-1)?.number ?? 0) + 1;
      const made: DraftStep = { kind: 'repair', number, repairs };
      await addStep(tx, stored, { number, kind: 'repair', sealed: await sealStep(context.keys, stored.id, made) });
      // What was typed may name persons: the entry says only what kind of repair it was.
      const after = { step: number, kinds: repairs.map(({ kind }) => kind) };
      await context.record(tx, { subject: { type: 'sheets.draft', id: stored.id }, after });
      return { made, repairs: repairsOf([...steps, made]) };
    });
    const moved = { ...draft, stored: { ...stored, revision: stored.revision + 1 } };
    const { check, changed } = await recheck(imports, { draft, before, step: step.made }, context);
    const named = rowsNamed(repairs, check).slice(0, mostRows);
    return {
      draft: viewDraft(moved, { check, repairs: step.repairs }, context),
      changed,
      rows: named.map((row) => viewRow(row, moved, { check, context })),
    };
  };
}

/** Takes the last repair back. */
export function undoRepair(imports: Imports) {
  return async ({ params }: EndpointParsed<typeof undoEndpoint>, context: RequestContext): Promise<DraftView> => {
    const draft = await openDraft(imports, params.draftId, context);
    const { stored } = draft;
    const repairs = await context.transaction(async (tx) => {
      if (!(await advanceDraft(tx, stored))) throw new AppError('sheets.draftChanged');
      const steps = await listSteps(tx, stored.id);
      const last = steps.at(-1);
      if (last?.kind !== 'repair') throw new AppError('sheets.nothingToUndo');
      await removeRepairs(tx, stored.id, last.number);
      await context.record(tx, { subject: { type: 'sheets.draft', id: stored.id }, before: { step: last.number } });
      return repairsOf(steps) - 1;
    });
    imports.kept.drop(stored.id);
    const moved = { ...draft, stored: { ...stored, revision: stored.revision + 1 } };
    return viewDraft(moved, { check: await checkOf(imports, moved, context), repairs }, context);
  };
}

/** Numbers of the rows that are in, those among them that a repair takes in. */
function rowsAfter(repairs: readonly Repair[], { rows }: Check): number[] {
  const taken = new Set(repairs.flatMap((one) => (one.kind === 'takeIn' ? one.rows : [])));
  return rows
    .filter((row) => !row.done && (row.leftOut === null || taken.has(row.rowNumber)))
    .map(({ rowNumber }) => rowNumber);
}

/** Applies the step to the kept check where it is still that of before; otherwise checks from the beginning. */
async function recheck(
  imports: Imports,
  { draft, before, step }: { draft: OpenDraft; before: Check; step: DraftStep },
  { db }: RequestContext,
): Promise<{ check: Check; changed: number }> {
  const { stored, register, state, context } = draft;
  const at = context.now.epochMilliseconds;
  const input = { db, draftId: stored.id, register, state, context };
  // Nobody else may see the rows while they change.
  imports.kept.drop(stored.id);
  const done = await checkStep(before, step, input);
  imports.kept.put(stored.id, { revision: stored.revision + 1, at, check: done.check });
  return done;
}

/** Makes of a repair of a whole kind the cells and rows that it means now, so that it means the same for ever. */
function resolve(repair: Repair, check: Check): Repair {
  if (repair.kind === 'proposals') {
    const cells = faulty(check, repair).flatMap(({ row, proposal }) =>
      proposal === null ? [] : [{ rowNumber: row.rowNumber, column: repair.column, value: proposal }],
    );
    if (cells.length === 0) throw new AppError('sheets.repairWrong');
    return { kind: 'cells', cells };
  }
  if (repair.kind === 'reasonForKind') {
    const rows = [...new Set(faulty(check, repair).map(({ row }) => row.rowNumber))];
    if (rows.length === 0) throw new AppError('sheets.repairWrong');
    return { kind: 'reason', rows, reason: repair.reason };
  }
  refuseUnknown(repair, check);
  return repair;
}

function refuseUnknown(repair: Repair, { byNumber, places }: Check): void {
  const columns =
    repair.kind === 'cells' ? repair.cells.map(({ column }) => column) : 'column' in repair ? [repair.column] : [];
  const numbers =
    repair.kind === 'cells' ? repair.cells.map(({ rowNumber }) => rowNumber) : 'rows' in repair ? repair.rows : [];
  const known = (column: string | null) => places.some(({ view }) => view.key === column);
  const open = (number: number) => byNumber.get(number)?.done === false;
  if (!columns.every(known) || !numbers.every(open)) throw new AppError('sheets.repairWrong');
}

function faulty({ rows }: Check, { column, code }: { column: string | null; code: string }) {
  return rows
    .filter((row) => row.state !== 'done' && row.state !== 'leftOut')
    .flatMap((row) =>
      row.faults
        .filter((fault) => fault.column === column && fault.code === code)
        .map(({ proposal }) => ({ row, proposal })),
    );
}

function rowsNamed(repairs: readonly Repair[], { rows, places }: Check): CheckedRow[] {
  const numbers = new Set<number>();
  for (const repair of repairs) {
    if (repair.kind === 'cells') for (const { rowNumber } of repair.cells) numbers.add(rowNumber);
    else if ('rows' in repair) for (const number of repair.rows) numbers.add(number);
  }
  const same = repairs.filter((repair) => repair.kind === 'sameKind');
  return rows.filter(
    (row) =>
      numbers.has(row.rowNumber) ||
      same.some(({ column, value }) => {
        const place = places.findIndex(({ view }) => view.key === column);
        return row.repaired.has(place) && row.cells[place] === value;
      }),
  );
}
