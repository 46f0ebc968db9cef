import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, Section, SidePanel, useApi, useText } from '#ui/index.ts';
import { getZone } from '../../contract/endpoints.ts';
import type { ZoneRow } from '../../contract/zone.ts';
import { ZoneFactCounts, ZoneFields } from './zone-fields.tsx';

/** A zone beside the register: what the row holds at once, the rest when it has come. */
export function ZonePanel({ id, zones }: { id: string; zones: readonly ZoneRow[] | undefined }) {
  const text = useText('atlas');
  const answer = useApi(getZone, { params: { zoneId: id } });
  const fetched = answer.isPlaceholderData ? undefined : answer.data?.zone;
  const zone = fetched ?? zones?.find((each) => each.id === id);
  if (zone !== undefined) return <LoadedPanel zone={zone} parentName={fetched?.parentName ?? null} />;
  return (
    <SidePanel title={text('web.zones.one')}>
      {answer.error === null ? <LoadingState /> : <ErrorState error={answer.error} />}
    </SidePanel>
  );
}

function LoadedPanel({ zone, parentName }: { zone: ZoneRow; parentName: string | null }) {
  const text = useText('atlas');
  return (
    <SidePanel
      title={zone.name}
      footer={
        <Link to="/zones/$zoneId" params={{ zoneId: zone.id }} className="atlas-verb">
          {text('web.zones.open')}
        </Link>
      }
    >
      <ZoneFields zone={zone} parentName={parentName} />
      <Section title={text('web.zones.facts')} note={text('web.zones.factCount', { count: zone.factTotal })}>
        <ZoneFactCounts zone={zone} />
      </Section>
    </SidePanel>
  );
}
