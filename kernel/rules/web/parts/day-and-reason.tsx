import { Input } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/index.ts';
import { Labelled, SendForm } from './form-parts.tsx';
import { isDay, todayInChina } from './today.ts';

/** Ends something from a day on, for a reason: what it ends stands in what the form says before its verb. */
export function DayAndReason({
  verb,
  label,
  effect,
  send,
  onDone,
}: {
  verb: string;
  /** What the day is. */
  label: string;
  effect: (on: string) => string;
  send: (body: { readonly on: string; readonly reason: string }) => Promise<unknown>;
  onDone: () => void;
}) {
  const text = useText('rules');
  const [on, setOn] = useState(todayInChina());
  const [reason, setReason] = useState('');
  return (
    <SendForm
      verb={verb}
      effect={effect(on)}
      danger
      ready={isDay(on) && reason.trim().length >= 2}
      send={() => send({ on, reason })}
      onDone={onDone}
      onCancel={onDone}
    >
      <Labelled label={label}>
        {(id) => <Input id={id} type="date" value={on} onChange={(event) => setOn(event.target.value)} />}
      </Labelled>
      <Labelled label={text('pages.publish.reason')}>
        {(id) => <Input id={id} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}
      </Labelled>
    </SendForm>
  );
}
