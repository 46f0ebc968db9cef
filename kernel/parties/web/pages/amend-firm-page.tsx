import '../parts/parties.css';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { ErrorState, LoadingState, NoPermission, Page, useApi, useSession, useText } from '#ui/index.ts';
import { amendFirm, getFirm } from '../../contract/endpoints.ts';
import { FirmAmend } from '../parts/firm-amend.tsx';

/** Amends a firm of the register; afterwards the register opens with the firm beside it. */
export function AmendFirmPage() {
  const { firmId = '' } = useParams({ strict: false }) as { firmId?: string };
  const text = useText('parties');
  const navigate = useNavigate();
  const { account, can } = useSession();
  const answer = useApi(getFirm, { params: { firmId } });
  const firm = answer.data?.id === firmId ? answer.data : undefined;
  const crumbs = (
    <Link to="/firms" search={{ panel: firmId }}>
      {firm?.name ?? text('firms.title')}
    </Link>
  );
  if (!can(amendFirm.permission)) {
    return (
      <Page title={text('amend.title')} crumbs={crumbs}>
        <NoPermission signedIn={account !== null} />
      </Page>
    );
  }
  return (
    <Page title={text('amend.title')} crumbs={crumbs} meta={text('amend.lead')}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {firm === undefined && !answer.error ? <LoadingState lines={10} /> : null}
      {firm === undefined ? null : (
        // What was read anew is another beginning: the form starts over with it.
        <FirmAmend
          key={answer.dataUpdatedAt}
          firm={firm}
          onDone={({ id }) => void navigate({ to: '/firms', search: { panel: id } })}
        />
      )}
    </Page>
  );
}
