import '../parts/parties.css';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { type FormEvent, useMemo, useState } from 'react';
import {
  ExportButton,
  formatCount,
  Icon,
  ImportLink,
  RegisterPage,
  useApi,
  useApiMutation,
  usePanel,
  useSession,
  useText,
} from '#ui/index.ts';
import { rowsPerPage } from '../../contract/person.ts';
import {
  exportPersons,
  exportPersonsPlain,
  findPerson,
  listPersons,
  registerPerson,
} from '../../contract/person-endpoints.ts';
import { MergeRemembered } from '../parts/merge-party.tsx';
import { usePageNumber } from '../parts/page-number.ts';
import { personColumns } from '../parts/person-columns.tsx';
import { PersonPanel } from '../parts/person-panel.tsx';
import { Refused } from '../parts/person-parts.tsx';
import { PersonPlainExport } from '../parts/person-plain-export.tsx';
import { numberOf } from '../parts/person-values.ts';

/** Persons of the zone, masked; a whole number finds one of them. */
export function PersonsPage() {
  const text = useText('parties');
  const { can, zone } = useSession();
  const answer = useApi(listPersons, { query: { page: usePageNumber() } });
  const { data } = answer;
  const columns = useMemo(() => personColumns(text), [text]);
  const register = can(registerPerson.permission) ? <RegisterLink /> : undefined;
  const plain = usePlainExport(data?.standing);
  return (
    <RegisterPage
      name="persons"
      title={text('person.title')}
      meta={`${zone?.name ?? ''} · ${text('person.note')}`}
      actions={<ImportLink register="parties.person" />}
      verb={register}
      caption={text('person.caption')}
      before={
        <>
          <MergeRemembered kind="person" />
          <FindPerson />
        </>
      }
      columns={columns}
      answer={answer}
      rows={data?.persons}
      rowKey={(person) => person.id}
      total={data?.total}
      pageSize={rowsPerPage}
      summary={data && <b>{text('person.total', { count: data.total, shown: formatCount(data.total) })}</b>}
      tools={
        <>
          {can(exportPersons.permission) ? (
            <ExportButton endpoint={exportPersons} input={{}} count={data?.standing} />
          ) : null}
          {plain.button}
        </>
      }
      underTools={plain.form}
      empty={{ title: text('person.none'), hint: text('person.noneHint') }}
      panel={(id) => <PersonPanel personId={id} />}
    />
  );
}

/** The way to plain values: a verb beside the export, and the form that asks for the reason below it. */
function usePlainExport(count: number | undefined) {
  const text = useText('parties');
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  if (!can(exportPersonsPlain.permission)) return { button: null, form: null };
  return {
    button: (
      <button type="button" className="ys-link ys-tool" disabled={open || !count} onClick={() => setOpen(true)}>
        <Icon name="export" />
        {text('export.plain')}
      </button>
    ),
    form: open && count !== undefined ? <PersonPlainExport count={count} onDone={() => setOpen(false)} /> : null,
  };
}

function RegisterLink() {
  const text = useText('parties');
  return (
    <Link to="/persons/new" className="firm-register">
      {text('person.register')}
    </Link>
  );
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
