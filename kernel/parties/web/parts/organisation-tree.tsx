import './organisation.css';
import { Link } from '@tanstack/react-router';
import { Select } from 'antd';
import { useNarrow, useText, useUrlSearch } from '#ui/index.ts';
import type { Department } from '../../contract/organisation.ts';
import { useOrganisationSearch } from './organisation-search.ts';

const depths = { zoneAuthority: 0, department: 1, section: 2 } as const;

/** The departments of a day as a tree of links; on a phone a list to choose from. */
export function OrganisationTree({ departments, current }: { departments: readonly Department[]; current: string }) {
  const text = useText('parties');
  const [search] = useUrlSearch();
  const { change } = useOrganisationSearch();
  if (useNarrow()) {
    return (
      <Select
        className="org-pick"
        aria-label={text('organisation.tree')}
        value={current}
        onChange={(department: string) => change({ department })}
        showSearch={{ optionFilterProp: 'label' }}
        options={departments.map(({ id, kind, name }) => ({ value: id, label: `${'　'.repeat(depths[kind])}${name}` }))}
      />
    );
  }
  return (
    <nav className="org-tree" aria-label={text('organisation.tree')}>
      <ul>
        {departments.map(({ id, kind, name, posts }) => (
          <li key={id} className={kind}>
            <Link
              to="."
              search={{ ...search, department: id, panel: undefined }}
              resetScroll={false}
              className={id === current ? 'on' : ''}
            >
              {name}
            </Link>
            {posts.some((post) => post.holder === null) ? (
              <span className="ys-meta">{text('organisation.vacant')}</span>
            ) : null}
          </li>
        ))}
      </ul>
    </nav>
  );
}
