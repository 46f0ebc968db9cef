import './state.css';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { ApiError } from '../api/api-error.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { useSession } from '../session/session.ts';
import { WayOn } from './way-on.tsx';

/** Nothing here yet: says what would be here, and offers one verb. */
export function EmptyState({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <section className="ys-state">
      <h2>{title}</h2>
      {children === undefined ? null : <p>{children}</p>}
      {action === undefined ? null : <div className="ys-state-actions">{action}</div>}
    </section>
  );
}

/** No record meets the filters; offers to clear them. */
export function NothingFound({ conditions, onClear }: { conditions: number; onClear: () => void }) {
  const text = useText('ui');
  return (
    <EmptyState
      title={text('state.nothingFound', { count: conditions })}
      action={<Button onClick={onClear}>{text('filter.clear')}</Button>}
    />
  );
}

/** A failure at its place: what happened, what to do, the code and a trace number to quote; where a record is not there, the way to its list. */
export function ErrorState({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const text = useText('ui');
  const { account } = useSession();
  if (error instanceof ApiError && (error.status === 403 || error.status === 401)) {
    return <NoPermission error={error} signedIn={account !== null} />;
  }
  const known = error instanceof ApiError ? error : undefined;
  const code = known?.code ?? 'ui.unexpected';
  const name = code.startsWith('ui.') ? code.slice(3) : undefined;
  const retry =
    onRetry === undefined ? null : (
      <div className="ys-state-actions">
        <Button onClick={onRetry}>{text('state.retry')}</Button>
      </div>
    );
  return (
    <section className="ys-state" role="alert">
      <h2>{name === undefined ? known?.message : text(`errors.${name}.message`)}</h2>
      <p>{name === undefined ? known?.remedy : text(`errors.${name}.remedy`)}</p>
      <ErrorCodes code={code} trace={known?.trace ?? ''} />
      {known?.status === 404 ? <WayOn>{retry}</WayOn> : retry}
    </section>
  );
}

/** Code and trace number of a failure; the number is copied by a button. */
export function ErrorCodes({ code, trace }: { code: string; trace: string }) {
  const text = useText('ui');
  const [copied, setCopied] = useState(false);
  return (
    <p className="ys-state-codes">
      <span>
        {text('state.code')} <code>{code}</code>
      </span>
      {trace === '' ? null : (
        <span>
          {text('state.trace')} <code>{trace}</code>{' '}
          <button
            type="button"
            className="ys-link"
            onClick={() => void navigator.clipboard.writeText(trace).then(() => setCopied(true))}
          >
            <Icon name="copy" size={14} /> {copied ? text('state.copied') : text('state.copy')}
          </button>
        </span>
      )}
    </p>
  );
}

/** What may not be seen, who could grant it; never how much there would be. */
export function NoPermission({ error, signedIn }: { error?: ApiError; signedIn: boolean }) {
  const text = useText('ui');
  const roles = useText('auth');
  const { account } = useSession();
  const kind = signedIn ? 'noPermission' : 'signInNeeded';
  return (
    <section className="ys-state" role="alert">
      <h2>{text(`state.${kind}`)}</h2>
      {signedIn && account !== null ? <p>{text('state.yourRole', { role: roles(`roles.${account.role}`) })}</p> : null}
      <p>{text(`state.${kind}Remedy`)}</p>
      {error === undefined ? null : <ErrorCodes code={error.code} trace={error.trace} />}
      {signedIn ? null : (
        <div className="ys-state-actions">
          <Button href={`/sign-in?to=${encodeURIComponent(location.pathname + location.search)}`}>
            {text('shell.signIn')}
          </Button>
        </div>
      )}
    </section>
  );
}

/** Uneven, so that the grey reads as lines of text. */
const widths = [62, 91, 48, 77, 83, 55, 70, 94, 66, 87];

/** Keeps the layout while something loads: grey lines, only after 300 ms. */
export function LoadingState({ lines = 6 }: { lines?: number }) {
  const text = useText('ui');
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), 300);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="ys-skeleton" aria-busy="true" style={{ minHeight: lines * 32 }}>
      <span className="ys-hidden" role="status">
        {text('state.loading')}
      </span>
      {late ? widths.slice(0, lines).map((width) => <i key={width} style={{ width: `${width}%` }} />) : null}
    </div>
  );
}

/** A thin bar over old rows while new ones are on their way. */
export function BusyBar({ busy }: { busy: boolean }) {
  return <div className={busy ? 'ys-busy-bar on' : 'ys-busy-bar'} aria-hidden="true" />;
}
