import '../parts/parties.css';
import '../parts/person.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { type FormEvent, useState } from 'react';
import { NoPermission, Page, useSession, useText } from '#ui/index.ts';
import { registerPerson } from '../../contract/person-endpoints.ts';
import { PersonFields } from '../parts/person-fields.tsx';
import { Refused, useAct } from '../parts/person-parts.tsx';
import { enteredOf, noValues, wrongFields } from '../parts/person-values.ts';

/** Enters a person; afterwards the list opens with the person beside it, masked. */
export function RegisterPersonPage() {
  const text = useText('parties');
  const { account, can } = useSession();
  return (
    <Page
      title={text('person.register')}
      crumbs={<Link to="/persons">{text('person.title')}</Link>}
      meta={text('person.registerLead')}
    >
      {can(registerPerson.permission) ? <RegisterForm /> : <NoPermission signedIn={account !== null} />}
    </Page>
  );
}

function RegisterForm() {
  const text = useText('parties');
  const navigate = useNavigate();
  const [values, setValues] = useState(noValues);
  const [tried, setTried] = useState(false);
  const sending = useAct(registerPerson);
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (wrongFields(values, { fresh: true }).length > 0) return;
    const body = { name: '', ...enteredOf(values) };
    sending.act({ body }, (person) => void navigate({ to: '/persons', search: { panel: person.id } }));
  };
  return (
    <form className="person-form" onSubmit={send} noValidate>
      <PersonFields values={values} onChange={setValues} tried={tried} />
      <Refused error={sending.error} />
      <p className="ys-meta">{text('person.registerEffect')}</p>
      <div className="person-verbs">
        <Button type="primary" htmlType="submit" loading={sending.pending}>
          {text('person.register')}
        </Button>
        <Link to="/persons" className="person-back">
          {text('person.registerBack')}
        </Link>
      </div>
    </form>
  );
}
