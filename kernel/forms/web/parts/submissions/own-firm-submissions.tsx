import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, useApi, useText } from '#ui/index.ts';
import { listOwnSubmissions } from '../../../contract/submission-endpoints.ts';
import { OwnSubmissions } from './own-submissions.tsx';

/** What the firm of the moment has sent, for its own people. */
export default function OwnFirmSubmissions(_props: { firmId: string }) {
  const text = useText('forms');
  const answer = useApi(listOwnSubmissions, { query: {} });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={3} />;
  return (
    <>
      <OwnSubmissions submissions={answer.data.submissions.slice(0, 10)} withTitle />
      <p className="forms-more">
        <Link to="/my-forms">{text('web.panel.toMine')}</Link>
      </p>
    </>
  );
}
