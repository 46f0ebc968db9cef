import './files.css';
import { type ReactNode, useState } from 'react';
import type { z } from 'zod';
import { getFilesOverview } from '#platform/files/contract/endpoints.ts';
import { fileTypes } from '#platform/files/contract/file-type.ts';
import type { FileView } from '#platform/files/contract/file-view.ts';
import {
  type Column,
  ErrorState,
  FileField,
  formatBytes,
  formatCount,
  formatDate,
  formatTime,
  hasText,
  Light,
  LoadingState,
  Page,
  PlainTable,
  Section,
  useApi,
  useLocale,
  useSession,
  useText,
} from '#ui/index.ts';

type Overview = z.output<typeof getFilesOverview.response>;

/** What the zone's files take, whether they are scanned, and what was locked away. */
export function FilesPage() {
  const text = useText('files');
  const { zone } = useSession();
  const answer = useApi(getFilesOverview, {});
  return (
    <Page title={text('overview.title')} meta={zone?.name}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={10} /> : null}
      {answer.data === undefined ? null : (
        <>
          <Space overview={answer.data} />
          <Purposes overview={answer.data} />
          <Quarantine overview={answer.data} />
          <Trial onSent={() => void answer.refetch()} />
        </>
      )}
    </Page>
  );
}

function Space({ overview }: { overview: Overview }) {
  const text = useText('files');
  const { disk, scanner } = overview;
  return (
    <Section title={text('overview.space')}>
      <dl className="ys-facts">
        <Fact name="used">
          <Bytes bytes={overview.usedBytes} />
        </Fact>
        <Fact name="zoneQuota">
          <Bytes bytes={overview.zoneQuotaBytes} />
        </Fact>
        <Fact name="personQuota">
          <Bytes bytes={overview.personQuotaBytes} />
        </Fact>
        <Fact name="free">
          <Bytes bytes={disk.freeBytes} />
        </Fact>
        <Fact name="reserve">
          <Bytes bytes={disk.reserveBytes} />
        </Fact>
        <Fact name="disk">
          <Light state={disk.readOnly ? 'late' : 'ok'}>
            {text(`overview.${disk.readOnly ? 'readOnly' : 'writable'}`)}
          </Light>
        </Fact>
        <Fact name="scanner">
          <Light state={scannerLight[scanner]}>{text(`overview.scanners.${scanner}`)}</Light>
        </Fact>
      </dl>
    </Section>
  );
}

/** The calendar day in China; this form of Swedish is ISO 8601. */
function dayOf(instant: string): string {
  return new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

const scannerLight = { none: 'hold', ready: 'ok', down: 'late' } as const;

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const text = useText('files');
  return (
    <div>
      <dt>{text(`overview.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Bytes({ bytes }: { bytes: number }) {
  const { value, unit } = formatBytes(bytes);
  return (
    <>
      {value}
      {'\u00a0'}
      <span className="ys-unit">{unit}</span>
    </>
  );
}

/** The owner's words for a purpose, where its pages are part of this application. */
function PurposeName({ purpose }: { purpose: string }) {
  const [part = '', noun = ''] = purpose.split('.');
  const text = useText(part);
  const key = `filePurposes.${noun}`;
  return <>{hasText(part, key) ? text(key) : purpose}</>;
}

function Purposes({ overview: { purposes } }: { overview: Overview }) {
  const text = useText('files');
  const columns: Column<Overview['purposes'][number]>[] = [
    { key: 'purpose', title: text('overview.purpose'), render: (row) => <PurposeName purpose={row.purpose} /> },
    { key: 'state', title: text('overview.state'), render: (row) => text(`states.${row.state}`) },
    { key: 'files', title: text('overview.files'), align: 'end', render: (row) => formatCount(row.files) },
    { key: 'size', title: text('overview.size'), align: 'end', render: (row) => <Bytes bytes={row.bytes} /> },
  ];
  return (
    <Section title={text('overview.purposes')}>
      {purposes.length === 0 ? (
        <p className="ys-meta">
          {text('overview.noFiles')} {text('overview.noFilesHint')}
        </p>
      ) : (
        <PlainTable
          caption={text('overview.purposes')}
          columns={columns}
          rows={purposes}
          rowKey={(row) => `${row.purpose} ${row.state}`}
        />
      )}
    </Section>
  );
}

/** Lets the administrator see that the checks and the scanner do their work. */
function Trial({ onSent }: { onSent: () => void }) {
  const text = useText('files');
  const [files, setFiles] = useState<readonly FileView[]>([]);
  const change = (list: FileView[]) => {
    setFiles(list);
    onSent();
  };
  return (
    <Section title={text('trial.title')} note={text('trial.note')}>
      <div className="files-trial">
        <FileField purpose="files.trial" label={text('trial.label')} most={5} value={files} onChange={change} />
      </div>
    </Section>
  );
}

function Quarantine({ overview: { quarantine, scanner } }: { overview: Overview }) {
  const text = useText('files');
  const locale = useLocale();
  const columns: Column<Overview['quarantine'][number]>[] = [
    { key: 'finding', title: text('overview.finding'), render: (row) => row.finding },
    { key: 'purpose', title: text('overview.purpose'), render: (row) => <PurposeName purpose={row.purpose} /> },
    { key: 'type', title: text('overview.type'), render: (row) => fileTypes[row.type].extensions[0].toUpperCase() },
    { key: 'size', title: text('overview.size'), align: 'end', render: (row) => <Bytes bytes={row.bytes} /> },
    {
      key: 'at',
      title: text('overview.at'),
      render: (row) => `${formatDate(dayOf(row.at), locale)} ${formatTime(row.at)}`,
    },
    { key: 'id', title: text('overview.id'), render: (row) => <code className="files-id">{row.id}</code> },
  ];
  return (
    <Section title={text('overview.quarantine')}>
      {quarantine.length === 0 ? (
        <p className="ys-meta">
          {text(scanner === 'none' ? 'overview.quarantineNotScanned' : 'overview.quarantineNone')}
        </p>
      ) : (
        <PlainTable
          caption={text('overview.quarantine')}
          columns={columns}
          rows={quarantine}
          rowKey={(row) => row.id}
        />
      )}
    </Section>
  );
}
