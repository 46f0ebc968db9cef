import './backup.css';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { z } from 'zod';
import { type backupRun, listRuns, startRun } from '#platform/backup/contract/endpoints.ts';
import {
  type Column,
  ErrorState,
  formatBytes,
  formatCount,
  formatDate,
  formatTime,
  Light,
  type LightState,
  LoadingState,
  Page,
  PlainTable,
  Section,
  useApi,
  useApiMutation,
  useLocale,
  useSession,
  useText,
} from '#ui/index.ts';

type Overview = z.output<typeof listRuns.response>;
type Run = z.output<typeof backupRun>;

const lights: Record<Overview['state'], LightState> = {
  off: 'hold',
  never: 'warn',
  late: 'late',
  failing: 'late',
  good: 'ok',
};

/** When backups are made, how the last ones went, and a button for one now. */
export function BackupsPage() {
  const text = useText('backup');
  const { can } = useSession();
  const answer = useApi(listRuns, {});
  const start = useApiMutation(startRun);
  const actions =
    answer.data?.timetable && can('backup:run.start') ? (
      <Button loading={start.isPending} onClick={() => start.mutate({}, { onSuccess: () => void answer.refetch() })}>
        {text('page.startNow')}
      </Button>
    ) : null;
  return (
    <Page title={text('page.title')} actions={actions}>
      {start.error ? <ErrorState error={start.error} /> : null}
      <p role="status">{start.isSuccess ? text('page.started') : null}</p>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={8} /> : null}
      {answer.data === undefined ? null : (
        <>
          <Standing overview={answer.data} />
          <Runs runs={answer.data.runs} />
        </>
      )}
    </Page>
  );
}

function Standing({ overview: { state, timetable, lastGoodAt } }: { overview: Overview }) {
  const text = useText('backup');
  return (
    <Section title={text('page.standing')}>
      <dl className="ys-facts">
        <Fact name="state">
          <Light state={lights[state]}>{text(`states.${state}`)}</Light>
        </Fact>
        <Fact name="lastGood">{lastGoodAt === null ? text('page.none') : <Moment at={lastGoodAt} />}</Fact>
        {timetable === null ? null : (
          <>
            <Fact name="next">
              <Moment at={timetable.nextAt} />
            </Fact>
            <Fact name="keep">{text('page.keepRule', timetable.keep)}</Fact>
            <Fact name="encrypted">{text(timetable.encrypted ? 'page.yes' : 'page.no')}</Fact>
          </>
        )}
      </dl>
      <p className="ys-meta">{text(timetable === null ? 'page.setFolder' : 'page.keysApart')}</p>
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  const text = useText('backup');
  return (
    <div>
      <dt>{text(`page.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function Moment({ at }: { at: string }) {
  const locale = useLocale();
  return (
    <time dateTime={at}>
      {formatDate(dayOf(at), locale)} {formatTime(at)}
    </time>
  );
}

/** The calendar day in China; this form of Swedish is ISO 8601. */
function dayOf(instant: string): string {
  return new Date(instant).toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' });
}

function Runs({ runs }: { runs: readonly Run[] }) {
  const text = useText('backup');
  const columns: Column<Run>[] = [
    { key: 'startedAt', title: text('page.startedAt'), render: (run) => <Moment at={run.startedAt} /> },
    { key: 'kind', title: text('page.kind'), render: (run) => text(`kinds.${run.kind}`) },
    {
      key: 'outcome',
      title: text('page.outcome'),
      render: (run) => <Light state={run.succeeded ? 'ok' : 'late'}>{run.failure?.message ?? text('page.done')}</Light>,
    },
    { key: 'file', title: text('page.file'), render: (run) => <span className="backup-file">{run.file ?? '—'}</span> },
    { key: 'rows', title: text('page.rows'), align: 'end', render: (run) => count(run.rows) },
    { key: 'bytes', title: text('page.size'), align: 'end', render: (run) => <Size bytes={run.bytes} /> },
    {
      key: 'sm3',
      title: 'SM3',
      render: (run) => <code className="backup-digest">{run.sm3 === null ? '—' : run.sm3.slice(0, 16)}</code>,
    },
  ];
  return (
    <Section title={text('page.runs')}>
      {runs.length === 0 ? (
        <p className="ys-meta">{text('page.noRuns')}</p>
      ) : (
        <PlainTable caption={text('page.runs')} columns={columns} rows={runs} rowKey={(run) => run.id} />
      )}
    </Section>
  );
}

const count = (rows: number | null): string => (rows === null ? '—' : formatCount(rows));

function Size({ bytes }: { bytes: number | null }) {
  if (bytes === null) return <>—</>;
  const { value, unit } = formatBytes(bytes);
  return (
    <>
      {value}
      {'\u00a0'}
      <span className="ys-unit">{unit}</span>
    </>
  );
}
