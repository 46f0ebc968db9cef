import { useId, useState } from 'react';
import { findPerson } from '#kernel/parties/contract/person-endpoints.ts';
import { callApi, useSession, useText } from '#ui/index.ts';

/** What looking up has led to; nothing of the person outlives the page but the id. */
type Found = { name: string | null } | 'none' | 'failed' | undefined;

/** Whom they met, found by the exact mobile number, for names are sealed; without network the post is all there is. */
export function MetPerson({
  online,
  personId,
  onChange,
}: {
  online: boolean;
  personId: string | null;
  onChange: (personId: string | null) => void;
}) {
  const text = useText('visits');
  const { can } = useSession();
  const id = useId();
  const [mobile, setMobile] = useState('');
  const [found, setFound] = useState<Found>();
  if (personId !== null) {
    const name = typeof found === 'object' ? found.name : null;
    return (
      <div className="record-firm">
        <span>{name ?? text('plans.record.personChosen')}</span>
        <button type="button" className="record-quiet" onClick={() => onChange(null)}>
          {text('plans.record.takeOut')}
        </button>
      </div>
    );
  }
  if (!online) return <p className="ys-meta">{text('plans.record.personOffline')}</p>;
  if (!can(findPerson.permission)) return null;
  const find = () =>
    callApi(findPerson, { body: { mobile } }).then(
      ({ person }) => {
        setFound(person === null ? 'none' : { name: person.name });
        if (person !== null) {
          setMobile('');
          onChange(person.id);
        }
      },
      () => setFound('failed'),
    );
  return (
    <div className="record-field">
      <label htmlFor={id}>{text('plans.record.personMobile')}</label>
      <div className="record-line">
        <input
          id={id}
          type="tel"
          autoComplete="off"
          value={mobile}
          aria-describedby={`${id}-said`}
          onChange={(event) => setMobile(event.target.value)}
        />
        <button
          type="button"
          className="record-quiet"
          disabled={mobile.replace(/\D/g, '').length < 11}
          onClick={() => void find()}
        >
          {text('plans.record.findPerson')}
        </button>
      </div>
      <p id={`${id}-said`} className="ys-meta" role="status">
        {found === 'none' || found === 'failed' ? text(`plans.record.person.${found}`) : null}
      </p>
    </div>
  );
}
