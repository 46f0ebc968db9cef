import { PlainTable, useText } from '#ui/index.ts';
import type { ProjectRow } from '../../../contract/project.ts';
import { useProjectColumns } from '../project-columns.tsx';
import { FactSection } from './fact-section.tsx';

/** Projects of a zone. */
export function ProjectsSection({ facts }: { facts: readonly ProjectRow[] }) {
  const text = useText('atlas');
  const columns = useProjectColumns('zone').filter(({ extra }) => !extra);
  return (
    <FactSection kind="projects" count={facts.length}>
      <PlainTable caption={text('web.projects.title')} columns={columns} rows={facts} rowKey={({ id }) => id} />
    </FactSection>
  );
}
