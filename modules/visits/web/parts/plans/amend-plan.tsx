import { Input } from 'antd';
import { useState } from 'react';
import { callApi, useText } from '#ui/index.ts';
import type { VisitPlan } from '../../../contract/visit-plan.ts';
import { amendPlan } from '../../../contract/visit-plan-endpoints.ts';
import { ActForm, Labelled } from './act-form.tsx';

/** Gives a plan another name or period, with a reason; days of its firms must stay within the period. */
export function AmendPlan({
  plan,
  onDone,
}: {
  plan: Pick<VisitPlan, 'id' | 'title' | 'startsOn' | 'endsOn'>;
  onDone: () => void;
}) {
  const text = useText('visits');
  const { id: planId, title, startsOn, endsOn } = plan;
  const [values, setValues] = useState({ title, startsOn, endsOn, reason: '' });
  const { reason } = values;
  const inOrder = values.startsOn !== '' && values.endsOn >= values.startsOn;
  const field = (key: keyof typeof values, label: string, type: 'text' | 'date', most?: number) => (
    <Labelled label={label}>
      {(id) => (
        <Input
          id={id}
          type={type}
          maxLength={most}
          value={values[key]}
          onChange={(event) => setValues({ ...values, [key]: event.target.value })}
        />
      )}
    </Labelled>
  );
  return (
    <ActForm
      verb={text('plans.plan.saveAmended')}
      ready={inOrder && values.title.trim().length >= 2 && reason.trim().length >= 2}
      send={() => callApi(amendPlan, { params: { planId }, body: values })}
      onDone={onDone}
    >
      {field('title', text('plans.plan.name'), 'text', 100)}
      {field('startsOn', text('plans.plan.startsOn'), 'date')}
      {field('endsOn', text('plans.plan.endsOn'), 'date')}
      {field('reason', text('plans.plan.reason'), 'text', 500)}
    </ActForm>
  );
}
