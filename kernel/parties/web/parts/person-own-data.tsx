import { useState } from 'react';
import { Section, useApi, useText } from '#ui/index.ts';
import { personField } from '../../contract/person.ts';
import { getOwnPerson } from '../../contract/person-endpoints.ts';
import { askOwnErasure } from '../../contract/person-erasure.ts';
import { PersonOwnConsents } from './person-own-consents.tsx';
import { Fact, Facts, ReasonForm, useAct } from './person-parts.tsx';

/** What the platform holds of the reader, masked, and the way to have it erased. */
export function PersonOwnData() {
  const text = useText('parties');
  const [open, setOpen] = useState(false);
  const answer = useApi(getOwnPerson, {});
  const asking = useAct(askOwnErasure);
  const person = answer.data?.person;
  if (person === undefined || person === null) return null;
  return (
    <>
      <PersonOwnConsents />
      <Section title={text('erasure.own')}>
        <Facts>
          {personField.options
            .filter((field) => person[field] !== null)
            .map((field) => (
              <Fact key={field} title={text(`person.${field}`)}>
                {person[field]}
              </Fact>
            ))}
        </Facts>
        {answer.data?.erasure ? <p role="status">{text('erasure.ownWaiting')}</p> : null}
        {answer.data?.erasure || open ? null : (
          <button type="button" className="ys-link" onClick={() => setOpen(true)}>
            {text('erasure.ownVerb')}
          </button>
        )}
        {open ? (
          <ReasonForm
            verb={text('erasure.verb')}
            label={text('erasure.ownGround')}
            hint={text('erasure.groundHint')}
            effect={text('erasure.effect')}
            danger
            pending={asking.pending}
            error={asking.error}
            onCancel={() => setOpen(false)}
            onSend={(ground) => asking.act({ body: { ground } }, () => setOpen(false))}
          />
        ) : null}
      </Section>
    </>
  );
}
