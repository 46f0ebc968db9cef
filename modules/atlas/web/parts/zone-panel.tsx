import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, Section, SidePanel, useApi, useText } from '#ui/index.ts';
import { getZone } from '../../contract/endpoints.ts';
import type { ZoneRow } from '../../contract/zone.ts';
import { ZoneFactCounts, ZoneFields } from './zone-fields.tsx';

/** A zone beside the register; one that the filter has left out is asked for. */
export function ZonePanel({ id, zones }: { id: string; zones: readonly ZoneRow[] | undefined }) {
  const listed = zones?.find((zone) => zone.id === id);
  if (listed !== undefined) return <LoadedPanel zone={listed} />;
  return zones === undefined ? null : <FetchedPanel id={id} />;
}

function FetchedPanel({ id }: { id: string }) {
  const text = useText('atlas');
  const answer = useApi(getZone, { params: { zoneId: id } });
  if (answer.data !== undefined && !answer.isPlaceholderData) return <LoadedPanel zone={answer.data.zone} />;
  return (
    <SidePanel title={text('web.zones.one')}>
      {answer.error === null ? <LoadingState /> : <ErrorState error={answer.error} />}
    </SidePanel>
  );
}

function LoadedPanel({ zone }: { zone: ZoneRow }) {
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
      <ZoneFields zone={zone} />
      <Section title={text('web.zones.facts')} note={text('web.zones.factCount', { count: zone.factTotal })}>
        <ZoneFactCounts zone={zone} />
      </Section>
    </SidePanel>
  );
}
