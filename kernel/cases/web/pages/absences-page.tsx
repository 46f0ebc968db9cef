import '../parts/cases.css';
import { Button, Tag } from 'antd';
import { useState } from 'react';
import {
  type Column,
  ExportButton,
  type FilterField,
  Moment,
  pageOf,
  RegisterPage,
  type Text,
  useApi,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { type Absence, absenceSearch } from '../../contract/absence.ts';
import { exportAbsences, listAbsences } from '../../contract/list-endpoints.ts';
import { AbsenceForm, AbsencePanel } from '../parts/absence-forms.tsx';

const rowsPerPage = 50;

/** Who is away when, and who stands in: own absences, those in which one stands in, and all of the zone. */
export function AbsencesPage() {
  const text = useText('cases');
  const [search] = useUrlSearch();
  const [setting, setSetting] = useState(false);
  const of = absenceSearch.shape.of.catch('mine').parse(search.of);
  const state = absenceSearch.shape.state.catch(undefined).parse(search.state);
  const wanted = { of, ...(state === undefined ? {} : { state }) };
  const answer = useApi(listAbsences, { query: { ...wanted, page: pageOf(search.page), pageSize: rowsPerPage } });
  const { data } = answer;
  return (
    <RegisterPage
      name="absences"
      title={text('absences.title')}
      meta={text('absences.note')}
      verb={
        setting ? undefined : (
          <Button type="primary" onClick={() => setSetting(true)}>
            {text('absences.set')}
          </Button>
        )
      }
      before={setting ? <AbsenceForm onDone={() => setSetting(false)} /> : undefined}
      caption={text('absences.title')}
      fields={fieldsOf(text)}
      columns={columnsOf(text)}
      rowKey={({ id }) => id}
      answer={answer}
      rows={data?.absences}
      total={data?.total}
      pageSize={rowsPerPage}
      summary={data && <b>{text('absences.count', { count: data.total })}</b>}
      tools={<ExportButton endpoint={exportAbsences} input={{ query: wanted }} count={data?.total} />}
      empty={{ title: text('absences.empty'), hint: text('absences.emptyHint') }}
      panel={(id) => <AbsencePanel absence={data?.absences.find((one) => one.id === id)} />}
    />
  );
}

function fieldsOf(text: Text): FilterField[] {
  const whose = absenceSearch.shape.of
    .unwrap()
    .options.map((value) => ({ value, label: text(`absences.whose.${value}`) }));
  const states = (['coming', 'running', 'over', 'ended'] as const).map((value) => ({
    value,
    label: text(`absences.states.${value}`),
  }));
  return [
    { key: 'of', label: text('absences.of'), kind: 'choice', options: whose, single: true },
    { key: 'state', label: text('absences.columns.state'), kind: 'choice', options: states, single: true },
  ];
}

function columnsOf(text: Text): Column<Absence>[] {
  const title = (key: string) => text(`absences.columns.${key}`);
  return [
    { key: 'account', title: title('account'), render: ({ account }) => account },
    { key: 'deputy', title: title('deputy'), render: ({ deputy }) => deputy, narrow: 'line' },
    { key: 'firstOn', title: title('firstOn'), render: ({ firstOn }) => firstOn, narrow: 'line' },
    { key: 'lastOn', title: title('lastOn'), render: ({ lastOn }) => lastOn, narrow: 'line' },
    {
      key: 'state',
      title: title('state'),
      render: ({ state }) => <Tag variant="outlined">{text(`absences.states.${state}`)}</Tag>,
      narrow: 'end',
    },
    { key: 'reason', title: title('reason'), render: ({ reason }) => reason },
    { key: 'setAt', title: title('setAt'), render: ({ setAt }) => <Moment at={setAt} inTable />, extra: true },
  ];
}
