import { Link } from '@tanstack/react-router';
import { SidePanel, useText } from '#ui/index.ts';
import FirmVisits from './firm-visits.tsx';

/** A firm beside coverage: its visits, what the cap leaves, and the way to its file. */
export function CoveragePanel({ firmId, name }: { firmId: string; name: string | undefined }) {
  const text = useText('visits');
  return (
    <SidePanel
      title={name ?? text('plans.columns.firm')}
      footer={<Link to={`/firms/${firmId}` as '/'}>{text('plans.coverage.openFirm')}</Link>}
    >
      <FirmVisits firmId={firmId} />
    </SidePanel>
  );
}
