import '../parts/parties.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { NoPermission, Page, useSession, useText } from '#ui/index.ts';
import { registerFirm } from '../../contract/endpoints.ts';
import { FirmForm } from '../parts/firm-form.tsx';

/** Enters a firm into the register; afterwards the register opens with the firm beside it. */
export function RegisterFirmPage() {
  const text = useText('parties');
  const navigate = useNavigate();
  const { account, can } = useSession();
  const crumbs = <Link to="/firms">{text('firms.title')}</Link>;
  return (
    <Page title={text('register.title')} crumbs={crumbs} meta={text('register.lead')}>
      {can(registerFirm.permission) ? (
        <FirmForm onDone={(firm) => void navigate({ to: '/firms', search: { panel: firm.id } })} />
      ) : (
        <NoPermission signedIn={account !== null} />
      )}
    </Page>
  );
}
