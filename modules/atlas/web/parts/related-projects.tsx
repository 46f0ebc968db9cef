import { Link } from '@tanstack/react-router';
import { Section, useText, useUrlSearch } from '#ui/index.ts';
import type { ProjectDetail } from '../../contract/project.ts';

/** The project that this one belongs to, and those that belong to it. */
export function RelatedProjects({ project }: { project: Pick<ProjectDetail, 'parent' | 'children'> }) {
  const text = useText('atlas');
  const { parent, children } = project;
  return (
    <>
      {parent === null ? null : (
        <Section title={text('web.projects.parent')}>
          <ProjectLinks projects={[parent]} />
        </Section>
      )}
      {children.length === 0 ? null : (
        <Section title={text('web.projects.children')} note={String(children.length)}>
          <ProjectLinks projects={children} />
        </Section>
      )}
    </>
  );
}

function ProjectLinks({ projects }: { projects: readonly { id: string; name: string }[] }) {
  const [search] = useUrlSearch();
  return (
    <ul className="atlas-group">
      {projects.map(({ id, name }) => (
        <li key={id}>
          <Link to="." search={{ ...search, panel: id }} resetScroll={false}>
            {name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
