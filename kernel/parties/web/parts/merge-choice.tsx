import './person.css';
import './merge.css';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useApiMutation, useText } from '#ui/index.ts';
import type { MergeableKind } from '../../contract/merging.ts';
import type { MaskedPerson } from '../../contract/person.ts';
import { findPerson } from '../../contract/person-endpoints.ts';
import { maskedLine, registerOf } from './merge-entry.ts';
import { PartyPicker } from './party-picker.tsx';
import { Refused } from './person-parts.tsx';
import { numberOf } from './person-values.ts';

interface Choosing {
  partyId: string;
  onCancel: () => void;
}

/** Chooses the other entry of the same: by name, or of persons by a whole number or from the masked list. */
export function MergeChoice({ kind, ...choosing }: Choosing & { kind: MergeableKind }) {
  return kind === 'person' ? <ChoosePerson {...choosing} /> : <ChooseNamed kind={kind} {...choosing} />;
}

function ChooseNamed({ kind, partyId, onCancel }: Choosing & { kind: Exclude<MergeableKind, 'person'> }) {
  const text = useText('parties');
  const id = useId();
  const [other, setOther] = useState<string>();
  const same = other === partyId;
  return (
    <div className="person-form">
      <label htmlFor={id}>{text('merging.chooseNamed')}</label>
      <PartyPicker id={id} kinds={[kind]} value={other} onChange={setOther} />
      {same ? <p className="person-wrong">{text('merging.itself')}</p> : null}
      <Verbs kind={kind} keep={partyId} other={same ? undefined : other} onCancel={onCancel} />
    </div>
  );
}

function ChoosePerson({ partyId, onCancel }: Choosing) {
  const text = useText('parties');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const [person, setPerson] = useState<MaskedPerson>();
  const finding = useApiMutation(findPerson);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const body = numberOf(typed);
    setPerson(undefined);
    if (body === undefined) return setSaid(text('person.findForm'));
    setSaid('');
    finding.mutate(
      { body },
      {
        onSuccess: ({ person: found }) => {
          if (found === null) return setSaid(text('person.findNone'));
          // The number leaves the screen once it has done its work.
          setTyped('');
          if (found.id === partyId) return setSaid(text('merging.itself'));
          setPerson(found);
        },
      },
    );
  };
  return (
    <form className="person-form" onSubmit={find}>
      <label htmlFor={id}>{text('merging.choosePerson')}</label>
      <div className="merge-find">
        <Input
          id={id}
          value={typed}
          autoComplete="off"
          maxLength={40}
          onChange={(event) => setTyped(event.target.value)}
        />
        <Button htmlType="submit" loading={finding.isPending}>
          {text('person.find')}
        </Button>
      </div>
      <p role="status">{person === undefined ? said : maskedLine(person, text)}</p>
      <Refused error={finding.error} />
      <p>
        <Link to={registerOf.person} search={{ merge: partyId }}>
          {text('merging.fromList')}
        </Link>
      </p>
      <Verbs kind="person" keep={partyId} other={person?.id} onCancel={onCancel} />
    </form>
  );
}

function Verbs({
  kind,
  keep,
  other,
  onCancel,
}: {
  kind: MergeableKind;
  keep: string;
  other: string | undefined;
  onCancel: () => void;
}) {
  const text = useText('parties');
  return (
    <div className="person-verbs">
      {other === undefined ? null : (
        <Link to="/duplicates/merge" search={{ kind, keep, other }} className="firm-register">
          {text('duplicates.merge')}
        </Link>
      )}
      <Button onClick={onCancel}>{text('invitation.cancel')}</Button>
    </div>
  );
}
