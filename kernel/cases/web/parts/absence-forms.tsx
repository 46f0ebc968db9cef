import { Button, Form, Input, Select } from 'antd';
import { callApi, SidePanel, useApi, useSending, useSession, useText } from '#ui/index.ts';
import type { Absence } from '../../contract/absence.ts';
import { listReceivers } from '../../contract/endpoints.ts';
import { endAbsence, setAbsence } from '../../contract/list-endpoints.ts';
import { Refusal } from './refusal.tsx';
import { todayInChina } from './today.ts';

interface AbsenceValues {
  deputyId: string;
  firstOn: string;
  lastOn: string;
  reason: string;
}

/** Leaves one's work to a deputy for some days. */
export function AbsenceForm({ onDone }: { onDone: () => void }) {
  const text = useText('cases');
  const { account } = useSession();
  const { data } = useApi(listReceivers, {});
  const { refusal, sending, finish } = useSending((body: AbsenceValues) => callApi(setAbsence, { body }), onDone);
  const colleagues = (data?.accounts ?? []).filter(({ id }) => id !== account?.id);
  const rules = (field: string) => [{ required: true, message: text(`absences.missing.${field}`) }];
  return (
    <section className="case-act-form absence-form" aria-label={text('absences.set')}>
      <Refusal refusal={refusal} />
      <Form<AbsenceValues>
        name="absence"
        layout="vertical"
        validateTrigger="onBlur"
        initialValues={{ firstOn: todayInChina(), lastOn: todayInChina() }}
        onFinish={(values) => void finish(values)}
      >
        <Form.Item name="deputyId" label={text('absences.deputy')} rules={rules('deputyId')}>
          <Select
            showSearch={{ optionFilterProp: 'label' }}
            placeholder={text('absences.pickDeputy')}
            options={colleagues.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form.Item>
        <Form.Item name="firstOn" label={text('absences.firstOn')} rules={rules('firstOn')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="lastOn" label={text('absences.lastOn')} rules={rules('lastOn')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="reason" label={text('absences.reason')} rules={rules('reason')}>
          <Input maxLength={200} />
        </Form.Item>
        <div className="case-verbs">
          <Button type="primary" htmlType="submit" loading={sending}>
            {text('absences.set')}
          </Button>
          <Button onClick={onDone}>{text('absences.cancel')}</Button>
        </div>
      </Form>
    </section>
  );
}

/** One absence beside the list; an own one that is coming or running can be ended. */
export function AbsencePanel({ absence }: { absence: Absence | undefined }) {
  const text = useText('cases');
  const { account } = useSession();
  const { refusal, sending, finish } = useSending(
    (absenceId: string) => callApi(endAbsence, { params: { absenceId }, body: {} }),
    () => undefined,
  );
  if (absence === undefined) return null;
  const open = absence.state === 'coming' || absence.state === 'running';
  const own = absence.accountId === account?.id;
  const facts = ['account', 'deputy', 'firstOn', 'lastOn', 'reason'] as const;
  return (
    <SidePanel
      title={`${absence.account} · ${text(`absences.states.${absence.state}`)}`}
      {...(open && own
        ? {
            footer: (
              <Button type="primary" loading={sending} onClick={() => void finish(absence.id)}>
                {text('absences.end')}
              </Button>
            ),
          }
        : {})}
    >
      <Refusal refusal={refusal} />
      <dl className="ys-facts">
        {facts.map((key) => (
          <div key={key}>
            <dt>{text(`absences.columns.${key}`)}</dt>
            <dd>{absence[key]}</dd>
          </div>
        ))}
      </dl>
      {open && own ? <p className="ys-meta">{text('absences.endNote', { deputy: absence.deputy })}</p> : null}
    </SidePanel>
  );
}
