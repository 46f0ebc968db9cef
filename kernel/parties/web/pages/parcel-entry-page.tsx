import { useNavigate } from '@tanstack/react-router';
import { type ApiInput, useApi, useText } from '#ui/index.ts';
import { seenParcel } from '../../contract/parcel.ts';
import { amendParcel, getParcel, registerParcel } from '../../contract/place-endpoints.ts';
import { parcelSections } from '../parts/parcel-fields.tsx';
import { useAct } from '../parts/person-parts.tsx';
import { PlaceEntryForm } from '../parts/place-entry-form.tsx';
import { PlaceEntryPage, useAmended, useSeen, valuesOfRecord } from '../parts/place-entry-page.tsx';

type Body = ApiInput<typeof registerParcel>['body'];

/** Enters a parcel or amends the one of the address; afterwards the register opens with it beside. */
export function ParcelEntryPage() {
  const text = useText('parties');
  const navigate = useNavigate();
  const amended = useAmended();
  const answer = useApi(getParcel, { params: { parcelId: amended ?? '' } }, { enabled: amended !== undefined });
  const { record, key, again } = useSeen(answer, amended);
  const [registering, amending] = [useAct(registerParcel), useAct(amendParcel)];
  const sending = amended === undefined ? registering : amending;
  const open = ({ id }: { id: string }) => void navigate({ to: '/parcels', search: { panel: id } });
  return (
    <PlaceEntryPage
      texts="parcel"
      path="/parcels"
      permission={registerParcel.permission}
      amended={amended}
      answer={answer}
      ready={record !== undefined}
    >
      <PlaceEntryForm
        key={key}
        name="parcel"
        sections={parcelSections(text)}
        initial={record === undefined ? { supplyState: 'planned' } : valuesOfRecord(record)}
        effect={text('parcel.effect')}
        back="/parcels"
        pending={sending.pending}
        error={sending.error}
        onAgain={() => {
          amending.reset();
          void again();
        }}
        onSend={(values) => {
          // The server checks every value; the form only keeps what was typed.
          const body = values as unknown as Body;
          if (amended === undefined) registering.act({ body }, open);
          if (amended === undefined || record === undefined) return;
          const expected = seenParcel.parse(record);
          amending.act({ params: { parcelId: amended }, body: { ...body, expected } }, open);
        }}
      />
    </PlaceEntryPage>
  );
}
