import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useMemo } from 'react';
import type { CheckSummary, DraftView } from '#platform/sheets/contract/draft.ts';
import { listDraftRows } from '#platform/sheets/contract/endpoints.ts';
import {
  BusyBar,
  EmptyState,
  ErrorState,
  formatCount,
  LoadingState,
  Pages,
  pageOf,
  SheetGrid,
  SheetList,
  type SheetRow,
  useApi,
  useNarrow,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { Refusal } from '../account/form-parts.tsx';
import { DiscardDraft } from './discard-draft.tsx';
import { gridColumns, gridRow, kindKey, rowsPerPage, viewOf } from './draft-rows.ts';
import { FaultRepairs } from './fault-repairs.tsx';
import { KindBar } from './kind-bar.tsx';
import { RepairHead } from './repair-head.tsx';
import { useRepair } from './use-repair.ts';

interface RepairStepProps {
  draft: DraftView;
  summary: CheckSummary;
}

/** The third step: rows that wait, mended in the grid; each repair is kept and checked at once. */
export function RepairStep({ draft, summary }: RepairStepProps) {
  const text = useText('imports');
  const navigate = useNavigate();
  const mending = useRepair(draft);
  return (
    <>
      <RepairHead draft={draft} summary={summary} mending={mending} />
      {mending.error ? <Refusal error={mending.error} /> : null}
      <KindBar draft={draft} mending={mending} />
      <BusyBar busy={mending.isPending} />
      <Rows draft={draft} summary={summary} mending={mending} />
      <div className="imports-foot">
        <Button type="primary" onClick={() => void navigate({ to: '.', search: { step: 'commit' } })}>
          {text('repair.next')}
        </Button>
        <DiscardDraft draft={draft} />
      </div>
    </>
  );
}

/** The page of rows that the address asks for. */
function useRows(draft: DraftView) {
  const text = useText('imports');
  const [search, change] = useUrlSearch();
  const view = viewOf(search.only);
  // A kind that was mended away filters nothing any more.
  const kind = draft.kinds.find((one) => kindKey(one) === search.kind);
  const page = pageOf(search.page);
  const query = {
    page,
    pageSize: rowsPerPage,
    ...(view === 'all' ? {} : { only: view }),
    ...(kind === undefined ? {} : { code: kind.code, ...(kind.column === null ? {} : { column: kind.column }) }),
  };
  const answer = useApi(listDraftRows, { params: { draftId: draft.id }, query });
  const words = useMemo(() => ({ done: text('repair.done'), leftOut: text('repair.leftOut') }), [text]);
  const rows = useMemo(() => answer.data?.rows.map((row) => gridRow(row, words)), [answer.data, words]);
  const last = Math.max(1, Math.ceil((answer.data?.total ?? 0) / rowsPerPage));
  const turn = (step: 1 | -1): boolean => {
    const to = page + step;
    if (to < 1 || to > last) return false;
    change({ ...search, page: String(to) }, { replace: true });
    return true;
  };
  return { answer, rows, view, turn, page, last };
}

function Rows({ draft, summary, mending }: RepairStepProps & { mending: ReturnType<typeof useRepair> }) {
  const text = useText('imports');
  const narrow = useNarrow();
  const { answer, rows, view, turn, page, last } = useRows(draft);
  const columns = useMemo(
    () => gridColumns(draft, (column, unit) => text('columns.inUnit', { column, unit: text(`units.${unit}`) })),
    [draft, text],
  );
  const [search, change] = useUrlSearch();
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (rows === undefined) return <LoadingState lines={10} />;
  if (rows.length === 0 && page > last) {
    return (
      <Button onClick={() => change({ ...search, page: String(last) }, { replace: true })}>
        {text('repair.toLast')}
      </Button>
    );
  }
  if (rows.length === 0) return <NoRows view={view} good={summary.good} />;
  const Grid = narrow ? SheetList : SheetGrid;
  return (
    <>
      <Grid
        label={text('repair.grid', { view: text(`views.${view}`) })}
        columns={columns}
        nameColumn="name"
        rows={rows}
        onEdit={(place, value) =>
          mending.repair([{ kind: 'cells', cells: [{ rowNumber: place.row, column: place.column, value }] }])
        }
        onBeyond={turn}
        repairs={(row, fault) => {
          const stored = answer.data?.rows.find(({ rowNumber }) => rowNumber === row.number);
          return stored === undefined ? null : (
            <FaultRepairs draft={draft} row={stored} at={Number(fault.key)} mending={mending} columns={columns} />
          );
        }}
        rowVerbs={(row) => <RowVerb row={row} mending={mending} />}
      />
      <Pages total={answer.data?.total ?? 0} size={rowsPerPage} />
    </>
  );
}

function RowVerb({ row, mending }: { row: SheetRow; mending: ReturnType<typeof useRepair> }) {
  const text = useText('imports');
  const out = row.state === 'leftOut';
  const run = () => mending.repair([{ kind: out ? 'takeIn' : 'leaveOut', rows: [row.number] }]);
  return (
    <button type="button" className="ys-link" disabled={mending.isPending} onClick={run}>
      {text(out ? 'repair.takeIn' : 'repair.leaveOut')}
      <span className="ys-hidden"> {row.number}</span>
    </button>
  );
}

function NoRows({ view, good }: { view: ReturnType<typeof viewOf>; good: number }) {
  const text = useText('imports');
  if (view !== 'open') return <EmptyState title={text('repair.noneOf', { view: text(`views.${view}`) })} />;
  return (
    <EmptyState title={text('repair.allGood')}>
      {text('repair.allGoodHint', { count: good, shown: formatCount(good) })}
    </EmptyState>
  );
}
