import { Link } from '@tanstack/react-router';
import { CopyValue, formatDate, Section, useApi, useLocale, useText } from '#ui/index.ts';
import type { Parcel } from '../../contract/parcel.ts';
import { amendParcel, getParcel } from '../../contract/place-endpoints.ts';
import { Fact, Facts } from './person-parts.tsx';
import { EnterOccupancy, PlaceOccupancies } from './place-occupancies.tsx';
import { Area, EnteredLine } from './place-parts.tsx';
import { RecordPanel } from './record-panel.tsx';

/** One parcel beside the register: its facts, who holds it, and what stands on it. */
export function ParcelPanel({ parcelId, number }: { parcelId: string; number: string | undefined }) {
  const text = useText('parties');
  const answer = useApi(getParcel, { params: { parcelId } });
  return (
    <RecordPanel
      kind="parcel"
      id={parcelId}
      answer={answer}
      nameOf={(one) => one.number}
      name={number}
      amend={{ to: '/parcels/entry', permission: amendParcel.permission }}
    >
      {(one) => (
        <>
          <ParcelFacts one={one} />
          <Section title={text('parcel.users')}>
            <PlaceOccupancies occupancies={one.occupancies} of="place" />
            <EnterOccupancy key={one.id} placeId={one.id} />
          </Section>
          {one.sites.length === 0 ? null : (
            <Section title={text('parcel.sites')}>
              <ul className="place-list">
                {one.sites.map((site) => (
                  <li key={site.id}>
                    <Link to="/sites" search={{ panel: site.id }}>
                      {site.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </>
      )}
    </RecordPanel>
  );
}

function ParcelFacts({ one }: { one: Parcel }) {
  const text = useText('parties');
  const locale = useLocale();
  const label = (key: string) => text(`parcel.columns.${key}`);
  const ratios = [one.plotRatioMin, one.plotRatioMax].filter((ratio) => ratio !== null);
  return (
    <>
      <Facts>
        <Fact title={label('supplyState')}>{text(`supplyStates.${one.supplyState}`)}</Fact>
        <Fact title={label('landUse')}>{one.landUse && `${one.landUse} ${text(`landUses.${one.landUse}`)}`}</Fact>
        <Fact title={label('area')}>{one.area && <Area area={one.area} mu />}</Fact>
        <Fact title={label('landCode')}>
          {one.landCode === null ? null : (
            <>
              <CopyValue value={one.landCode} />
              {one.landCodeReason === null ? null : (
                <p className="ys-meta">{text('place.kept', { reason: one.landCodeReason })}</p>
              )}
            </>
          )}
        </Fact>
        <Fact title={label('grantedOn')}>{one.grantedOn && formatDate(one.grantedOn, locale)}</Fact>
        <Fact title={label('grantEndsOn')}>{one.grantEndsOn && formatDate(one.grantEndsOn, locale)}</Fact>
        <Fact title={label('plotRatio')}>{ratios.join(' – ')}</Fact>
        <Fact title={label('address')}>{one.address}</Fact>
        <Fact title={label('boundary')}>{one.boundary}</Fact>
        <Fact title={label('source')}>{one.source}</Fact>
      </Facts>
      <EnteredLine at={one.registeredAt} />
    </>
  );
}
