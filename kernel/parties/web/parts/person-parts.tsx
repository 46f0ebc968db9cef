import './person.css';
import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { type AnyEndpoint, type ApiError, type ApiInput, formatTime, useApiMutation, useText } from '#ui/index.ts';
import type { MaskedPerson } from '../../contract/person.ts';
import { dayInChina } from './day-in-china.ts';

/** A person's masked name; says when the person was erased, or that the role learns no name. */
export function PersonName({ person }: { person: Pick<MaskedPerson, 'name' | 'erasedAt'> }) {
  const text = useText('parties');
  if (person.erasedAt !== null) return <span className="ys-meta">{text('person.erased')}</span>;
  return person.name ?? <span className="ys-meta">{text('person.closed')}</span>;
}

/** Day and minute of an instant in China, as tables show it. */
export function minuteInChina(instant: string): string {
  return `${dayInChina(new Date(instant))} ${formatTime(instant)}`;
}

/** Why something was refused, at its place. */
export function Refused({ error }: { error: ApiError | null }) {
  const ui = useText('ui');
  if (error === null) return null;
  return (
    <div className="person-refused" role="alert">
      <b>{error.message || ui('errors.unreachable.message')}</b>
      <p>{error.remedy || ui('errors.unreachable.remedy')}</p>
      {error.fields.map(({ field, message }) => (
        <p key={field}>{message}</p>
      ))}
    </div>
  );
}

/** Sends something that changes what other parts of the page show, and has them ask again. */
export function useAct<E extends AnyEndpoint>(endpoint: E) {
  const client = useQueryClient();
  const sending = useApiMutation(endpoint);
  const act = (input: ApiInput<E>, onDone?: (answer: NonNullable<typeof sending.data>) => void) =>
    sending.mutate(input, {
      onSuccess: (answer) => {
        void client.invalidateQueries();
        onDone?.(answer as NonNullable<typeof sending.data>);
      },
    });
  return { act, pending: sending.isPending, error: sending.error, reset: sending.reset };
}

const leastReason = 5;

/** A verb that needs a reason: opens below its button, says what it does, and is sent once five characters stand there. */
export function ReasonForm({
  verb,
  label,
  hint,
  effect,
  danger = false,
  pending,
  error,
  onSend,
  onCancel,
  children,
}: {
  verb: string;
  label: string;
  hint: string;
  effect?: string;
  danger?: boolean;
  pending: boolean;
  error: ApiError | null;
  onSend: (reason: string) => void;
  onCancel: () => void;
  children?: ReactNode;
}) {
  const text = useText('parties');
  const id = useId();
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const short = reason.trim().length < leastReason;
  const send = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!short) onSend(reason.trim());
  };
  return (
    <form className="person-form" onSubmit={send}>
      {effect === undefined ? null : <p className="ys-meta">{effect}</p>}
      {children}
      <label htmlFor={id}>{label}</label>
      <Input.TextArea
        id={id}
        value={reason}
        maxLength={200}
        autoSize={{ minRows: 2 }}
        status={tried && short ? 'error' : ''}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setReason(event.target.value)}
      />
      <p id={`${id}-hint`} className={tried && short ? 'person-wrong' : 'ys-meta'}>
        {tried && short ? text('register.tooShort', { min: leastReason }) : hint}
      </p>
      <Refused error={error} />
      <div className="person-verbs">
        <Button type="primary" danger={danger} htmlType="submit" loading={pending}>
          {verb}
        </Button>
        <Button onClick={onCancel}>{text('invitation.cancel')}</Button>
      </div>
    </form>
  );
}

/** Fields of a record, one a line. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="ys-facts">{children}</dl>;
}

/** One field of a record; says when it is not known. */
export function Fact({ title, children }: { title: string; children: ReactNode }) {
  const text = useText('parties');
  const unknown = children === null || children === undefined || children === '';
  return (
    <div>
      <dt>{title}</dt>
      <dd>{unknown ? <span className="ys-meta">{text('person.unknown')}</span> : children}</dd>
    </div>
  );
}
