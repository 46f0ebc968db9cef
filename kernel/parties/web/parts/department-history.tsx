import { Link } from '@tanstack/react-router';
import { type Column, formatDate, PlainTable, useLocale, useText, useUrlSearch } from '#ui/index.ts';
import type { ChangeEntry, DepartmentPeriod } from '../../contract/organisation.ts';
import { searchWith } from './organisation-search.ts';

/** The changes that touched a department, the latest first; each day leads to the organisation of that day. */
export function ChangeTimeline({ changes }: { changes: readonly ChangeEntry[] }) {
  const text = useText('parties');
  const locale = useLocale();
  const [search] = useUrlSearch();
  return (
    <ol className="org-timeline">
      {changes.map((change) => (
        <li key={change.number} className={change.undone ? 'undone' : ''}>
          <Link to="." search={searchWith(search, { on: change.effectiveOn })} resetScroll={false}>
            {formatDate(change.effectiveOn, locale)}
          </Link>
          <div>
            <b>{text(`changes.${change.kind}`)}</b>
            {change.undone ? <span className="org-mark">{text('organisation.undone')}</span> : null}
            <span className="ys-meta">{text('organisation.numbered', { number: change.number })}</span>
            {change.kind === 'loading' ? null : <p className="org-about">{change.about.join(text('sheet.and'))}</p>}
            <p className="ys-meta">
              {[change.documentNumber, change.reason, change.madeBy].filter(Boolean).join(' · ')}
            </p>
          </div>
        </li>
      ))}
    </ol>
  );
}

/** The periods of a department with the name of each. */
export function Periods({ periods }: { periods: readonly DepartmentPeriod[] }) {
  const text = useText('parties');
  const columns: Column<DepartmentPeriod>[] = [
    { key: 'from', title: text('organisation.from'), render: (one) => one.from },
    { key: 'until', title: text('organisation.until'), render: (one) => one.until ?? text('organisation.openEnd') },
    {
      key: 'name',
      title: text('organisationColumns.name'),
      render: (one) => (one.standing ? one.name : text('organisation.closed')),
    },
    { key: 'parent', title: text('organisationColumns.parent'), render: (one) => one.parentName },
    { key: 'code', title: text('organisationColumns.code'), narrow: 'none', render: (one) => one.code },
  ];
  return (
    <PlainTable caption={text('organisation.periods')} columns={columns} rows={periods} rowKey={(one) => one.from} />
  );
}
