import { Link } from '@tanstack/react-router';
import {
  CopyValue,
  ErrorState,
  formatDate,
  LoadingState,
  Section,
  SidePanel,
  useApi,
  useLocale,
  useSession,
  useText,
} from '#ui/index.ts';
import type { Parcel } from '../../contract/parcel.ts';
import { amendParcel, getParcel } from '../../contract/place-endpoints.ts';
import { MergeParty, MergeWent } from './merge-party.tsx';
import { Fact, Facts } from './person-parts.tsx';
import { EnterOccupancy, PlaceOccupancies } from './place-occupancies.tsx';
import { Area, EnteredLine } from './place-parts.tsx';

/** One parcel beside the register: its facts, who holds it, and what stands on it. */
export function ParcelPanel({ parcelId, number }: { parcelId: string; number: string | undefined }) {
  const text = useText('parties');
  const { can } = useSession();
  const answer = useApi(getParcel, { params: { parcelId } });
  const one = answer.data?.id === parcelId ? answer.data : undefined;
  const footer =
    one !== undefined && can(amendParcel.permission) ? (
      <Link to="/parcels/entry" search={{ id: one.id }} className="firm-register">
        {text('place.amend')}
      </Link>
    ) : undefined;
  return (
    <SidePanel title={one?.number ?? number ?? text('parcel.title')} {...(footer === undefined ? {} : { footer })}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {one === undefined && !answer.error ? <LoadingState lines={8} /> : null}
      {one === undefined ? null : (
        <>
          <MergeWent kind="parcel" partyId={one.id} />
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
          <MergeParty key={`merge ${one.id}`} kind="parcel" partyId={one.id} />
        </>
      )}
    </SidePanel>
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
