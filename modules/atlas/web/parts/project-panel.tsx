import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, SidePanel, SourceDetail, useApi, useText } from '#ui/index.ts';
import { getProject } from '../../contract/endpoints.ts';
import type { ProjectDetail } from '../../contract/project.ts';
import { type Field, Fields } from './fields.tsx';
import { useLabel } from './labels.ts';
import { listed } from './listed.ts';
import { ProjectFigure, projectFigureNames } from './project-figure.tsx';
import { RelatedProjects } from './related-projects.tsx';
import { StageTag } from './stage-tag.tsx';

/** A project beside the register. */
export function ProjectPanel({ id }: { id: string }) {
  const text = useText('atlas');
  const answer = useApi(getProject, { params: { projectId: id } });
  const project = answer.isPlaceholderData ? undefined : answer.data;
  return (
    <SidePanel
      title={project?.name ?? text('web.projects.one')}
      footer={
        project === undefined ? undefined : (
          <Link to="/zones/$zoneId" params={{ zoneId: project.zoneId }} hash="projects" className="atlas-verb">
            {text('web.zones.open')}
          </Link>
        )
      }
    >
      {answer.error === null ? null : <ErrorState error={answer.error} />}
      {project === undefined && answer.error === null ? <LoadingState /> : null}
      {project === undefined ? null : <ProjectFields project={project} />}
    </SidePanel>
  );
}

function ProjectFields({ project }: { project: ProjectDetail }) {
  const text = useText('atlas');
  const label = useLabel();
  const plain = (key: 'industry' | 'startDate' | 'dueDate' | 'milestone' | 'capacity' | 'note'): Field => ({
    key,
    title: text(`web.projects.${key}`),
    content: key === 'industry' ? listed(project.industry, text('web.and')) : project[key],
  });
  const figures = projectFigureNames.map((name): Field => {
    const figure = project.figures[name];
    const title = label('metric', `project.${name}`);
    return { key: name, title, content: figure === null ? null : <ProjectFigure figure={figure} name={name} /> };
  });
  return (
    <>
      <Fields
        fields={[
          {
            key: 'stage',
            title: text('web.projects.stage'),
            content: <StageTag stage={project.stage} basis={project.stageBasis} />,
          },
          { key: 'zone', title: text('web.zones.one'), content: project.zoneName },
          { key: 'owner', title: text('web.projects.owner'), content: project.ownerFirms.join(text('web.and')) },
          { key: 'kind', title: text('web.projects.kind'), content: label('projectKind', project.kind) },
          plain('industry'),
          ...figures,
          plain('startDate'),
          plain('dueDate'),
          plain('milestone'),
          plain('capacity'),
          plain('note'),
          { key: 'source', title: text('web.source'), content: <SourceDetail source={project.source} /> },
        ]}
      />
      <RelatedProjects project={project} />
    </>
  );
}
