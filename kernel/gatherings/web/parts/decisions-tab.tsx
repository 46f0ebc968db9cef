import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { listDepartments } from '#kernel/parties/contract/organisation-endpoints.ts';
import { callApi, DecisionList, useApi, useText } from '#ui/index.ts';
import { addDecision, amendDecision, assignDecision, strikeDecision } from '../../contract/content-endpoints.ts';
import type { Decision, GatheringDetail } from '../../contract/gathering.ts';
import { ReasonField } from './gathering-acts.tsx';
import { useNeeded } from './plan-fields.tsx';
import { PressVerb } from './press-verb.tsx';
import { type Values, VerbForm, wordOf } from './verb-form.tsx';

/** What was decided; each is assigned to its department, at the latest with the closing. */
export function DecisionsTab({ gathering }: { gathering: GatheringDetail }) {
  const text = useText('gatherings');
  const [adding, setAdding] = useState(false);
  const { id, decisions, holds, state } = gathering;
  const deciding = holds && (state === 'open' || state === 'held');
  const close = () => setAdding(false);
  return (
    <>
      <div className="gat-tools">
        {deciding && !adding ? <Button onClick={() => setAdding(true)}>{text('web.addDecision')}</Button> : null}
      </div>
      {adding ? (
        <DecisionForm
          name="decision"
          verb={text('web.addDecision')}
          send={(body) => callApi(addDecision, { params: { gatheringId: id }, body })}
          onDone={close}
        />
      ) : null}
      {decisions.length === 0 ? <p className="ys-meta">{text('web.noDecisions')}</p> : null}
      <DecisionList
        decisions={decisions}
        label={text('decision.title')}
        {...(deciding && { verbs: (one) => <DecisionVerbs gatheringId={id} decision={one} /> })}
      />
    </>
  );
}

function DecisionVerbs({ gatheringId, decision }: { gatheringId: string; decision: Decision }) {
  const text = useText('gatherings');
  const [open, setOpen] = useState<'amend' | 'strike'>();
  const params = { gatheringId, decisionId: decision.id };
  const close = () => setOpen(undefined);
  if (decision.caseId !== null) return null;
  if (open === 'amend') {
    return (
      <DecisionForm
        name={`decision-${decision.id}`}
        verb={text('web.amendDecision')}
        decision={decision}
        send={(body) => callApi(amendDecision, { params, body })}
        onDone={close}
      />
    );
  }
  if (open === 'strike') {
    const send = (values: Values) =>
      callApi(strikeDecision, { params, body: { reason: wordOf(values, 'reason') ?? '' } });
    return (
      <VerbForm name={`strike-${decision.id}`} verb={text('web.strike')} send={send} onDone={close} onCancel={close}>
        <ReasonField />
      </VerbForm>
    );
  }
  const ready = decision.department !== null && decision.dueOn !== null;
  return (
    <div className="gat-verbs ys-no-print">
      {ready ? (
        <PressVerb verb={text('web.assign')} filled send={() => callApi(assignDecision, { params })} />
      ) : (
        <span className="ys-meta">{text('web.notReady')}</span>
      )}
      <Button size="small" onClick={() => setOpen('amend')}>
        {text('web.amendDecision')}
      </Button>
      <Button size="small" onClick={() => setOpen('strike')}>
        {text('web.strike')}
      </Button>
    </div>
  );
}

function DecisionForm({
  name,
  verb,
  decision,
  send,
  onDone,
}: {
  name: string;
  verb: string;
  decision?: Decision;
  send: (body: { text: string; departmentId: string | null; dueOn: string | null }) => Promise<unknown>;
  onDone: () => void;
}) {
  const text = useText('gatherings');
  const needed = useNeeded();
  const { data } = useApi(listDepartments, { query: {} });
  const options = (data?.departments ?? []).map((one) => ({ value: one.id, label: one.name }));
  const body = (values: Values) => ({
    text: wordOf(values, 'text') ?? '',
    departmentId: wordOf(values, 'department') ?? null,
    dueOn: wordOf(values, 'dueOn') ?? null,
  });
  return (
    <VerbForm
      name={name}
      verb={verb}
      initial={{ text: decision?.text, department: decision?.department?.id, dueOn: decision?.dueOn ?? '' }}
      send={(values) => send(body(values))}
      onDone={onDone}
      onCancel={onDone}
    >
      <Form.Item name="text" label={text('decision.columns.text')} rules={needed('decision.columns.text')}>
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
      <div className="gat-row">
        <Form.Item name="department" label={text('decision.columns.department')}>
          <Select options={options} allowClear showSearch={{ optionFilterProp: 'label' }} />
        </Form.Item>
        <Form.Item name="dueOn" label={text('decision.columns.dueOn')}>
          <Input type="date" />
        </Form.Item>
      </div>
    </VerbForm>
  );
}
