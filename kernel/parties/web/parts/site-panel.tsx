import { Link } from '@tanstack/react-router';
import { Section, useApi, useText } from '#ui/index.ts';
import { amendSite, getSite } from '../../contract/place-endpoints.ts';
import type { PlaceName, Site } from '../../contract/site.ts';
import { Fact, Facts } from './person-parts.tsx';
import { EnterOccupancy, PlaceOccupancies } from './place-occupancies.tsx';
import { Area, EnteredLine } from './place-parts.tsx';
import { RecordPanel } from './record-panel.tsx';

/** One site beside the register: its facts, who uses it, and what lies within it. */
export function SitePanel({ siteId, name }: { siteId: string; name: string | undefined }) {
  const text = useText('parties');
  const answer = useApi(getSite, { params: { siteId } });
  return (
    <RecordPanel
      kind="site"
      id={siteId}
      answer={answer}
      nameOf={(one) => one.name}
      name={name}
      amend={{ to: '/sites/entry', permission: amendSite.permission }}
    >
      {(one) => (
        <>
          <SiteFacts one={one} />
          <Section title={text('site.users')}>
            <PlaceOccupancies occupancies={one.occupancies} of="place" />
            <EnterOccupancy key={one.id} placeId={one.id} />
          </Section>
          <SitesWithin id={one.id} sites={one.sites} />
        </>
      )}
    </RecordPanel>
  );
}

function SiteFacts({ one }: { one: Site }) {
  const text = useText('parties');
  const label = (key: string) => text(`site.columns.${key}`);
  return (
    <>
      <Facts>
        <Fact title={label('kind')}>{text(`siteKinds.${one.kind}`)}</Fact>
        <Fact title={label('status')}>{text(`siteStatuses.${one.status}`)}</Fact>
        <Fact title={label('number')}>{one.number}</Fact>
        <Fact title={label('floorArea')}>{one.floorArea && <Area area={one.floorArea} />}</Fact>
        <Fact title={label('parent')}>
          {one.parent && (
            <Link to="/sites" search={{ panel: one.parent.id }}>
              {one.parent.name}
            </Link>
          )}
        </Fact>
        <Fact title={label('parcel')}>
          {one.parcel && (
            <Link to="/parcels" search={{ panel: one.parcel.id }}>
              {one.parcel.name}
            </Link>
          )}
        </Fact>
        <Fact title={label('address')}>{one.address}</Fact>
        <Fact title={label('coordinates')}>{one.longitude && `${one.longitude}, ${one.latitude}`}</Fact>
        <Fact title={label('source')}>{one.source}</Fact>
      </Facts>
      <EnteredLine at={one.registeredAt} />
    </>
  );
}

function SitesWithin({ id, sites }: { id: string; sites: readonly PlaceName[] }) {
  const text = useText('parties');
  if (sites.length === 0) return null;
  return (
    <Section title={text('site.sites')}>
      <ul className="place-list">
        {sites.map((site) => (
          <li key={site.id}>
            <Link to="/sites" search={{ panel: site.id }}>
              {site.name}
            </Link>
          </li>
        ))}
      </ul>
      <Link to="/sites" search={{ within: id }}>
        {text('site.showWithin')}
      </Link>
    </Section>
  );
}
