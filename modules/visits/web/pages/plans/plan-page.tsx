import '../../parts/plans/visits.css';
import { Link, useParams } from '@tanstack/react-router';
import { Input } from 'antd';
import { useMemo, useState } from 'react';
import { PartyPicker } from '#kernel/parties/web/front-door.ts';
import {
  type Column,
  callApi,
  ExportButton,
  formatCount,
  Light,
  type LightState,
  Popup,
  RegisterPage,
  type Text,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { type PlanFirm, type PlanFirmState, planFirmState, type VisitPlan } from '../../../contract/visit-plan.ts';
import {
  addPlanFirms,
  exportPlanFirms,
  getPlan,
  listPlanFirms,
  withdrawPlan,
} from '../../../contract/visit-plan-endpoints.ts';
import { ActForm, Labelled, Opening } from '../../parts/plans/act-form.tsx';
import { AmendPlan } from '../../parts/plans/amend-plan.tsx';
import { PlanFirmPanel } from '../../parts/plans/plan-firm-panel.tsx';
import { useChoices, useFields } from '../../parts/plans/use-choices.ts';
import { planFirmQuery, rowsPerPage } from '../../parts/plans/visit-query.ts';

/** Lights say how time stands for what is still to do; what is done or taken out has none. */
const lights: Record<PlanFirmState, LightState | null> = {
  ...{ visited: null, visitedLate: null, open: 'ok', late: 'late', removed: null },
};

/** One plan: its firms, who goes to each and by when, and which were visited. */
export function PlanPage() {
  const text = useText('visits');
  const { planId = '' } = useParams({ strict: false }) as { planId?: string };
  const [search] = useUrlSearch();
  const { can } = useSession();
  const plan = useApi(getPlan, { params: { planId } });
  const query = planFirmQuery(search);
  const answer = useApi(listPlanFirms, { params: { planId }, query });
  const columns = useMemo(() => firmColumns(text), [text]);
  const { page: _page, pageSize: _size, ...wanted } = query;
  const choices = useChoices();
  const fields = useFields();
  const { data } = answer;
  const one = plan.data;
  const mayEdit = one?.mayEdit ?? false;
  return (
    <RegisterPage
      name="visitPlanFirms"
      title={one?.title ?? text('plans.plan.title')}
      meta={one && <PlanMeta plan={one} />}
      actions={mayEdit && one !== undefined ? <PlanVerbs plan={one} /> : undefined}
      caption={text('plans.plan.firmsTitle')}
      fields={[
        fields.words,
        fields.coded('state', 'planFirmStates', planFirmState.options),
        fields.named('officer', choices.officers),
      ]}
      columns={columns}
      answer={plan.error === null ? answer : plan}
      rows={data?.firms}
      rowKey={(firm) => firm.id}
      late={(firm) => firm.state === 'late'}
      total={data?.total}
      pageSize={rowsPerPage}
      before={one?.chosenBy ? <p className="ys-meta">{text('plans.plan.chosenBy', { words: one.chosenBy })}</p> : null}
      summary={data && <b>{text('plans.plan.firmTotal', { count: data.total, shown: formatCount(data.total) })}</b>}
      tools={
        can(exportPlanFirms.permission) ? (
          <ExportButton endpoint={exportPlanFirms} input={{ params: { planId }, query: wanted }} count={data?.total} />
        ) : null
      }
      empty={{ title: text('plans.plan.noFirms') }}
      panel={(id) => (
        <PlanFirmPanel
          firm={data?.firms.find((firm) => firm.id === id)}
          mayEdit={mayEdit}
          officers={choices.officers}
        />
      )}
    />
  );
}

function PlanMeta({
  plan,
}: {
  plan: {
    startsOn: string;
    endsOn: string;
    department: { name: string };
    state: string;
    visited: number;
    firms: number;
  };
}) {
  const text = useText('visits');
  const progress = { visited: formatCount(plan.visited), firms: formatCount(plan.firms) };
  return (
    <>
      {plan.department.name} · {text('plans.plan.period', { from: plan.startsOn, to: plan.endsOn })} ·{' '}
      {text(`plans.planStates.${plan.state}`)} · {text('plans.columns.visited')} {text('plans.plan.progress', progress)}
    </>
  );
}

function PlanVerbs({ plan }: { plan: Pick<VisitPlan, 'id' | 'title' | 'startsOn' | 'endsOn'> }) {
  const text = useText('visits');
  const planId = plan.id;
  return (
    <>
      <Opening verb={text('plans.plan.addFirms')} form={(close) => <AddFirm planId={planId} onDone={close} />} />
      <Popup label={text('plans.plan.amend')} button={text('plans.plan.amend')} buttonClass="ys-plain">
        {(close) => <AmendPlan plan={plan} onDone={close} />}
      </Popup>
      <Popup label={text('plans.plan.withdraw')} button={text('plans.plan.withdraw')} buttonClass="ys-plain">
        {(close) => <WithdrawPlan planId={planId} onDone={close} />}
      </Popup>
    </>
  );
}

function AddFirm({ planId, onDone }: { planId: string; onDone: () => void }) {
  const text = useText('visits');
  const [firm, setFirm] = useState<string>();
  const [reason, setReason] = useState('');
  const body = { choice: { firmIds: firm === undefined ? [] : [firm] }, ...(reason === '' ? {} : { reason }) };
  return (
    <ActForm
      verb={text('plans.plan.add')}
      ready={firm !== undefined}
      send={() => callApi(addPlanFirms, { params: { planId }, body })}
      onDone={onDone}
    >
      <Labelled label={text('plans.columns.firm')}>
        {(id) => <PartyPicker id={id} kinds={['firm']} value={firm} onChange={setFirm} />}
      </Labelled>
      <Labelled label={text('plans.plan.reason')}>
        {(id) => <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Labelled>
    </ActForm>
  );
}

function WithdrawPlan({ planId, onDone }: { planId: string; onDone: () => void }) {
  const text = useText('visits');
  const [reason, setReason] = useState('');
  return (
    <ActForm
      verb={text('plans.plan.withdraw')}
      effect={text('plans.plan.withdrawEffect')}
      danger
      ready={reason.trim().length >= 2}
      send={() => callApi(withdrawPlan, { params: { planId }, body: { reason } })}
      onDone={onDone}
    >
      <Labelled label={text('plans.plan.reason')}>
        {(id) => <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Labelled>
    </ActForm>
  );
}

function firmColumns(text: Text): Column<PlanFirm>[] {
  const title = (key: string) => text(`plans.columns.${key}`);
  return [
    { key: 'firm', title: title('firm'), width: 260, render: (one) => one.firm.name },
    {
      ...{ key: 'state', title: title('planFirmState'), narrow: 'lead' as const },
      render: ({ state }) => {
        const light = lights[state];
        const words = text(`plans.planFirmStates.${state}`);
        return light === null ? words : <Light state={light}>{words}</Light>;
      },
    },
    { key: 'dueOn', title: title('dueOn'), width: 100, narrow: 'lead', render: (one) => one.dueOn },
    {
      ...{ key: 'officer', title: title('officer'), narrow: 'line' as const },
      render: (one) => one.officer?.name ?? <span className="ys-meta">{text('plans.plan.nobody')}</span>,
    },
    {
      ...{ key: 'visitedOn', title: title('visitedOn'), width: 110, narrow: 'end' as const },
      render: (one) =>
        one.visitId === null ? null : <Link to={`/visits/${one.visitId}` as '/'}>{one.visitedOn}</Link>,
    },
    { key: 'left', title: title('left'), align: 'end', narrow: 'none', render: (one) => formatCount(one.left) },
  ];
}
