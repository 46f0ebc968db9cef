import { Link } from '@tanstack/react-router';
import { ErrorState, LoadingState, SidePanel, SourceDetail, useApi, useSession, useText } from '#ui/index.ts';
import { adoptableKinds, adoptFirm, getPublishedFirm, type PublishedFirm } from '../../contract/published-firm.ts';
import { Fields } from './fields.tsx';
import { useLabel } from './labels.ts';
import { listed } from './listed.ts';
import { english } from './sections/english.tsx';

/** A published firm beside the register, with the way into the zone's own. */
export function PublishedFirmPanel({ id }: { id: string }) {
  const text = useText('atlas');
  const answer = useApi(getPublishedFirm, { params: { publishedId: id } });
  const firm = answer.isPlaceholderData ? undefined : answer.data;
  return (
    <SidePanel
      title={firm?.name ?? text('web.publishedFirms.one')}
      footer={firm === undefined ? undefined : <Adoption firm={firm} />}
    >
      {answer.error === null ? null : <ErrorState error={answer.error} />}
      {firm === undefined && answer.error === null ? <LoadingState /> : null}
      {firm === undefined ? null : <Facts firm={firm} />}
    </SidePanel>
  );
}

function Facts({ firm }: { firm: PublishedFirm }) {
  const text = useText('atlas');
  const label = useLabel();
  const zone = (
    <Link to="/zones/$zoneId" params={{ zoneId: firm.zoneId }} hash="firms">
      {firm.zoneName}
    </Link>
  );
  return (
    <Fields
      fields={[
        { key: 'kind', title: text('web.kind'), content: label('firmKind', firm.kind) },
        { key: 'zone', title: text('web.zones.one'), content: zone },
        { key: 'shortName', title: text('sheet.shortName'), content: firm.shortName },
        {
          key: 'industry',
          title: text('web.projects.industry'),
          content: listed(firm.industry, text('web.and')),
        },
        { key: 'role', title: text('web.firms.role'), content: english(firm.role) },
        { key: 'note', title: text('web.publishedFirms.note'), content: english(firm.note) },
        { key: 'source', title: text('web.source'), content: <SourceDetail source={firm.source} /> },
      ]}
    />
  );
}

/** What the caller may do with it: open what was entered, enter it, or read why it can't be. */
function Adoption({ firm }: { firm: PublishedFirm }) {
  const text = useText('atlas');
  const label = useLabel();
  const { can } = useSession();
  if (firm.adoptedAs !== null) {
    return (
      <Link to="/firms/$firmId" params={{ firmId: firm.adoptedAs }} className="atlas-verb">
        {text('web.publishedFirms.openAdopted')}
      </Link>
    );
  }
  if (!can(adoptFirm.permission)) return null;
  if (!adoptableKinds.includes(firm.kind)) {
    return (
      <span className="ys-meta">{text('web.publishedFirms.notAdoptable', { kind: label('firmKind', firm.kind) })}</span>
    );
  }
  return (
    <Link to="/published-firms/$publishedId/adopt" params={{ publishedId: firm.id }} className="atlas-verb">
      {text('web.publishedFirms.adopt')}
    </Link>
  );
}
