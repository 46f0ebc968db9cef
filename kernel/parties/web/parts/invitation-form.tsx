import { Button, Input, Select } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { type ApiError, useText } from '#ui/index.ts';
import { invitee } from '../../contract/person.ts';
import { Refused } from './person-parts.tsx';

/** Whom to invite, checked. */
export interface Invitee {
  name: string;
  mobile?: string;
  email?: string;
}

/** A choice beside name and numbers: as what, or into which house. */
export interface Choice {
  label: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string) => void;
  /** What is missing while nothing is chosen. */
  missing?: string;
}

/** What is wrong with the invitee as typed, by field; empty when it can be sent. */
export function faultsOf(typed: { name: string; mobile: string; email: string }): ('name' | 'mobile' | 'reach')[] {
  const parsed = invitee.safeParse(inviteeOf(typed));
  if (parsed.success) return [];
  const fields = new Set(parsed.error.issues.map((issue) => issue.path[0]));
  const unreachable = typed.mobile.trim() === '' && typed.email.trim() === '';
  return [
    ...(fields.has('name') ? (['name'] as const) : []),
    ...(fields.has('mobile') && !unreachable ? (['mobile'] as const) : []),
    ...(unreachable || fields.has('email') ? (['reach'] as const) : []),
  ];
}

function inviteeOf({ name, mobile, email }: { name: string; mobile: string; email: string }): Invitee {
  return {
    name: name.trim(),
    ...(mobile.trim() === '' ? {} : { mobile }),
    ...(email.trim() === '' ? {} : { email }),
  };
}

const wording = { name: 'wrongName', mobile: 'wrongMobile', reach: 'mobileOrEmail' } as const;

/** Invites somebody by name and mobile number or e-mail. */
export function InvitationForm({
  choices,
  pending,
  error,
  onSend,
  onCancel,
  note,
}: {
  choices: readonly Choice[];
  pending: boolean;
  error: ApiError | null;
  onSend: (who: Invitee) => void;
  onCancel: () => void;
  note?: ReactNode;
}) {
  const text = useText('parties');
  const id = useId();
  const [typed, setTyped] = useState({ name: '', mobile: '', email: '' });
  const [tried, setTried] = useState(false);
  const missing = choices.flatMap(({ value, missing: said }) =>
    value === undefined && said !== undefined ? [said] : [],
  );
  const faults = [...faultsOf(typed).map((fault) => text(`invitation.${wording[fault]}`)), ...missing];
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (faults.length === 0) onSend(inviteeOf(typed));
  };
  const field = (name: keyof typeof typed, inputMode: 'text' | 'tel' | 'email') => (
    <>
      <label htmlFor={`${id}-${name}`}>{text(`person.${name}`)}</label>
      <Input
        id={`${id}-${name}`}
        value={typed[name]}
        inputMode={inputMode}
        maxLength={120}
        autoComplete="off"
        onChange={(event) => setTyped({ ...typed, [name]: event.target.value })}
      />
    </>
  );
  return (
    <form className="person-form" onSubmit={send}>
      {note}
      {choices.map(({ label, value, options, onChange }) => (
        <div key={label}>
          <label htmlFor={`${id}-${label}`}>{label}</label>
          <Select
            id={`${id}-${label}`}
            {...(value === undefined ? {} : { value })}
            options={[...options]}
            onChange={onChange}
          />
        </div>
      ))}
      {field('name', 'text')}
      {field('mobile', 'tel')}
      {field('email', 'email')}
      {tried && faults.length > 0 ? (
        <ul className="person-wrong" role="alert">
          {faults.map((fault) => (
            <li key={fault}>{fault}</li>
          ))}
        </ul>
      ) : null}
      <Refused error={error} />
      <div className="person-verbs">
        <Button type="primary" htmlType="submit" loading={pending}>
          {text('invitation.send')}
        </Button>
        <Button onClick={onCancel}>{text('invitation.cancel')}</Button>
      </div>
    </form>
  );
}
