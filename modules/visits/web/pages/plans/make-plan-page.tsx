import '../../parts/plans/visits.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { PartyPicker } from '#kernel/parties/web/front-door.ts';
import { callApi, formatCount, Page, useApi, useText, useUrlSearch } from '#ui/index.ts';
import { listCoverage } from '../../../contract/visit-coverage.ts';
import { makePlan } from '../../../contract/visit-plan-endpoints.ts';
import { ActForm, Labelled } from '../../parts/plans/act-form.tsx';
import { dayInChina } from '../../parts/plans/draft.ts';
import { useChoices } from '../../parts/plans/use-choices.ts';
import { coverageQuery } from '../../parts/plans/visit-query.ts';

/** Months that a plan runs unless another end is typed. */
const usualMonths = 3;

/** Makes a plan: of all firms that the filter of coverage finds, or of firms that are picked. */
export function MakePlanPage() {
  const text = useText('visits');
  const navigate = useNavigate();
  const choices = useChoices();
  const { choice, line } = useChoice();
  const today = dayInChina(new Date());
  const made = useRef<string>(undefined);
  const [firms, setFirms] = useState<{ id: string; name: string }[]>([]);
  const [values, setValues] = useState({
    ...{ title: '', departmentId: '', startsOn: today, endsOn: monthsLater(today), officers: [] as string[] },
  });
  const set = (patch: Partial<typeof values>) => setValues({ ...values, ...patch });
  const departmentId = values.departmentId || (choices.own[0] ?? '');
  const firmIds = firms.map(({ id }) => id);
  const send = async () => {
    const body = { ...values, departmentId, choice: choice ?? { firmIds } };
    made.current = (await callApi(makePlan, { body })).id;
  };
  const leave = () => {
    const { current } = made;
    void navigate({ to: (current === undefined ? '/visits/plans' : `/visits/plans/${current}`) as '/' });
  };
  const lacks = {
    firms: choice === undefined && firms.length === 0,
    name: values.title.trim().length < 2,
    department: departmentId === '',
  };
  const missing = Object.entries(lacks).flatMap(([key, lacking]) => (lacking ? [text(`plans.plan.${key}`)] : []));
  return (
    <Page title={text('plans.plan.make')} crumbs={<Link to={'/visits/plans' as '/'}>{text('plans.plan.title')}</Link>}>
      <ActForm verb={text('plans.plan.save')} ready={missing.length === 0} missing={missing} send={send} onDone={leave}>
        {line ?? <PickFirms firms={firms} onChange={setFirms} />}
        <Labelled label={text('plans.plan.name')}>
          {(id) => (
            <Input
              id={id}
              maxLength={100}
              value={values.title}
              onChange={(event) => set({ title: event.target.value })}
            />
          )}
        </Labelled>
        <Labelled label={text('plans.plan.department')}>
          {(id) => (
            <Select
              id={id}
              value={departmentId || null}
              options={choices.departments
                .filter((one) => choices.own.includes(one.id))
                .map((one) => ({ value: one.id, label: one.name }))}
              onChange={(value) => set({ departmentId: value ?? '' })}
            />
          )}
        </Labelled>
        <div className="visit-pair">
          {(['startsOn', 'endsOn'] as const).map((key) => (
            <Labelled key={key} label={text(`plans.plan.${key}`)}>
              {(id) => (
                <Input
                  id={id}
                  type="date"
                  value={values[key]}
                  onChange={(event) => set({ [key]: event.target.value })}
                />
              )}
            </Labelled>
          ))}
        </div>
        <Labelled label={text('plans.plan.officers')}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={values.officers}
              optionFilterProp="label"
              options={choices.officers.map((one) => ({ value: one.id, label: one.name }))}
              onChange={(officers) => set({ officers })}
            />
          )}
        </Labelled>
      </ActForm>
    </Page>
  );
}

/** What the page of coverage handed over: its filter, with how many firms it finds. */
function useChoice() {
  const text = useText('visits');
  const [search] = useUrlSearch();
  const from = search.from === 'coverage';
  const { page: _page, pageSize: _size, ...coverage } = coverageQuery(search);
  const found = useApi(listCoverage, { query: { ...coverage, pageSize: 1 } }, { enabled: from });
  if (!from) return { choice: undefined, line: undefined };
  const filter = text(`plans.coverage.states.${coverage.state}`, { months: coverage.months });
  const shown = formatCount(found.data?.total ?? 0);
  return { choice: { coverage }, line: <p>{text('plans.plan.fromCoverage', { shown, filter })}</p> };
}

function PickFirms({
  firms,
  onChange,
}: {
  firms: readonly { id: string; name: string }[];
  onChange: (firms: { id: string; name: string }[]) => void;
}) {
  const text = useText('visits');
  return (
    <div className="visit-field">
      <Labelled label={text('plans.plan.firms')}>
        {(id) => (
          <PartyPicker
            key={firms.length}
            id={id}
            kinds={['firm']}
            onChange={(_id, hit) => {
              if (hit === undefined || firms.some((one) => one.id === hit.id)) return;
              onChange([...firms, { id: hit.id, name: hit.name }]);
            }}
          />
        )}
      </Labelled>
      <ul>
        {firms.map((firm) => (
          <li key={firm.id}>
            {firm.name}{' '}
            <button type="button" className="ys-plain" onClick={() => onChange(firms.filter((one) => one !== firm))}>
              {text('plans.plan.remove')}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function monthsLater(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + usualMonths);
  return date.toISOString().slice(0, 10);
}
