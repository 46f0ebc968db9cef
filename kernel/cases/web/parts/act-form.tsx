import { Button, Form, Input, InputNumber, Radio, Select } from 'antd';
import type { FileView } from '#platform/files/contract/file-view.ts';
import { ApiError, callApi, FileField, useApi, useSending, useText } from '#ui/index.ts';
import type { ActView, CaseView } from '../../contract/case.ts';
import { actOnCase, listReceivers } from '../../contract/endpoints.ts';
import { type ActField, type AskedField, fieldsOf } from './act-fields.ts';
import { Refusal } from './refusal.tsx';

interface ActValues {
  comment?: string;
  files?: FileView[];
  department?: string;
  account?: string;
  departments?: string[];
  accounts?: string[];
  signers?: string[];
  mode?: 'all' | 'any';
  verdict?: 'agree' | 'refuse';
  clock?: string;
  days?: number;
  answerBy?: string;
}

/** The form of one act: only what it needs. What is refused is told above it, and what was typed stays. */
export function ActForm({
  shown,
  act,
  onDone,
  onCancel,
  onMissed,
}: {
  shown: CaseView;
  act: ActView;
  onDone: () => void;
  onCancel: () => void;
  /** Called where somebody else acted since the page was read. */
  onMissed: () => void;
}) {
  const text = useText('cases');
  const [form] = Form.useForm<ActValues>();
  const send = (values: ActValues) => sendAct(shown, act.name, { values, onMissed });
  const { refusal, sending, finish } = useSending(send, onDone);
  const fields = fieldsOf(act);
  const initial = {
    ...(fields.some(({ field }) => field === 'mode') ? { mode: 'all' } : {}),
    ...(act.clocks.length === 1 ? { clock: act.clocks[0] } : {}),
  } as const;
  return (
    <section className="case-act-form" aria-label={act.title}>
      <h3>{act.title}</h3>
      {act.onBehalfOf === null ? null : <p className="ys-meta">{text('casePage.actFor', { name: act.onBehalfOf })}</p>}
      <Refusal refusal={refusal}>
        {refusal?.code === 'cases.changed' ? <p>{text('casePage.changedBelow')}</p> : null}
      </Refusal>
      <Form<ActValues>
        name={`act-${act.name}`}
        form={form}
        layout="vertical"
        validateTrigger="onBlur"
        initialValues={initial}
        onFinish={(values) => void finish(values)}
      >
        {fields.map((field) => (
          <ActInput key={field.field} asked={field} act={act} shown={shown} />
        ))}
        <div className="case-verbs">
          <Button type="primary" htmlType="submit" loading={sending}>
            {act.title}
          </Button>
          <Button onClick={onCancel}>{text('casePage.cancel')}</Button>
        </div>
      </Form>
    </section>
  );
}

/** Sends an act with the sequence that the page has seen: whoever was faster wins. */
export async function sendAct(
  shown: Pick<CaseView, 'id' | 'sequence'>,
  act: string,
  { values, onMissed }: { values: ActValues; onMissed?: (() => void) | undefined },
): Promise<unknown> {
  const { files = [], signers = [], comment, ...named } = values;
  const said = comment?.trim() ?? '';
  const given = Object.fromEntries(
    Object.entries(named).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  );
  try {
    return await callApi(actOnCase, {
      params: { caseId: shown.id },
      body: {
        ...given,
        expected: shown.sequence,
        act,
        ...(said === '' ? {} : { comment: said }),
        ...(files.length === 0 ? {} : { files: files.map(({ id }) => id) }),
        ...(signers.length === 0 ? {} : { signers: signers.map(signerOf) }),
      },
    });
  } catch (error) {
    if (error instanceof ApiError && error.code === 'cases.changed') onMissed?.();
    throw error;
  }
}

function signerOf(value: string) {
  const [kind, id = ''] = value.split(':');
  return kind === 'account' ? { departmentId: null, accountId: id } : { departmentId: id, accountId: null };
}

function ActInput({ asked: { field, needed }, act, shown }: { asked: AskedField; act: ActView; shown: CaseView }) {
  const text = useText('cases');
  const label = text(`casePage.fields.${field === 'files' && needed ? 'evidence' : field}`);
  const optional = needed ? label : text('casePage.optional', { label });
  const rules = needed ? [{ required: true, message: text(`casePage.missing.${field}`) }] : [];
  if (field === 'files')
    return (
      <Form.Item name="files" label={optional} rules={rules}>
        <FileField purpose="cases.evidence" label={label} most={20} />
      </Form.Item>
    );
  return (
    <Form.Item name={field} label={optional} rules={rules} dependencies={field === 'account' ? ['department'] : []}>
      {controlOf(field, { act, shown, text })}
    </Form.Item>
  );
}

function controlOf(
  field: Exclude<ActField, 'files'>,
  { act, shown, text }: { act: ActView; shown: CaseView; text: ReturnType<typeof useText> },
) {
  if (field === 'comment') return <Input.TextArea maxLength={2000} autoSize={{ minRows: 3, maxRows: 10 }} />;
  if (field === 'answerBy') return <Input type="date" />;
  if (field === 'days') return <InputNumber min={1} max={act.mostDays ?? 365} precision={0} />;
  if (field === 'clock') {
    const named = act.clocks.map((name) => ({
      value: name,
      label: shown.clocks.find((clock) => clock.name === name)?.title ?? name,
    }));
    return <Select options={named} />;
  }
  if (field === 'mode' || field === 'verdict') {
    const values = field === 'mode' ? (['all', 'any'] as const) : (['agree', 'refuse'] as const);
    return <Radio.Group options={values.map((value) => ({ value, label: text(`casePage.choices.${value}`) }))} />;
  }
  return <ReceiverSelect field={field} leadId={act.name === 'delegate' ? (shown.lead?.id ?? null) : null} />;
}

type ReceiverField = 'department' | 'account' | 'departments' | 'accounts' | 'signers';

/** Departments in service and people with a post; of `delegate` those of the lead department, of `handOver` those of the chosen one. */
function ReceiverSelect({
  field,
  leadId,
  ...given
}: {
  field: ReceiverField;
  leadId: string | null;
  id?: string;
  value?: string | string[];
  onChange?: (value: string | string[]) => void;
}) {
  const text = useText('cases');
  const { data } = useApi(listReceivers, {});
  const chosen = Form.useWatch<string | undefined>('department');
  const within = field === 'account' ? (leadId ?? chosen ?? null) : null;
  const departments = (data?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const accounts = (data?.accounts ?? [])
    .filter(({ departmentIds }) => within === null || departmentIds.includes(within))
    .map(({ id, name }) => ({ value: id, label: name }));
  const signers = [
    {
      label: text('casePage.departments'),
      options: departments.map((one) => ({ ...one, value: `department:${one.value}` })),
    },
    { label: text('casePage.people'), options: accounts.map((one) => ({ ...one, value: `account:${one.value}` })) },
  ];
  const several = field === 'departments' || field === 'accounts' || field === 'signers';
  return (
    <Select<string | string[]>
      {...given}
      {...(several ? { mode: 'multiple' as const } : { allowClear: true })}
      showSearch={{ optionFilterProp: 'label' }}
      loading={data === undefined}
      options={field === 'signers' ? signers : field.startsWith('department') ? departments : accounts}
    />
  );
}
