import '../parts/parties.css';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useMemo, useState } from 'react';
import {
  EmptyState,
  ErrorState,
  ExportButton,
  formatCount,
  Icon,
  ListSummary,
  Page,
  Pages,
  RegisterTable,
  useApi,
  useApiMutation,
  usePanel,
  useSession,
  useText,
} from '#ui/index.ts';
import { normaliseMobile, rowsPerPage, typedIdNumber, typedMobile } from '../../contract/person.ts';
import {
  exportPersons,
  exportPersonsPlain,
  findPerson,
  listPersons,
  registerPerson,
} from '../../contract/person-endpoints.ts';
import { usePageNumber } from '../parts/page-number.ts';
import { personColumns } from '../parts/person-columns.tsx';
import { PersonPanel } from '../parts/person-panel.tsx';
import { Refused } from '../parts/person-parts.tsx';
import { PersonPlainExport } from '../parts/person-plain-export.tsx';

/** Persons of the zone, masked; a whole number finds one of them. */
export function PersonsPage() {
  const text = useText('parties');
  const panel = usePanel();
  const { can, zone } = useSession();
  const answer = useApi(listPersons, { query: { page: usePageNumber() } });
  const [exporting, setExporting] = useState(false);
  const columns = useMemo(() => personColumns(text), [text]);
  const total = answer.data?.total ?? 0;
  return (
    <Page
      title={text('person.title')}
      meta={`${zone?.name ?? ''}  ${text('person.note')}`}
      actions={can(registerPerson.permission) ? <RegisterLink /> : undefined}
    >
      <FindPerson />
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.data === undefined || total === 0 ? null : (
        <ListSummary
          tools={
            <>
              {can(exportPersons.permission) ? (
                <ExportButton endpoint={exportPersons} input={{}} count={answer.data.standing} />
              ) : null}
              {can(exportPersonsPlain.permission) ? (
                <button
                  type="button"
                  className="ys-link ys-tool"
                  disabled={exporting || answer.data.standing === 0}
                  onClick={() => setExporting(true)}
                >
                  <Icon name="export" />
                  {text('export.plain')}
                </button>
              ) : null}
            </>
          }
        >
          <b>{text('person.total', { count: total, shown: formatCount(total) })}</b>
        </ListSummary>
      )}
      {exporting && answer.data !== undefined ? (
        <PersonPlainExport count={answer.data.standing} onDone={() => setExporting(false)} />
      ) : null}
      {answer.data !== undefined && total === 0 ? (
        <EmptyState title={text('person.none')}>{text('person.noneHint')}</EmptyState>
      ) : null}
      {answer.error || total === 0 ? null : (
        <RegisterTable
          caption={text('person.caption')}
          columns={columns}
          rows={answer.data?.persons}
          rowKey={(person) => person.id}
          busy={answer.isFetching}
        />
      )}
      <Pages total={total} size={rowsPerPage} />
      {panel.id === undefined ? null : <PersonPanel personId={panel.id} />}
    </Page>
  );
}

function RegisterLink() {
  const text = useText('parties');
  return (
    <Link to="/persons/new" className="firm-register">
      {text('person.register')}
    </Link>
  );
}

/** The number typed, as the look-up takes it; undefined for what is no whole number of either kind. */
export function numberOf(typed: string): { mobile: string } | { idNumber: string } | undefined {
  const mobile = typedMobile.safeParse(normaliseMobile(typed));
  if (mobile.success) return { mobile: mobile.data };
  const idNumber = typedIdNumber.safeParse(typed);
  return idNumber.success ? { idNumber: idNumber.data } : undefined;
}

function FindPerson() {
  const text = useText('parties');
  const panel = usePanel();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const finding = useApiMutation(findPerson);
  const find = (event: FormEvent) => {
    event.preventDefault();
    const body = numberOf(typed);
    if (body === undefined) return setSaid(text('person.findForm'));
    setSaid('');
    finding.mutate(
      { body },
      {
        onSuccess: ({ person }) => {
          if (person === null) return setSaid(text('person.findNone'));
          // The number leaves the screen once it has done its work.
          setTyped('');
          panel.open(person.id);
        },
      },
    );
  };
  return (
    <search>
      <form className="person-find" onSubmit={find}>
        <div>
          <label htmlFor="person-find">{text('person.findLabel')}</label>
          <Input
            id="person-find"
            value={typed}
            autoComplete="off"
            maxLength={40}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
        <Button htmlType="submit" loading={finding.isPending}>
          {text('person.find')}
        </Button>
        <span role="status">{said}</span>
      </form>
      <Refused error={finding.error} />
    </search>
  );
}
