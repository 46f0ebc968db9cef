import '../parts/atlas.css';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { EndpointResult } from '#platform/http/contract/endpoint.ts';
import { ErrorState, LoadingState, Page, SourceLink, useApi, useText, ZoneMap } from '#ui/index.ts';
import { getZone } from '../../contract/endpoints.ts';
import { useLabel } from '../parts/labels.ts';
import { CivicSection } from '../parts/sections/civic-section.tsx';
import { FinanceSection } from '../parts/sections/finance-section.tsx';
import { FirmsSection } from '../parts/sections/firms-section.tsx';
import { IndicatorsSection } from '../parts/sections/indicators-section.tsx';
import { MechanismsSection } from '../parts/sections/mechanisms-section.tsx';
import { PoliciesSection } from '../parts/sections/policies-section.tsx';
import { ProgrammesSection } from '../parts/sections/programmes-section.tsx';
import { ProjectsSection } from '../parts/sections/projects-section.tsx';
import { ServicesSection } from '../parts/sections/services-section.tsx';
import { TitlesSection } from '../parts/sections/titles-section.tsx';
import { ZoneContents } from '../parts/zone-contents.tsx';
import { ZoneFields } from '../parts/zone-fields.tsx';
import { zonePoints } from '../parts/zone-places.ts';

/** Everything of a real zone and its published facts. */
type ZoneFacts = EndpointResult<typeof getZone>;

/** One real zone with all that the pages tell of it. */
export function ZonePage() {
  const text = useText('atlas');
  const { zoneId = '' }: { zoneId?: string } = useParams({ strict: false });
  const answer = useApi(getZone, { params: { zoneId } });
  const facts = answer.isPlaceholderData ? undefined : answer.data;
  if (facts !== undefined) return <LoadedZone facts={facts} />;
  return (
    <Page title={text('web.zones.one')} crumbs={<ZonesCrumb />}>
      {answer.error === null ? (
        <LoadingState lines={12} />
      ) : (
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      )}
    </Page>
  );
}

function ZonesCrumb() {
  const text = useText('atlas');
  return <Link to="/zones">{text('web.zones.title')}</Link>;
}

function LoadedZone({ facts }: { facts: ZoneFacts }) {
  const text = useText('atlas');
  const label = useLabel();
  const { zone } = facts;
  return (
    <Page
      title={zone.name}
      crumbs={<ZonesCrumb />}
      tag={<span className="ys-tag">{label('zoneKind', zone.kind)}</span>}
      meta={
        <>
          {text('web.zones.factCount', { count: zone.factTotal })} <SourceLink source={zone.source} />
        </>
      }
    >
      <ZoneHead facts={facts} />
      <ZoneContents counts={zone.facts} titles={facts.titles.length} />
      <Sections facts={facts} />
    </Page>
  );
}

function Sections({ facts }: { facts: ZoneFacts }) {
  return (
    <>
      <IndicatorsSection facts={facts.indicators} />
      <ProjectsSection facts={facts.projects} />
      <ProgrammesSection facts={facts.programmes} />
      <PoliciesSection facts={facts.policies} />
      <ServicesSection facts={facts.services} />
      <FinanceSection facts={facts.finance} />
      <CivicSection facts={facts.civic} />
      <MechanismsSection facts={facts.mechanisms} />
      <TitlesSection facts={facts.titles} />
      <FirmsSection facts={facts.firms} />
    </>
  );
}

/** What is known of the zone itself, and where it lies. */
function ZoneHead({ facts }: { facts: ZoneFacts }) {
  const text = useText('atlas');
  const { zone } = facts;
  const points = useMemo(() => zonePoints([zone]), [zone]);
  return (
    <section className="atlas-head" aria-label={text('web.zones.about')}>
      <div>
        <ZoneFields zone={zone} parentName={zone.parentName} />
        {zone.note === null ? null : (
          <p className="atlas-note" lang="en">
            {zone.note}
          </p>
        )}
      </div>
      {points.length === 0 ? null : (
        <ZoneMap label={text('web.zones.mapOne')} note={text('web.zones.mapNoteShort')} points={points} height={200} />
      )}
    </section>
  );
}
