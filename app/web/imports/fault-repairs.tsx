import type { DraftRow, DraftView } from '#platform/sheets/contract/draft.ts';
import { type SheetColumn, useText } from '#ui/index.ts';
import { kindOf, timesOf } from './draft-rows.ts';
import { ReasonPopup } from './reason-popup.tsx';
import { ReplacePopup } from './replace-popup.tsx';
import type { useRepair } from './use-repair.ts';

interface FaultRepairsProps {
  draft: DraftView;
  row: DraftRow;
  /** Which of the row's faults. */
  at: number;
  mending: ReturnType<typeof useRepair>;
  columns: readonly SheetColumn[];
}

/** What mends one fault: its proposal, the same for all like it, or a reason. */
export function FaultRepairs({ draft, row, at, mending, columns }: FaultRepairsProps) {
  const text = useText('imports');
  const fault = row.faults[at];
  if (fault === undefined) return null;
  const { column, code, proposal, severity } = fault;
  const kind = kindOf(draft.kinds, fault);
  const shown = columns.find(({ key }) => key === column);
  const raw = column === null ? '' : (row.cells[column] ?? '');
  const alike = timesOf(kind, raw);
  const rowNumber = row.rowNumber;
  return (
    <>
      {proposal === null || column === null ? null : (
        <button
          type="button"
          className="ys-link"
          disabled={mending.isPending}
          onClick={() => mending.repair([{ kind: 'cells', cells: [{ rowNumber, column, value: proposal }] }])}
        >
          {text('repair.take', { value: proposal })}
        </button>
      )}
      {shown === undefined || alike < 2 ? null : (
        <ReplacePopup
          column={shown}
          raw={raw}
          count={alike}
          proposal={proposal}
          onReplace={(value) => mending.repair([{ kind: 'sameKind', column: shown.key, raw, value }])}
        />
      )}
      {severity !== 'needsReason' ? null : (
        <>
          {row.reason ? <span className="ys-meta">{text('reason.given', { reason: row.reason })}</span> : null}
          <ReasonPopup
            button={text(row.reason ? 'reason.change' : 'reason.give')}
            about={text('repair.ofRow', { row: rowNumber })}
            stored={row.reason}
            alike={kind?.count ?? 1}
            onGive={(reason, forAll) =>
              mending.repair([
                forAll
                  ? { kind: 'reasonForKind', column, code, reason }
                  : { kind: 'reason', rows: [rowNumber], reason },
              ])
            }
          />
        </>
      )}
    </>
  );
}
