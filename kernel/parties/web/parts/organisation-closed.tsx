import { Link } from '@tanstack/react-router';
import { useText, useUrlSearch } from '#ui/index.ts';
import { searchWith } from './organisation-search.ts';

/** Departments that are closed by the day: they stay readable. */
export function ClosedDepartments({
  closed,
  current,
}: {
  closed: readonly { id: string; name: string; on: string }[];
  current: string;
}) {
  const text = useText('parties');
  const [search] = useUrlSearch();
  if (closed.length === 0) return null;
  return (
    <details className="org-closed" open={closed.some((one) => one.id === current)}>
      <summary>{text('organisation.closedCount', { count: closed.length })}</summary>
      <ul>
        {closed.map(({ id, name, on }) => (
          <li key={id}>
            <Link to="." search={searchWith(search, { department: id })} resetScroll={false}>
              {name}
            </Link>
            <span className="ys-meta">{on}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
