import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { FirmForm } from '#kernel/parties/web/front-door.ts';
import {
  callApi,
  ErrorState,
  LoadingState,
  NoPermission,
  Page,
  SourceDetail,
  useApi,
  useSession,
  useText,
} from '#ui/index.ts';
import { adoptFirm, getPublishedFirm, type PublishedFirm } from '../../contract/published-firm.ts';
import { Fields } from '../parts/fields.tsx';
import { english } from '../parts/sections/english.tsx';

/** Enters a published firm into the zone's own register; the printed name stands in the form to be put right. */
export function AdoptFirmPage() {
  const text = useText('atlas');
  const { publishedId } = useParams({ strict: false }) as { publishedId: string };
  const { account, can } = useSession();
  const answer = useApi(getPublishedFirm, { params: { publishedId } });
  const crumbs = <Link to="/published-firms">{text('web.publishedFirms.title')}</Link>;
  return (
    <Page title={text('web.publishedFirms.adoptTitle')} crumbs={crumbs} meta={text('web.publishedFirms.adoptLead')}>
      {can(adoptFirm.permission) ? (
        <>
          {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
          {answer.data === undefined && !answer.error ? <LoadingState lines={8} /> : null}
          {answer.data === undefined ? null : <Adoption published={answer.data} />}
        </>
      ) : (
        <NoPermission signedIn={account !== null} />
      )}
    </Page>
  );
}

function Adoption({ published }: { published: PublishedFirm }) {
  const text = useText('atlas');
  const navigate = useNavigate();
  const { id, name, zoneName, role, source } = published;
  return (
    <>
      <Fields
        fields={[
          { key: 'printed', title: text('web.publishedFirms.printed'), content: name },
          { key: 'zone', title: text('web.zones.one'), content: zoneName },
          { key: 'role', title: text('web.firms.role'), content: english(role) },
          { key: 'source', title: text('web.source'), content: <SourceDetail source={source} /> },
        ]}
      />
      <FirmForm
        key={id}
        draftName={`adopt.${id}`}
        initial={{ name }}
        send={(body) => callApi(adoptFirm, { params: { publishedId: id }, body })}
        words={{ effect: text('web.publishedFirms.effect'), verb: text('web.publishedFirms.adopt') }}
        cancelTo="/published-firms"
        onDone={(firm) => void navigate({ to: '/firms', search: { panel: firm.id } })}
      />
    </>
  );
}
