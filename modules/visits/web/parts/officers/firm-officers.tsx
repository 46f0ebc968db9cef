import './officers.css';
import { Link } from '@tanstack/react-router';
import { type Column, ErrorState, LoadingState, PlainTable, useApi, useSession, useText } from '#ui/index.ts';
import { assignOfficers, getFirmOfficers } from '../../../contract/officer-endpoints.ts';
import type { OfficerRating, OfficerTerm, ServedFirm } from '../../../contract/service-officer.ts';
import { ServantLine } from './servant-line.tsx';

/** Who serves a firm and its projects, who did before, and what the firm said: a part of the firm's file. */
export default function FirmOfficers({ firmId }: { firmId: string }) {
  const text = useText('visits');
  const { can } = useSession();
  const answer = useApi(getFirmOfficers, { params: { firmId } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={3} />;
  const { served, terms, ratings } = answer.data;
  const columns: Column<ServedFirm>[] = [
    { key: 'project', title: text('officers.columns.project'), render: ({ project, firm }) => project || firm },
    {
      ...{ key: 'officer', title: text('officers.columns.officer') },
      render: ({ officer }) => <ServantLine servant={officer} />,
    },
    {
      ...{ key: 'deputy', title: text('officers.columns.deputy') },
      render: ({ deputy }) => <ServantLine servant={deputy} />,
    },
  ];
  return (
    <>
      <PlainTable
        caption={text('officers.panel')}
        columns={columns}
        rows={served}
        rowKey={({ project }) => project || 'firm'}
      />
      {can(assignOfficers.permission) ? (
        <p>
          <Link to="/officers/assign" search={{ firm: firmId }}>
            {text('officers.assign')}
          </Link>
        </p>
      ) : null}
      <Terms terms={terms} />
      <Ratings ratings={ratings} />
    </>
  );
}

function Terms({ terms }: { terms: readonly OfficerTerm[] }) {
  const text = useText('visits');
  if (terms.length === 0) return <p className="ys-meta">{text('officers.noTerms')}</p>;
  const columns: Column<OfficerTerm>[] = [
    { key: 'name', title: text('officers.name'), render: ({ name }) => name },
    { key: 'part', title: text('officers.part'), render: ({ part }) => text(`officers.parts.${part}`) },
    { key: 'project', title: text('officers.columns.project'), render: ({ project }) => project },
    {
      ...{ key: 'days', title: text('officers.history') },
      render: ({ startsOn, endsOn }) => `${startsOn} — ${endsOn ?? text('officers.until')}`,
    },
  ];
  return <PlainTable caption={text('officers.history')} columns={columns} rows={terms} rowKey={({ id }) => id} />;
}

function Ratings({ ratings }: { ratings: readonly OfficerRating[] }) {
  const text = useText('visits');
  if (ratings.length === 0) return <p className="ys-meta">{text('officers.noRatings')}</p>;
  const columns: Column<OfficerRating>[] = [
    { key: 'name', title: text('officers.name'), render: ({ name }) => name },
    {
      ...{ key: 'stars', title: text('officers.starsColumn') },
      render: ({ stars }) => text(`officers.starsOf.${stars}`),
    },
    { key: 'words', title: text('officers.said'), render: ({ words }) => words },
    { key: 'quarter', title: text('officers.quarter'), render: ({ quarter, ratedOn }) => `${quarter} · ${ratedOn}` },
  ];
  return <PlainTable caption={text('officers.ratings')} columns={columns} rows={ratings} rowKey={({ id }) => id} />;
}
