import '../parts/parties.css';
import '../parts/person.css';
import { NoPermission, Page, useSession, useText } from '#ui/index.ts';
import { listExports } from '../../contract/export-log.ts';
import { listUnmaskings } from '../../contract/person-endpoints.ts';
import { listErasureRequests, listHolds } from '../../contract/person-erasure.ts';
import { ExportLog } from '../parts/export-log.tsx';
import { PersonErasures } from '../parts/person-erasures.tsx';
import { PersonHolds } from '../parts/person-holds.tsx';
import { PersonUnmaskings } from '../parts/person-unmaskings.tsx';

/** What was done with personal data: requests to erase, holds, plain values seen, files exported. */
export function PersonPrivacyPage() {
  const text = useText('parties');
  const { can, account, zone } = useSession();
  return (
    <Page title={text('privacy.title')} meta={`${zone?.name ?? ''}  ${text('privacy.lead')}`}>
      <div className="person-page">
        {can(listErasureRequests.permission) ? <PersonErasures /> : <NoPermission signedIn={account !== null} />}
        {can(listHolds.permission) ? <PersonHolds /> : null}
        {can(listUnmaskings.permission) ? <PersonUnmaskings /> : null}
        {can(listExports.permission) ? <ExportLog /> : null}
      </div>
    </Page>
  );
}
