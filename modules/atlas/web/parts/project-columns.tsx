import { Link } from '@tanstack/react-router';
import { type Column, SourceLink, useText } from '#ui/index.ts';
import type { ProjectRow } from '../../contract/project.ts';
import { useLabel } from './labels.ts';
import { listed } from './listed.ts';
import { ProjectFigure, projectFigureNames } from './project-figure.tsx';
import { StageTag } from './stage-tag.tsx';

/** Columns of the register of projects; on a zone's own page the zone is left out. */
export function useProjectColumns(of: 'register' | 'zone'): readonly Column<ProjectRow>[] {
  const text = useText('atlas');
  const label = useLabel();
  const figureColumn = (name: (typeof projectFigureNames)[number], extra: boolean): Column<ProjectRow> => ({
    key: name,
    title: text(`web.projects.${name}`),
    align: 'end',
    extra,
    narrow: extra ? 'none' : 'end',
    sortable: of === 'register' && name === 'investment',
    render: ({ figures }) => {
      const figure = figures[name];
      return figure === null ? null : <ProjectFigure figure={figure} name={name} />;
    },
  });
  const zone: Column<ProjectRow> = {
    key: 'zone',
    title: text('web.zones.one'),
    narrow: 'lead',
    render: ({ zoneId, zoneName }) => (
      <Link to="/zones/$zoneId" params={{ zoneId }}>
        {zoneName}
      </Link>
    ),
  };
  return [
    {
      key: 'name',
      title: text('web.projects.name'),
      render: (project) => (of === 'register' ? project.name : <ProjectLink project={project} />),
      sortable: of === 'register',
      width: 240,
    },
    ...(of === 'register' ? [zone] : []),
    {
      key: 'stage',
      title: text('web.projects.stage'),
      sortable: of === 'register',
      narrow: 'lead',
      render: ({ stage, stageBasis }) => <StageTag stage={stage} basis={stageBasis} />,
    },
    {
      key: 'owner',
      title: text('web.projects.owner'),
      width: 104,
      render: ({ ownerFirms }) => ownerFirms.join(text('web.and')),
    },
    {
      key: 'industry',
      title: text('web.projects.industry'),
      width: 96,
      render: ({ industry }) => listed(industry, text('web.and')),
    },
    figureColumn('investment', false),
    { key: 'dueDate', title: text('web.projects.dueDate'), render: ({ dueDate }) => dueDate },
    {
      key: 'kind',
      title: text('web.projects.kind'),
      extra: true,
      narrow: 'none',
      render: ({ kind }) => label('projectKind', kind),
    },
    {
      key: 'startDate',
      title: text('web.projects.startDate'),
      extra: true,
      narrow: 'none',
      render: ({ startDate }) => startDate,
    },
    ...projectFigureNames.slice(1).map((name) => figureColumn(name, true)),
    {
      key: 'source',
      title: text('web.source'),
      align: 'end',
      narrow: 'none',
      render: ({ source }) => <SourceLink source={source} />,
    },
  ];
}

/** A project named away from the register leads to it there, with its panel open. */
function ProjectLink({ project }: { project: ProjectRow }) {
  return (
    <Link to="/projects" search={{ zone: project.zoneId, panel: project.id }} className="ys-row-link">
      {project.name}
    </Link>
  );
}
