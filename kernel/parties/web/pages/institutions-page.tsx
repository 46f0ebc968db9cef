import '../parts/parties.css';
import { useMemo } from 'react';
import {
  type Column,
  CopyValue,
  ExportButton,
  formatCount,
  ImportLink,
  RegisterPage,
  type Text,
  useApi,
  useLabels,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { type InstitutionSummary, institutionStatus } from '../../contract/institution.ts';
import {
  exportInstitutionLabels,
  exportInstitutions,
  registerInstitution,
  searchInstitutions,
} from '../../contract/institution-endpoints.ts';
import { partnerKind } from '../../contract/membership.ts';
import { InstitutionPanel } from '../parts/institution-panel.tsx';
import { placeFilters } from '../parts/place-filters.ts';
import { EntryLink } from '../parts/place-parts.tsx';
import { institutionQuery, placesPerPage } from '../parts/place-search.ts';

const choices = [
  { key: 'kind', label: 'institution.columns.kind', group: 'partner.kinds', values: partnerKind.options },
  {
    ...{ key: 'status', label: 'institution.columns.status', group: 'institutionStatuses' },
    values: institutionStatus.options,
  },
];

/** Banks, associations, universities and others that are no firms of the zone: filters, page and panel are in the address. */
export function InstitutionsPage() {
  const text = useText('parties');
  const [search] = useUrlSearch();
  const { can } = useSession();
  const query = institutionQuery(search);
  const answer = useApi(searchInstitutions, { query });
  const { data } = answer;
  const columns = useMemo(() => institutionColumns(text), [text]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const labels = useLabels({ endpoint: exportInstitutionLabels, input: { query: wanted }, count: data?.total });
  const register = can(registerInstitution.permission) ? (
    <EntryLink to="/institutions/entry" label={text('institution.register')} />
  ) : undefined;
  return (
    <RegisterPage
      name="institutions"
      title={text('institution.title')}
      meta={text('institution.meta')}
      actions={<ImportLink register="parties.partner" />}
      verb={register}
      caption={text('institution.caption')}
      fields={placeFilters({ words: 'institution.words', choices, facets: data?.facets }, search, text)}
      columns={columns}
      answer={answer}
      rows={data?.institutions}
      rowKey={(one) => one.id}
      total={data?.total}
      pageSize={placesPerPage}
      summary={data && <b>{text('institutionTotal.total', { count: data.total, shown: formatCount(data.total) })}</b>}
      tools={
        can(exportInstitutions.permission) ? (
          <ExportButton
            endpoint={exportInstitutions}
            input={{ query: wanted }}
            count={data?.total}
            offers={labels.offers}
          />
        ) : null
      }
      underTools={labels.form}
      empty={{ title: text('institution.none'), hint: text('institution.noneHint') }}
      panel={(id) => (
        <InstitutionPanel institutionId={id} name={data?.institutions.find((one) => one.id === id)?.name} />
      )}
    />
  );
}

function institutionColumns(text: Text): Column<InstitutionSummary>[] {
  const title = (key: string) => text(`institution.columns.${key}`);
  return [
    { key: 'name', title: title('name'), sortable: true, width: 280, render: (one) => one.name },
    { key: 'shortName', title: title('shortName'), narrow: 'none', render: (one) => one.shortName },
    {
      ...{ key: 'kind', title: title('kind'), sortable: true, narrow: 'lead' as const },
      render: (one) => text(`partner.kinds.${one.kind}`),
    },
    {
      ...{ key: 'status', title: title('status'), narrow: 'lead' as const },
      render: (one) => text(`institutionStatuses.${one.status}`),
    },
    { key: 'officeTelephone', title: title('officeTelephone'), narrow: 'line', render: (one) => one.officeTelephone },
    {
      ...{ key: 'socialCreditCode', title: title('socialCreditCode'), narrow: 'none' as const },
      render: (one) => one.socialCreditCode && <CopyValue value={one.socialCreditCode} />,
    },
  ];
}
