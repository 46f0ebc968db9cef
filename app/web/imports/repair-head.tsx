import { Link } from '@tanstack/react-router';
import type { CheckSummary, DraftView } from '#platform/sheets/contract/draft.ts';
import { formatCount, Icon, Light, useText, useUrlSearch } from '#ui/index.ts';
import { countOf, viewOf, views } from './draft-rows.ts';
import type { useRepair } from './use-repair.ts';

interface HeadProps {
  draft: DraftView;
  summary: CheckSummary;
  mending: ReturnType<typeof useRepair>;
}

/** How the check stands, told to readers whenever it changes; the views of the rows; the way back. */
export function RepairHead({ draft, summary, mending }: HeadProps) {
  const text = useText('imports');
  return (
    <>
      <div className="imports-counts">
        <Counts summary={summary} changed={mending.changed} />
        <button
          type="button"
          className="ys-link ys-tool"
          disabled={draft.repairs === 0 || mending.isPending}
          onClick={mending.undo}
        >
          {draft.repairs === 0 ? text('repair.undoNone') : text('repair.undo', { count: draft.repairs })}
        </button>
      </div>
      <Views summary={summary} />
    </>
  );
}

/** `12,400 行：12,361 可用，39 待修`, and what the last step did. */
export function Counts({ summary, changed }: { summary: CheckSummary; changed: number | undefined }) {
  const text = useText('imports');
  const open = summary.bad + summary.needsReason;
  return (
    <p role="status">
      <b>{text('counts.rows', { count: summary.total, shown: formatCount(summary.total) })}</b>
      {text('counts.colon')}
      <Light state="ok">{text('counts.good', { shown: formatCount(summary.good) })}</Light>
      {text('counts.comma')}
      <Light state={open === 0 ? 'ok' : 'late'}>{text('counts.open', { shown: formatCount(open) })}</Light>
      {summary.leftOut === 0 ? null : (
        <>
          {text('counts.comma')}
          {text('counts.leftOut', { shown: formatCount(summary.leftOut) })}
        </>
      )}
      {summary.done === 0 ? null : (
        <>
          {text('counts.comma')}
          {text('counts.done', { shown: formatCount(summary.done) })}
        </>
      )}
      {changed === undefined ? null : (
        <span className="imports-changed">
          {text('counts.changed', { count: changed, shown: formatCount(changed) })}
        </span>
      )}
    </p>
  );
}

function Views({ summary }: { summary: CheckSummary }) {
  const text = useText('imports');
  const [search] = useUrlSearch();
  const current = viewOf(search.only);
  const { kind: _kind, page: _page, only: _only, ...rest } = search;
  return (
    <nav className="imports-views" aria-label={text('views.label')}>
      {views.map((view) => (
        <Link
          key={view}
          to="."
          search={view === 'open' ? rest : { ...rest, only: view }}
          resetScroll={false}
          className={view === current ? 'ys-chip on' : 'ys-chip'}
          aria-current={view === current ? 'true' : undefined}
        >
          {text(`views.${view}`)} <b>{formatCount(countOf(view, summary))}</b>
          {view === current ? <Icon name="done" size={14} /> : null}
        </Link>
      ))}
    </nav>
  );
}
