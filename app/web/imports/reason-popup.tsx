import { Button } from 'antd';
import { type FormEvent, useEffect, useId, useRef, useState } from 'react';
import { Popup, useText } from '#ui/index.ts';

interface ReasonPopupProps {
  /** Words of the button. */
  button: string;
  /** Adds which row is meant, for readers. */
  about?: string;
  stored?: string | null;
  /** How many rows have the same fault: offers to give all of them this reason. */
  alike?: number;
  onGive: (reason: string, forAll: boolean) => void;
}

/** Asks why something stands although it breaks a rule; five characters at least, as the register wants it. */
export function ReasonPopup({ button, about, ...form }: ReasonPopupProps) {
  return (
    <Popup
      button={
        <>
          {button}
          {about === undefined ? null : <span className="ys-hidden"> {about}</span>}
        </>
      }
      buttonClass="ys-link"
      label={button}
    >
      {(close) => <ReasonForm {...form} close={close} />}
    </Popup>
  );
}

const shortest = 5;

function ReasonForm({ stored, alike = 1, onGive, close }: Omit<ReasonPopupProps, 'button'> & { close: () => void }) {
  const text = useText('imports');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [reason, setReason] = useState(stored ?? '');
  const [forAll, setForAll] = useState(false);
  const [tried, setTried] = useState(false);
  useEffect(() => field.current?.focus(), []);
  const short = reason.trim().length < shortest;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (short) return;
    close();
    onGive(reason.trim(), forAll);
  };
  return (
    <form className="ys-sheet-ask" onSubmit={submit} noValidate>
      <label htmlFor={`${id}reason`}>{text('reason.label')}</label>
      <input
        id={`${id}reason`}
        ref={field}
        className="ys-sheet-field"
        maxLength={200}
        value={reason}
        aria-invalid={tried && short}
        aria-describedby={`${id}hint`}
        onChange={(event) => setReason(event.target.value)}
      />
      <span id={`${id}hint`} className={tried && short ? 'app-field-error' : 'ys-meta'}>
        {text('reason.hint')}
      </span>
      {alike < 2 ? null : (
        <span className="imports-check">
          <input
            id={`${id}all`}
            type="checkbox"
            checked={forAll}
            onChange={(event) => setForAll(event.target.checked)}
          />
          <label htmlFor={`${id}all`}>{text('reason.forAll', { count: alike })}</label>
        </span>
      )}
      <Button htmlType="submit">{text('reason.verb')}</Button>
    </form>
  );
}
