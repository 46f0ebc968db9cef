import '../parts/parties.css';
import {
  type Column,
  callApi,
  EmptyState,
  ErrorState,
  LoadingState,
  Page,
  PlainTable,
  SidePanel,
  useApi,
  usePanel,
  useSession,
  useText,
} from '#ui/index.ts';
import type { ChangeEntry } from '../../contract/organisation.ts';
import { listChanges, undoChange } from '../../contract/organisation-endpoints.ts';
import { ReasonField } from '../parts/duty-forms.tsx';
import { OrganisationBar } from '../parts/organisation-bar.tsx';
import { ChangeForm } from '../parts/organisation-form.tsx';
import { wordOf } from '../parts/organisation-values.ts';

/** Every change of the organisation, and undoing while nothing was built on it. */
export function OrganisationChangesPage() {
  const text = useText('parties');
  const { zone, can } = useSession();
  const panel = usePanel();
  const answer = useApi(listChanges, {});
  const changes = answer.data?.changes ?? [];
  const columns: Column<ChangeEntry>[] = [
    {
      key: 'number',
      title: text('organisationColumns.number'),
      width: 90,
      render: (one) => text('organisation.numbered', { number: one.number }),
    },
    {
      key: 'effectiveOn',
      title: text('organisationColumns.effectiveOn'),
      narrow: 'lead',
      render: (one) => <span className="firm-date">{one.effectiveOn}</span>,
    },
    {
      key: 'change',
      title: text('organisationColumns.change'),
      narrow: 'lead',
      render: (one) => <Kind change={one} />,
    },
    {
      key: 'about',
      title: text('organisationColumns.about'),
      width: 200,
      render: (one) => one.about.join(text('sheet.and')),
    },
    { key: 'documentNumber', title: text('organisationColumns.documentNumber'), render: (one) => one.documentNumber },
    { key: 'reason', title: text('organisationColumns.reason'), render: (one) => one.reason },
    { key: 'by', title: text('organisationColumns.by'), render: (one) => one.madeBy },
  ];
  if (can(undoChange.permission)) {
    columns.push({
      key: 'act',
      title: text('organisation.act'),
      render: (one) => (one.undoable ? <Undo change={one} /> : null),
    });
  }
  const chosen = changes.find((one) => `undo:${one.number}` === panel.id);
  return (
    <Page title={text('changesPage.title')} meta={zone?.name}>
      <OrganisationBar />
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.isPending ? <LoadingState lines={10} /> : null}
      {answer.data?.total === 0 ? (
        <EmptyState title={text('changesPage.none')}>{text('changesPage.noneHint')}</EmptyState>
      ) : null}
      {changes.length === 0 ? null : (
        <PlainTable
          caption={text('changesPage.title')}
          columns={columns}
          rows={changes}
          rowKey={(one) => String(one.number)}
        />
      )}
      {chosen === undefined ? null : <UndoPanel change={chosen} seen={changes[0]?.number ?? 0} />}
    </Page>
  );
}

function Kind({ change }: { change: ChangeEntry }) {
  const text = useText('parties');
  return (
    <>
      {text(`changes.${change.kind}`)}
      {change.undoes === null ? null : (
        <span className="org-mark">{text('organisation.numbered', { number: change.undoes })}</span>
      )}
      {change.undone ? <span className="org-mark">{text('organisation.undone')}</span> : null}
    </>
  );
}

function Undo({ change }: { change: ChangeEntry }) {
  const text = useText('parties');
  const panel = usePanel();
  return (
    <button type="button" className="ys-link" onClick={() => panel.open(`undo:${change.number}`)}>
      {text('changesPage.undo')}
      <span className="ys-hidden">{change.number}</span>
    </button>
  );
}

function UndoPanel({ change, seen }: { change: ChangeEntry; seen: number }) {
  const text = useText('parties');
  const panel = usePanel();
  return (
    <SidePanel title={text('changesPage.undoTitle', { number: change.number, change: text(`changes.${change.kind}`) })}>
      <p className="org-about">{change.about.join(text('sheet.and'))}</p>
      <ChangeForm
        name="undo"
        initial={{}}
        verb={text('changesPage.undo')}
        effect={text('changesPage.effect')}
        send={(values) =>
          callApi(undoChange, {
            params: { number: change.number },
            body: { seen, reason: wordOf(values, 'reason') ?? '' },
          })
        }
        onDone={panel.close}
      >
        <ReasonField />
      </ChangeForm>
    </SidePanel>
  );
}
