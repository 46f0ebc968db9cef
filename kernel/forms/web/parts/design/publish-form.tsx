import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { callApi, useText } from '#ui/index.ts';
import { type FormDetail, publishForm, withdrawForm } from '../../../contract/form-endpoints.ts';
import { type Values, VerbForm, wordOf } from '../verb-form.tsx';

/** Publishing and taking out of use: what can be done now, and why not where it cannot. */
export function FormActs({ form, today }: { form: FormDetail; today: string }) {
  const text = useText('forms');
  const [open, setOpen] = useState<'publish' | 'withdraw'>();
  const done = () => setOpen(undefined);
  const { draft, may } = form;
  if (form.state === 'withdrawn') return null;
  const why = whyNotPublish(form);
  return (
    <div className="forms-acts">
      {open === undefined ? (
        <div className="forms-verbs">
          <Button type="primary" disabled={why !== null} onClick={() => setOpen('publish')}>
            {text('web.publish.verb')}
          </Button>
          {may.withdraw ? <Button onClick={() => setOpen('withdraw')}>{text('web.withdraw.verb')}</Button> : null}
          {why === null ? null : <span className="ys-meta">{text(`web.publish.why.${why}`)}</span>}
        </div>
      ) : null}
      {open === 'publish' && draft !== null ? (
        <PublishForm form={form} revision={draft.revision} today={today} onDone={done} />
      ) : null}
      {open === 'withdraw' ? <WithdrawForm form={form} onDone={done} /> : null}
    </div>
  );
}

function whyNotPublish({ draft, may }: FormDetail): 'nothing' | 'faults' | 'notYou' | null {
  if (draft === null) return 'nothing';
  if (draft.faults.length > 0) return 'faults';
  return may.publish ? null : 'notYou';
}

function PublishForm({
  form,
  revision,
  today,
  onDone,
}: {
  form: FormDetail;
  revision: number;
  today: string;
  onDone: () => void;
}) {
  const text = useText('forms');
  const first = firstDay(form, today);
  const send = (values: Values) =>
    callApi(publishForm, {
      params: { formId: form.id },
      body: { revision, from: wordOf(values, 'from') ?? first, reason: wordOf(values, 'reason') ?? '' },
    });
  return (
    <VerbForm
      name="publish"
      verb={text('web.publish.verb')}
      effect={text('web.publish.effect')}
      initial={{ from: first }}
      send={send}
      onDone={onDone}
      onCancel={onDone}
    >
      <Form.Item name="from" label={text('web.publish.from')} extra={text('web.publish.fromHint')}>
        <Input type="date" min={first} />
      </Form.Item>
      <ReasonItem label={text('web.publish.reason')} />
    </VerbForm>
  );
}

/** The earliest day on which a version can begin: today, or the day after the last version does. */
function firstDay({ versions }: FormDetail, today: string): string {
  const last = versions
    .map(({ from }) => from)
    .sort()
    .at(-1);
  if (last === undefined || last < today) return today;
  const next = new Date(`${last}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}

function WithdrawForm({ form, onDone }: { form: FormDetail; onDone: () => void }) {
  const text = useText('forms');
  const send = (values: Values) =>
    callApi(withdrawForm, { params: { formId: form.id }, body: { reason: wordOf(values, 'reason') ?? '' } });
  return (
    <VerbForm
      name="withdraw"
      verb={text('web.withdraw.verb')}
      effect={text('web.withdraw.effect')}
      danger
      send={send}
      onDone={onDone}
      onCancel={onDone}
    >
      <ReasonItem label={text('web.withdraw.reason')} />
    </VerbForm>
  );
}

/** A reason of two signs or more. */
export function ReasonItem({ label }: { label: string }) {
  const text = useText('forms');
  return (
    <Form.Item
      name="reason"
      label={label}
      rules={[{ required: true, whitespace: true, min: 2, message: text('web.needed', { field: label }) }]}
    >
      <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
    </Form.Item>
  );
}
