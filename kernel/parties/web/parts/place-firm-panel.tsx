import { ErrorState, LoadingState, useApi } from '#ui/index.ts';
import { listOccupancies } from '../../contract/place-endpoints.ts';
import { EnterOccupancy, PlaceOccupancies } from './place-occupancies.tsx';

/** Where a firm or institution is: the places that it uses, used or will use. */
export function PlacesOfParty({ partyId }: { partyId: string }) {
  const answer = useApi(listOccupancies, { params: { partyId } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={2} />;
  return (
    <>
      <PlaceOccupancies occupancies={answer.data.occupancies} of="party" />
      <EnterOccupancy key={partyId} partyId={partyId} />
    </>
  );
}

/** The same as a part of a firm's file. */
export default function PlaceFirmPanel({ firmId }: { firmId: string }) {
  return <PlacesOfParty partyId={firmId} />;
}
