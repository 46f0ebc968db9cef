import '../parts/person.css';
import { type ApiInput, useText } from '#ui/index.ts';
import { registerPerson } from '../../contract/person-endpoints.ts';
import { EntryPage } from '../parts/entry-page.tsx';
import { useAct } from '../parts/person-parts.tsx';
import { personSections } from '../parts/person-sections.tsx';

type Body = ApiInput<typeof registerPerson>['body'];

/** Enters a person; afterwards the list opens with the person beside it, masked. */
export function RegisterPersonPage() {
  const text = useText('parties');
  const registering = useAct(registerPerson);
  return (
    <EntryPage
      texts="person"
      path="/persons"
      permission={registerPerson.permission}
      lead={text('person.registerLead')}
      effect={text('person.registerEffect')}
      start={{}}
      sections={() => personSections(text)}
      registering={{ ...registering, send: (body: Body, done) => registering.act({ body }, done) }}
    />
  );
}
