import '../session/step-up.css';
import { useBlocker } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import { useText } from '../i18n/i18n.ts';

/** Properties of {@link LeaveGuard}. */
export interface LeaveGuardProps {
  /** Asked when another page is opened: whether something here would be lost by it. */
  losesByMoving: () => boolean;
  /** Asked when the window is closed or read anew; the same as `losesByMoving` when left out. */
  losesByClosing?: () => boolean;
  /** Names in the address that, like its path, open something else. */
  parameters?: readonly string[];
}

interface Place {
  readonly pathname: string;
  readonly search: unknown;
}

/** Whether two addresses show the same: of their parameters only those named count. */
export function isSamePlace(one: Place, other: Place, parameters: readonly string[]): boolean {
  const value = ({ search }: Place, name: string) =>
    search !== null && typeof search === 'object' ? new Map(Object.entries(search)).get(name) : undefined;
  return one.pathname === other.pathname && parameters.every((name) => value(one, name) === value(other, name));
}

const none: readonly string[] = [];

/** Asks before something that was not saved is left behind: with an own dialog within the application, with the browser's when the window closes. */
export function LeaveGuard({ losesByMoving, losesByClosing = losesByMoving, parameters = none }: LeaveGuardProps) {
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => !isSamePlace(current, next, parameters) && losesByMoving(),
    enableBeforeUnload: losesByClosing,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return <LeaveDialog onStay={blocker.reset} onLeave={blocker.proceed} />;
}

function LeaveDialog({ onStay, onLeave }: { onStay: () => void; onLeave: () => void }) {
  const text = useText('ui');
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className="ys-step-up"
      aria-label={text('leave.title')}
      onCancel={(event) => {
        event.preventDefault();
        onStay();
      }}
    >
      <h2>{text('leave.title')}</h2>
      <p>{text('leave.what')}</p>
      <div className="ys-step-up-verbs">
        <Button danger onClick={onLeave}>
          {text('leave.go')}
        </Button>
        <Button type="primary" autoFocus onClick={onStay}>
          {text('leave.stay')}
        </Button>
      </div>
    </dialog>
  );
}
