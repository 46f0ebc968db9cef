import { Button } from 'antd';
import { useState } from 'react';
import { useSession, useText } from '#ui/index.ts';
import type { MaskedPerson } from '../../contract/person.ts';
import { correctPerson } from '../../contract/person-endpoints.ts';
import { PersonFields } from './person-fields.tsx';
import { ReasonForm, useAct } from './person-parts.tsx';
import { enteredOf, noValues, wrongFields } from './person-values.ts';

/** Corrects fields of a person for a reason: only what is typed changes, and the old values stay masked. */
export function PersonCorrect({ person }: { person: MaskedPerson }) {
  const text = useText('parties');
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const [values, setValues] = useState(noValues);
  const [tried, setTried] = useState(false);
  const sending = useAct(correctPerson);
  if (person.erasedAt !== null || !can(correctPerson.permission)) return null;
  if (!open) return <Button onClick={() => setOpen(true)}>{text('person.correct')}</Button>;
  const entered = enteredOf(values);
  const nothing = Object.keys(entered).length === 0;
  const close = () => {
    setOpen(false);
    setValues(noValues);
    setTried(false);
    sending.reset();
  };
  return (
    <ReasonForm
      verb={text('person.correctVerb')}
      label={text('person.correctReason')}
      hint={text('person.correctHint')}
      effect={text('person.correctEffect')}
      pending={sending.pending}
      error={sending.error}
      onCancel={close}
      onSend={(reason) => {
        setTried(true);
        if (nothing || wrongFields(values).length > 0) return;
        sending.act({ params: { personId: person.id }, body: { ...entered, reason } }, close);
      }}
    >
      <PersonFields values={values} onChange={setValues} tried={tried} before={person} />
      {tried && nothing ? (
        <p className="person-wrong" role="alert">
          {text('person.correctNothing')}
        </p>
      ) : null}
    </ReasonForm>
  );
}
