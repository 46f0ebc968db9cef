import { Link } from '@tanstack/react-router';
import { type Column, SourceLink, useLocale, useText } from '#ui/index.ts';
import type { Practice } from '../../contract/practice.ts';
import { useLabel } from './labels.ts';
import { PracticeStateTag } from './practice-state-tag.tsx';
import { english } from './sections/english.tsx';

/** Columns of the practices. */
export function usePracticeColumns(): readonly Column<Practice>[] {
  const text = useText('atlas');
  const label = useLabel();
  const chinese = useLocale() === 'zh-CN';
  return [
    {
      ...{ key: 'name', title: text('practice.nameZh'), sortable: true, width: 240 },
      render: ({ nameZh, nameEn }) => (chinese ? nameZh : nameEn),
    },
    {
      ...{ key: 'state', title: text('practice.state'), sortable: true, narrow: 'end' as const, width: 92 },
      render: ({ state }) => <PracticeStateTag state={state} />,
    },
    {
      ...{ key: 'zone', title: text('practice.zone'), narrow: 'lead' as const, width: 132 },
      render: ({ zoneId, zoneName }) => (
        <Link to="/zones/$zoneId" params={{ zoneId }} hash="mechanisms">
          {zoneName}
        </Link>
      ),
    },
    {
      ...{ key: 'job', title: text('practice.job'), narrow: 'lead' as const, width: 132 },
      render: ({ systems }) => systems.map((job) => label('system', String(job))).join(' · '),
    },
    {
      ...{ key: 'module', title: text('practice.module'), narrow: 'none' as const, width: 104 },
      render: ({ module }) => label('practiceModule', module),
    },
    {
      ...{ key: 'description', title: text('practice.description'), narrow: 'line' as const },
      render: ({ description }) => english(description),
    },
    {
      ...{ key: 'source', title: text('practice.source'), align: 'end' as const, narrow: 'none' as const },
      render: ({ source }) => <SourceLink source={source} />,
    },
  ];
}
