import { useNavigate } from '@tanstack/react-router';
import { type ApiInput, useApi, useText } from '#ui/index.ts';
import { seenInstitution } from '../../contract/institution.ts';
import { amendInstitution, getInstitution, registerInstitution } from '../../contract/institution-endpoints.ts';
import { institutionSections } from '../parts/institution-fields.tsx';
import { useAct } from '../parts/person-parts.tsx';
import { PlaceEntryForm } from '../parts/place-entry-form.tsx';
import { PlaceEntryPage, useAmended, useSeen, valuesOfRecord } from '../parts/place-entry-page.tsx';

type Body = ApiInput<typeof registerInstitution>['body'];

/** Enters a institution or amends the one of the address; afterwards the register opens with it beside. */
export function InstitutionEntryPage() {
  const text = useText('parties');
  const navigate = useNavigate();
  const amended = useAmended();
  const answer = useApi(
    getInstitution,
    { params: { institutionId: amended ?? '' } },
    { enabled: amended !== undefined },
  );
  const { record, key, again } = useSeen(answer, amended);
  const [registering, amending] = [useAct(registerInstitution), useAct(amendInstitution)];
  const sending = amended === undefined ? registering : amending;
  const open = ({ id }: { id: string }) => void navigate({ to: '/institutions', search: { panel: id } });
  return (
    <PlaceEntryPage
      texts="institution"
      path="/institutions"
      permission={registerInstitution.permission}
      amended={amended}
      answer={answer}
      ready={record !== undefined}
    >
      <PlaceEntryForm
        key={key}
        name="institution"
        sections={institutionSections(text)}
        initial={record === undefined ? { status: 'active' } : valuesOfRecord(record)}
        effect={text('institution.effect')}
        back="/institutions"
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
          const expected = seenInstitution.parse(record);
          amending.act({ params: { institutionId: amended }, body: { ...body, expected } }, open);
        }}
      />
    </PlaceEntryPage>
  );
}
