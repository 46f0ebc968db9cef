import './account.css';
import type { ReactNode } from 'react';
import { ApiError } from '#ui/api/api-error.ts';
import { useText } from '#ui/i18n/i18n.ts';
import { ErrorCodes } from '#ui/state/states.tsx';

/** A labelled field with what is wrong with it, or a hint, below. */
export function Field({
  id,
  label,
  error,
  hint,
  children,
}: {
  id: string;
  label: string;
  error?: string | undefined;
  hint?: string | undefined;
  children: ReactNode;
}) {
  return (
    <div className="app-field">
      <label htmlFor={id}>{label}</label>
      {children}
      {error === undefined ? null : (
        <span className="app-field-error" role="alert">
          {error}
        </span>
      )}
      {hint === undefined || error !== undefined ? null : <span className="ys-meta">{hint}</span>}
    </div>
  );
}

/** What was refused and what to do, above a form. */
export function Refusal({ error }: { error: Error }) {
  const text = useText('ui');
  const known = error instanceof ApiError && error.message !== '' ? error : undefined;
  return (
    <div className="app-refusal" role="alert">
      <b>{known?.message ?? text('errors.unreachable.message')}</b>
      <p>{known?.remedy ?? text('errors.unreachable.remedy')}</p>
      {error instanceof ApiError && error.trace !== '' && error.status >= 500 ? (
        <ErrorCodes code={error.code} trace={error.trace} />
      ) : null}
    </div>
  );
}

/** What the server said of one field. */
export function fieldError(error: Error | null, field: string): string | undefined {
  if (!(error instanceof ApiError)) return undefined;
  return error.fields.find((one) => one.field === field)?.message;
}
