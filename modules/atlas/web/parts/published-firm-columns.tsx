import { Link } from '@tanstack/react-router';
import { type Column, SourceLink, useText } from '#ui/index.ts';
import type { PublishedFirm } from '../../contract/published-firm.ts';
import { useLabel } from './labels.ts';
import { listed } from './listed.ts';
import { english } from './sections/english.tsx';

/** Columns of the register of published firms. */
export function usePublishedFirmColumns(): readonly Column<PublishedFirm>[] {
  const text = useText('atlas');
  const label = useLabel();
  return [
    { key: 'name', title: text('web.name'), render: ({ name }) => name, sortable: true, width: 220 },
    {
      key: 'zone',
      title: text('web.zones.one'),
      narrow: 'lead',
      render: ({ zoneId, zoneName }) => (
        <Link to="/zones/$zoneId" params={{ zoneId }}>
          {zoneName}
        </Link>
      ),
    },
    { key: 'kind', title: text('web.kind'), narrow: 'lead', width: 88, render: ({ kind }) => label('firmKind', kind) },
    {
      key: 'industry',
      title: text('web.projects.industry'),
      render: ({ industry }) => listed(industry, text('web.and')),
    },
    { key: 'role', title: text('web.firms.role'), width: 220, render: ({ role }) => english(role) },
    {
      key: 'adopted',
      title: text('web.publishedFirms.adoptedAs'),
      narrow: 'end',
      render: ({ adoptedAs }) =>
        adoptedAs === null ? null : (
          <Link to="/firms/$firmId" params={{ firmId: adoptedAs }}>
            {text('web.publishedFirms.adoptedAs')}
          </Link>
        ),
    },
    {
      key: 'source',
      title: text('web.source'),
      align: 'end',
      narrow: 'none',
      render: ({ source }) => <SourceLink source={source} />,
    },
  ];
}
