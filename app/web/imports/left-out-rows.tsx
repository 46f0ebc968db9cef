import { Link } from '@tanstack/react-router';
import type { DraftRow, DraftView } from '#platform/sheets/contract/draft.ts';
import { listDraftRows } from '#platform/sheets/contract/endpoints.ts';
import { type Column, formatCount, PlainTable, Section, useApi, useText } from '#ui/index.ts';
import { Refusal } from '../account/form-parts.tsx';
import { useRepair } from './use-repair.ts';

const shownRows = 10;

/** Rows that are no data, such as totals and notes, each with why; any of them can be taken in again. */
export function LeftOutRows({ draft, count }: { draft: DraftView; count: number }) {
  const text = useText('imports');
  const query = { only: 'leftOut' as const, page: 1, pageSize: shownRows };
  const answer = useApi(listDraftRows, { params: { draftId: draft.id }, query });
  const { repair, isPending, error } = useRepair(draft);
  const columns: Column<DraftRow>[] = [
    { key: 'row', title: text('leftOut.row'), render: (row) => row.rowNumber },
    { key: 'why', title: text('leftOut.why'), render: (row) => row.leftOutWhy },
    { key: 'cells', title: text('leftOut.cells'), render: (row) => wordsOf(draft, row) },
    {
      key: 'verb',
      title: text('leftOut.verb'),
      render: (row) => (
        <button
          type="button"
          className="ys-link"
          disabled={isPending}
          onClick={() => repair([{ kind: 'takeIn', rows: [row.rowNumber] }])}
        >
          {text('repair.takeIn')}
          <span className="ys-hidden"> {row.rowNumber}</span>
        </button>
      ),
    },
  ];
  return (
    <Section title={text('leftOut.title', { count, shown: formatCount(count) })} note={text('leftOut.note')}>
      {error ? <Refusal error={error} /> : null}
      <PlainTable
        caption={text('leftOut.caption')}
        columns={columns}
        rows={answer.data?.rows ?? []}
        rowKey={(row) => String(row.rowNumber)}
      />
      {count > shownRows ? (
        <p className="imports-text">
          <Link to="." search={{ step: 'repair', only: 'leftOut' }}>
            {text('leftOut.all')}
          </Link>
        </p>
      ) : null}
    </Section>
  );
}

/** The first values of a row that say something. */
function wordsOf(draft: DraftView, row: DraftRow): string {
  const values = draft.mapping.map(({ column }) => (column === null ? '' : (row.cells[column] ?? '')));
  return values
    .filter((value) => value !== '')
    .slice(0, 4)
    .join(' · ');
}
