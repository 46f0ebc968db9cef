import { Button } from 'antd';
import { useState } from 'react';
import { ApiError, callApi, useText } from '#ui/index.ts';
import type { MaskedPerson, PersonField, PlainFields } from '../../contract/person.ts';
import { unmaskPerson } from '../../contract/person-endpoints.ts';
import { ReasonForm } from './person-parts.tsx';

/** Shows plain values once, for a reason. They stand in this part of the page only, in no cache, and go when it closes. */
export function PersonUnmask({ person, fields }: { person: MaskedPerson; fields: readonly PersonField[] }) {
  const text = useText('parties');
  const known = fields.filter((field) => person[field] !== null);
  const [state, setState] = useState<'closed' | 'asking' | 'sending'>('closed');
  const [picked, setPicked] = useState<readonly PersonField[]>(['mobile']);
  const [error, setError] = useState<ApiError | null>(null);
  const [seen, setSeen] = useState<{ values: PlainFields; leftToday: number }>();
  const send = (reason: string) => {
    setState('sending');
    const chosen = known.filter((field) => picked.includes(field));
    callApi(unmaskPerson, { params: { personId: person.id }, body: { fields: chosen, reason } }).then(
      (answer) => {
        setSeen(answer);
        setState('closed');
        setError(null);
      },
      (failure: unknown) => {
        setError(failure instanceof ApiError ? failure : null);
        setState('asking');
      },
    );
  };
  if (known.length === 0) return null;
  if (seen !== undefined) return <Plain seen={seen} onHide={() => setSeen(undefined)} />;
  if (state === 'closed') return <Button onClick={() => setState('asking')}>{text('unmask.verb')}</Button>;
  return (
    <ReasonForm
      verb={text('unmask.show')}
      label={text('unmask.reason')}
      hint={text('unmask.reasonHint')}
      effect={text('unmask.effect')}
      pending={state === 'sending'}
      error={error}
      onSend={(reason) => {
        if (known.some((field) => picked.includes(field))) send(reason);
      }}
      onCancel={() => setState('closed')}
    >
      <fieldset>
        <legend>{text('unmask.fields')}</legend>
        {known.map((field) => (
          <label key={field}>
            <input
              type="checkbox"
              checked={picked.includes(field)}
              onChange={(event) =>
                setPicked(event.target.checked ? [...picked, field] : picked.filter((one) => one !== field))
              }
            />
            {text(`person.${field}`)}
          </label>
        ))}
      </fieldset>
      {known.some((field) => picked.includes(field)) ? null : (
        <p className="person-wrong" role="alert">
          {text('unmask.needsFields')}
        </p>
      )}
    </ReasonForm>
  );
}

function Plain({ seen, onHide }: { seen: { values: PlainFields; leftToday: number }; onHide: () => void }) {
  const text = useText('parties');
  return (
    <section className="person-plain ys-no-print" aria-label={text('unmask.verb')} aria-live="polite">
      <dl>
        {Object.entries(seen.values).map(([field, value]) => (
          <div key={field}>
            <dt>{text(`person.${field}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <p className="ys-meta">{text('unmask.left', { count: seen.leftToday })}</p>
      <button type="button" className="ys-link" onClick={onHide}>
        {text('unmask.hide')}
      </button>
    </section>
  );
}
