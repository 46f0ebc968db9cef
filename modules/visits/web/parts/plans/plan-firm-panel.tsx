import { Link } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { callApi, SidePanel, useText } from '#ui/index.ts';
import type { PlanFirm } from '../../../contract/visit-plan.ts';
import { assignPlanFirm, removePlanFirm } from '../../../contract/visit-plan-endpoints.ts';
import { ActForm, Labelled, Opening } from './act-form.tsx';
import { Fact } from './visit-facts.tsx';

/** One planned firm beside its plan: who goes, by when, what the cap leaves, and the verbs to change that. */
export function PlanFirmPanel({
  firm,
  mayEdit,
  officers,
}: {
  firm: PlanFirm | undefined;
  mayEdit: boolean;
  officers: readonly { id: string; name: string }[];
}) {
  const text = useText('visits');
  if (firm === undefined) return null;
  const title = (key: string) => text(`plans.columns.${key}`);
  return (
    <SidePanel title={firm.firm.name}>
      <dl className="ys-facts">
        <Fact name={title('firm')}>
          <Link to={`/firms/${firm.firm.id}` as '/'}>{firm.firm.name}</Link>
        </Fact>
        <Fact name={title('planFirmState')}>{text(`plans.planFirmStates.${firm.state}`)}</Fact>
        <Fact name={title('officer')}>{firm.officer?.name ?? text('plans.plan.nobody')}</Fact>
        <Fact name={title('dueOn')}>{firm.dueOn}</Fact>
        <Fact name={title('left')}>{firm.left}</Fact>
        {firm.addedReason === null ? null : <Fact name={title('addedReason')}>{firm.addedReason}</Fact>}
        {firm.removedReason === null ? null : <Fact name={title('removedReason')}>{firm.removedReason}</Fact>}
      </dl>
      {mayEdit && firm.state !== 'removed' ? (
        <div className="visit-verbs">
          <Opening
            verb={text('plans.plan.assign')}
            form={(close) => <Assign key={firm.id} firm={firm} officers={officers} onDone={close} />}
          />
          <Opening
            verb={text('plans.plan.remove')}
            form={(close) => <Remove key={firm.id} firm={firm} onDone={close} />}
          />
        </div>
      ) : null}
    </SidePanel>
  );
}

function Assign({
  firm,
  officers,
  onDone,
}: {
  firm: PlanFirm;
  officers: readonly { id: string; name: string }[];
  onDone: () => void;
}) {
  const text = useText('visits');
  const [officerId, setOfficer] = useState(firm.officer?.id ?? null);
  const [dueOn, setDue] = useState(firm.dueOn);
  const send = () => callApi(assignPlanFirm, { params: { planFirmId: firm.id }, body: { officerId, dueOn } });
  return (
    <ActForm verb={text('plans.plan.assign')} send={send} onDone={onDone}>
      <Labelled label={text('plans.columns.officer')}>
        {(id) => (
          <Select
            id={id}
            value={officerId}
            allowClear
            placeholder={text('plans.plan.nobody')}
            options={officers.map(({ id: value, name }) => ({ value, label: name }))}
            onChange={(value?: string | null) => setOfficer(value ?? null)}
          />
        )}
      </Labelled>
      <Labelled label={text('plans.columns.dueOn')}>
        {(id) => <Input id={id} type="date" value={dueOn} onChange={(event) => setDue(event.target.value)} />}
      </Labelled>
    </ActForm>
  );
}

function Remove({ firm, onDone }: { firm: PlanFirm; onDone: () => void }) {
  const text = useText('visits');
  const [reason, setReason] = useState('');
  return (
    <ActForm
      verb={text('plans.plan.remove')}
      ready={reason.trim().length >= 2}
      send={() => callApi(removePlanFirm, { params: { planFirmId: firm.id }, body: { reason } })}
      onDone={onDone}
    >
      <Labelled label={text('plans.plan.reason')}>
        {(id) => <Input id={id} maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />}
      </Labelled>
    </ActForm>
  );
}
