import { ErrorState, LoadingState, useApi, useText } from '#ui/index.ts';
import { listPartySubmissions } from '../../../contract/party-submissions.ts';
import { OwnSubmissions } from './own-submissions.tsx';

/** What a firm has sent, in its file. */
export default function FirmSubmissions({ firmId }: { firmId: string }) {
  const text = useText('forms');
  const answer = useApi(listPartySubmissions, { params: { partyId: firmId } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={3} />;
  if (answer.data.submissions.length === 0) return <p className="ys-meta">{text('web.panel.none')}</p>;
  return <OwnSubmissions submissions={answer.data.submissions} withTitle />;
}
