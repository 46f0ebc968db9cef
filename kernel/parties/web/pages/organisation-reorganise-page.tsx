import '../parts/parties.css';
import '../parts/organisation.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ErrorState, LoadingState, NoPermission, Page, useApi, useSession, useText, useUrlSearch } from '#ui/index.ts';
import type { OrganisationChange } from '../../contract/organisation-changes.ts';
import { listDepartments, previewChange } from '../../contract/organisation-endpoints.ts';
import { type Preview, ReorganisePreview } from '../parts/organisation-preview.tsx';
import { ReorganiseForm } from '../parts/organisation-reorganise-form.tsx';
import { dayOnly, useOrganisationSearch } from '../parts/organisation-search.ts';

/** Merging, splitting and closing: what it does is shown first, then it is carried out. */
export function OrganisationReorganisePage() {
  const text = useText('parties');
  const { can, account } = useSession();
  const navigate = useNavigate();
  const [search] = useUrlSearch();
  const { on, departmentId } = useOrganisationSearch();
  const answer = useApi(listDepartments, { query: on === undefined ? {} : { on } });
  const [preview, setPreview] = useState<{ change: OrganisationChange; told: Preview }>();
  if (!can(previewChange.permission)) return <NoPermission signedIn={account !== null} />;
  const { data } = answer;
  const crumbs = (
    <Link to="/organisation" search={dayOnly(search)}>
      {text('organisation.title')}
    </Link>
  );
  return (
    <Page title={text('reorganise.title')} crumbs={crumbs}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={8} /> : null}
      {data === undefined ? null : (
        <div className="org-reorganise">
          <div>
            <ReorganiseForm
              departments={data.departments}
              on={data.on}
              departmentId={departmentId}
              onPreview={(change, told) => setPreview({ change, told })}
              onEdit={() => setPreview(undefined)}
            />
          </div>
          {preview === undefined ? (
            <p className="ys-meta org-waiting">{text('reorganise.waiting')}</p>
          ) : (
            <ReorganisePreview
              {...preview}
              onDone={() => void navigate({ to: '/organisation', search: { on: preview.told.effectiveOn } })}
            />
          )}
        </div>
      )}
    </Page>
  );
}
