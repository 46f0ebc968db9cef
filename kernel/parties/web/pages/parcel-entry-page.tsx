import { type ApiInput, useApi, useText } from '#ui/index.ts';
import { seenParcel } from '../../contract/parcel.ts';
import { amendParcel, getParcel, registerParcel } from '../../contract/place-endpoints.ts';
import { EntryPage } from '../parts/entry-page.tsx';
import { useAmended } from '../parts/entry-record.ts';
import { parcelSections } from '../parts/parcel-fields.tsx';
import { useAct } from '../parts/person-parts.tsx';

type Body = ApiInput<typeof registerParcel>['body'];

/** Enters a parcel or amends the one of the address; afterwards the register opens with it beside. */
export function ParcelEntryPage() {
  const text = useText('parties');
  const id = useAmended();
  const answer = useApi(getParcel, { params: { parcelId: id ?? '' } }, { enabled: id !== undefined });
  const [registering, amending] = [useAct(registerParcel), useAct(amendParcel)];
  return (
    <EntryPage
      texts="parcel"
      path="/parcels"
      permission={registerParcel.permission}
      effect={text('parcel.effect')}
      start={{ supplyState: 'planned' }}
      sections={() => parcelSections(text)}
      registering={{ ...registering, send: (body: Body, done) => registering.act({ body }, done) }}
      amending={{
        ...amending,
        id,
        answer,
        send: (body, seen, done) => {
          const expected = seenParcel.parse(seen);
          amending.act({ params: { parcelId: seen.id }, body: { ...body, expected } }, done);
        },
      }}
    />
  );
}
