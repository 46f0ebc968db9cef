import '../parts/rules.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { NoPermission, Page, useSession, useText } from '#ui/index.ts';
import { createParameter } from '../../contract/parameter-endpoints.ts';
import { ParameterForm } from '../parts/parameters/parameter-form.tsx';

/** Names a parameter of the zone; afterwards its page opens, where values are set. */
export function NewParameterPage() {
  const text = useText('rules');
  const navigate = useNavigate();
  const { account, can } = useSession();
  const crumbs = <Link to="/rule-parameters">{text('nav.parameters')}</Link>;
  return (
    <Page title={text('pages.parameters.begin')} crumbs={crumbs}>
      {can(createParameter.permission) ? (
        <ParameterForm
          onDone={({ id }) => void navigate({ to: '/rule-parameters/$parameterId', params: { parameterId: id } })}
        />
      ) : (
        <NoPermission signedIn={account !== null} />
      )}
    </Page>
  );
}
