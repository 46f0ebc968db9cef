import { ErrorState, LoadingState, useApi } from '#ui/index.ts';
import { getFirm } from '../../contract/endpoints.ts';
import { FirmRegisterFacts } from './firm-panel.tsx';

/** What the register holds of the firm. */
export default function FirmFileFacts({ firmId }: { firmId: string }) {
  const answer = useApi(getFirm, { params: { firmId } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={6} />;
  return <FirmRegisterFacts firm={answer.data} />;
}
