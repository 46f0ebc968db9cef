import { useNavigate } from '@tanstack/react-router';
import { type ApiInput, useApi, useText } from '#ui/index.ts';
import { amendSite, getSite, registerSite } from '../../contract/place-endpoints.ts';
import { seenSite } from '../../contract/site.ts';
import { useAct } from '../parts/person-parts.tsx';
import { PlaceEntryForm } from '../parts/place-entry-form.tsx';
import { PlaceEntryPage, useAmended, useSeen, valuesOfRecord } from '../parts/place-entry-page.tsx';
import { siteSections } from '../parts/site-fields.tsx';

type Body = ApiInput<typeof registerSite>['body'];

/** Enters a site or amends the one of the address; afterwards the register opens with it beside. */
export function SiteEntryPage() {
  const text = useText('parties');
  const navigate = useNavigate();
  const amended = useAmended();
  const answer = useApi(getSite, { params: { siteId: amended ?? '' } }, { enabled: amended !== undefined });
  const { record, key, again } = useSeen(answer, amended);
  const [registering, amending] = [useAct(registerSite), useAct(amendSite)];
  const sending = amended === undefined ? registering : amending;
  const open = ({ id }: { id: string }) => void navigate({ to: '/sites', search: { panel: id } });
  return (
    <PlaceEntryPage
      texts="site"
      path="/sites"
      permission={registerSite.permission}
      amended={amended}
      answer={answer}
      ready={record !== undefined}
    >
      <PlaceEntryForm
        key={key}
        name="site"
        sections={siteSections(text, record)}
        initial={record === undefined ? { status: 'inUse' } : valuesOfRecord(record)}
        effect={text('site.effect')}
        back="/sites"
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
          const expected = seenSite.parse({
            ...record,
            ...{ parentId: record.parent?.id ?? null, parcelId: record.parcel?.id ?? null },
          });
          amending.act({ params: { siteId: amended }, body: { ...body, expected } }, open);
        }}
      />
    </PlaceEntryPage>
  );
}
