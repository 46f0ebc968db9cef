import { Link } from '@tanstack/react-router';
import { ApiError, EmptyState, ErrorState, useText } from '#ui/index.ts';

/** Codes with which the own pages answer whoever acts for no firm. */
const withoutFirm: readonly string[] = ['visits.noActingFirm', 'visits.issueOwnFirmMissing'];

/** Why a page of the own firm shows nothing: no failure where the reader acts for no firm, but the way to one. */
export function OwnRefusal({ error, onRetry }: { error: Error; onRetry: () => void }) {
  const text = useText('visits');
  if (!(error instanceof ApiError) || !withoutFirm.includes(error.code))
    return <ErrorState error={error} onRetry={onRetry} />;
  return (
    <EmptyState title={error.message} action={<Link to={'/my-firm' as '/'}>{text('intake.own.toFirm')}</Link>}>
      {error.remedy}
    </EmptyState>
  );
}
