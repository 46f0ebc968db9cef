import './cases.css';
import { Link } from '@tanstack/react-router';
import { Tag } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { downloadFile } from '#platform/files/contract/endpoints.ts';
import {
  CaseTimeline,
  ClockStrip,
  ClockTable,
  CopyValue,
  callApi,
  downloadUrl,
  ErrorState,
  Icon,
  LoadingState,
  Page,
  useApi,
  useSession,
  useText,
} from '#ui/index.ts';
import type { CaseView, TimelineEntry } from '../../contract/case.ts';
import { getCase } from '../../contract/endpoints.ts';
import { readCopy } from '../../contract/list-endpoints.ts';
import { CaseActs } from './case-acts.tsx';
import { CaseBoxes } from './case-boxes.tsx';
import { todayInChina } from './today.ts';

/** Properties of {@link CasePage}. */
export interface CasePageProps {
  caseId: string;
  /** Links to what the case belongs to; the lists of cases where nothing is said. */
  crumbs?: ReactNode;
  /** What the case is about, in the words of the part that declares it: stands below the limits. */
  facts?: ReactNode | ((shown: CaseView) => ReactNode);
  /** Further verbs at the right of the head, such as a paper to print. */
  actions?: ReactNode;
}

/**
 * One case of any kind: where it stands, its limits day by day, why, what was done, and what to do next. People of a firm see the
 * same page with what is shown to them.
 */
export function CasePage({ caseId, crumbs, facts, actions }: CasePageProps) {
  const text = useText('cases');
  const answer = useApi(getCase, { params: { caseId } });
  const { can } = useSession();
  const [open, setOpen] = useState<string>();
  const staff = can('cases:work');
  useEffect(() => {
    // A copy counts as read when its case was opened; whether there is one, the server knows.
    if (staff) void callApi(readCopy, { params: { caseId }, body: {} }).catch(() => undefined);
  }, [caseId, staff]);
  if (answer.error) {
    return (
      <Page title={text('partName')} crumbs={crumbs}>
        <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />
      </Page>
    );
  }
  if (answer.data === undefined) {
    return (
      <div className="ys-page">
        <LoadingState lines={12} />
      </div>
    );
  }
  const shown = answer.data;
  return (
    <Page
      title={shown.title}
      crumbs={crumbs ?? <UsualCrumbs shown={shown} />}
      tag={<Tag variant="outlined">{shown.stateName}</Tag>}
      meta={<CaseMeta shown={shown} staff={staff} />}
      actions={actions}
    >
      <div className={staff ? 'case' : 'case case-public'}>
        <CaseBody shown={shown} facts={facts} open={open} onOpen={setOpen} />
      </div>
    </Page>
  );
}

function CaseBody({
  shown,
  facts,
  open,
  onOpen,
}: {
  shown: CaseView;
  facts: CasePageProps['facts'];
  open: string | undefined;
  onOpen: (name: string | undefined) => void;
}) {
  const today = todayInChina();
  const [drawn, setDrawn] = useState<string>();
  const [missed, setMissed] = useState<number>();
  const clock = shown.clocks.find(({ name }) => name === drawn) ?? shown.clocks[0];
  return (
    <>
      <ClockStrip clocks={shown.clocks} today={today} shown={drawn} onShow={setDrawn} tools={<PrintTool />} />
      <div className="case-columns">
        <div className="case-main">
          {typeof facts === 'function' ? facts(shown) : facts}
          <div className="case-why">
            {clock === undefined ? null : <ClockTable clock={clock} today={today} />}
            <CaseTimeline
              entries={shown.timeline.map((entry) => ({ ...entry, moved: entry.fromState !== entry.toState }))}
              files={(entry) => <EntryFiles entry={entry} />}
              marked={missed === undefined ? undefined : ({ sequence }) => sequence > missed}
            />
          </div>
        </div>
        <aside className="case-side">
          <CaseActs shown={shown} wanted={[]} open={open} onOpen={onOpen} missed={missed} onMissed={setMissed} />
          <CaseBoxes shown={shown} />
        </aside>
      </div>
    </>
  );
}

function EntryFiles({ entry: { files } }: { entry: Pick<TimelineEntry, 'files'> }) {
  if (files.length === 0) return null;
  return (
    <ul className="case-files">
      {files.map(({ id, name }) => (
        <li key={id}>
          <a href={downloadUrl(downloadFile, { params: { fileId: id }, query: {} })}>
            <Icon name="document" size={14} /> {name}
          </a>
        </li>
      ))}
    </ul>
  );
}

function PrintTool() {
  const text = useText('cases');
  return (
    <button type="button" className="ys-link ys-tool" onClick={() => print()}>
      <Icon name="print" />
      {text('casePage.print')}
    </button>
  );
}

function UsualCrumbs({ shown }: { shown: CaseView }) {
  const text = useText('cases');
  const { can } = useSession();
  const [to, label] = can('cases:work') ? (['/todo', 'todo.title'] as const) : (['/my-todo', 'todo.myNav'] as const);
  return (
    <>
      <Link to={to}>{text(label)}</Link> <span>/</span> <span>{shown.lifecycleName}</span> <span>/</span>{' '}
      <CopyValue value={shown.number} />
    </>
  );
}

/** Who asked, who leads, who dispatched: one line. */
function CaseMeta({ shown, staff }: { shown: CaseView; staff: boolean }) {
  const { party, lead, dispatcher, openedAt } = shown;
  return (
    <dl className="case-meta">
      {party === null ? null : (
        <MetaLine name="party">{staff ? <Link to={`/firms/${party.id}`}>{party.name}</Link> : party.name}</MetaLine>
      )}
      {lead === null ? null : (
        <MetaLine name="lead">{[lead.account?.name, lead.name].filter(Boolean).join(' · ')}</MetaLine>
      )}
      {dispatcher === null ? null : <MetaLine name="dispatcher">{dispatcher.name}</MetaLine>}
      <MetaLine name="openedOn">{todayInChina(new Date(openedAt))}</MetaLine>
    </dl>
  );
}

function MetaLine({ name, children }: { name: string; children: ReactNode }) {
  const text = useText('cases');
  return (
    <div>
      <dt>{text(`casePage.meta.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}
