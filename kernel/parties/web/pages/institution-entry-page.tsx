import { type ApiInput, useApi, useText } from '#ui/index.ts';
import { seenInstitution } from '../../contract/institution.ts';
import { amendInstitution, getInstitution, registerInstitution } from '../../contract/institution-endpoints.ts';
import { EntryPage } from '../parts/entry-page.tsx';
import { useAmended } from '../parts/entry-record.ts';
import { institutionSections } from '../parts/institution-fields.tsx';
import { useAct } from '../parts/person-parts.tsx';

type Body = ApiInput<typeof registerInstitution>['body'];

/** Enters an institution or amends the one of the address; afterwards the register opens with it beside. */
export function InstitutionEntryPage() {
  const text = useText('parties');
  const id = useAmended();
  const answer = useApi(getInstitution, { params: { institutionId: id ?? '' } }, { enabled: id !== undefined });
  const [registering, amending] = [useAct(registerInstitution), useAct(amendInstitution)];
  return (
    <EntryPage
      texts="institution"
      path="/institutions"
      permission={registerInstitution.permission}
      effect={text('institution.effect')}
      start={{ status: 'active' }}
      sections={() => institutionSections(text)}
      registering={{ ...registering, send: (body: Body, done) => registering.act({ body }, done) }}
      amending={{
        ...amending,
        id,
        answer,
        send: (body, seen, done) => {
          const expected = seenInstitution.parse(seen);
          amending.act({ params: { institutionId: seen.id }, body: { ...body, expected } }, done);
        },
      }}
    />
  );
}
