import './indicators.css';
import { Alert, AutoComplete, Button, Checkbox, Form, Input, Select } from 'antd';
import { callApi, useSending, useText } from '#ui/index.ts';
import { fileReport } from '../../contract/endpoints.ts';
import type { NewReport } from '../../contract/report.ts';
import { useUnit } from './unit-words.ts';

/** A metric that is reported, with the parts it was reported by. */
export interface ReportedChoice {
  metric: string;
  name: string;
  unit: string;
  parts: readonly string[];
}

interface Values {
  metric: string;
  status: NewReport['status'];
  period: string;
  part?: string;
  value: string;
  source: string;
  reason?: string;
  newPart?: boolean;
}

/** Reports one value; what is refused is told above the form, and what was typed stays. */
export function ReportForm({ choices, onDone }: { choices: readonly ReportedChoice[]; onDone: () => void }) {
  const text = useText('indicators');
  const [form] = Form.useForm<Values>();
  const report = ({ newPart, reason, part = '', ...values }: Values) => {
    const more = { ...(newPart ? { newPart: true as const } : {}), ...(reason ? { reason } : {}) };
    return callApi(fileReport, { body: { ...values, value: values.value.replaceAll(',', ''), part, ...more } });
  };
  const { refusal, sending, finish } = useSending(report, onDone);
  return (
    <section aria-label={text('web.reports.verb')}>
      {refusal === undefined ? null : (
        <Alert type="error" role="alert" title={refusal.message} description={refusal.remedy} showIcon />
      )}
      <Form<Values>
        name="report"
        form={form}
        layout="vertical"
        validateTrigger="onBlur"
        initialValues={{ status: 'actual' }}
        onFinish={(values) => void finish(values)}
      >
        <ReportFields choices={choices} refused={refusal?.code} />
        <div className="ind-form-verbs">
          <Button type="primary" htmlType="submit" loading={sending}>
            {text('web.reports.verb')}
          </Button>
          <Button onClick={onDone}>{text('web.cancel')}</Button>
        </div>
      </Form>
    </section>
  );
}

function ReportFields({ choices, refused }: { choices: readonly ReportedChoice[]; refused: string | undefined }) {
  const text = useText('indicators');
  const unit = useUnit();
  const metric = Form.useWatch<string | undefined>('metric');
  const status = Form.useWatch<string | undefined>('status');
  const chosen = choices.find((one) => one.metric === metric);
  const label = (key: string) => text(`reports.columns.${key}`);
  const needed = (key: string) => [{ required: true, message: text('web.needed', { field: label(key) }) }];
  return (
    <div className="ind-form">
      <Form.Item name="metric" label={label('metricName')} rules={needed('metricName')}>
        <Select options={choices.map((one) => ({ value: one.metric, label: one.name }))} />
      </Form.Item>
      <Form.Item name="status" label={label('status')}>
        <Select
          options={(['actual', 'target'] as const).map((value) => ({
            value,
            label: text(`reports.statuses.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item
        name="period"
        label={label('period')}
        extra={text(status === 'target' ? 'web.reports.yearHint' : 'web.reports.monthHint')}
        rules={[
          {
            required: true,
            pattern: status === 'target' ? /^\d{4}$/ : /^\d{4}-\d{2}$/,
            message: text('web.reports.periodWrong'),
          },
        ]}
      >
        <Input maxLength={7} />
      </Form.Item>
      <Form.Item name="part" label={label('part')} extra={text('web.reports.partHint')}>
        <AutoComplete options={(chosen?.parts ?? []).filter((part) => part !== '').map((value) => ({ value }))} />
      </Form.Item>
      <Form.Item
        name="value"
        label={chosen === undefined ? label('value') : text('web.reports.valueIn', { unit: unit(chosen.unit) })}
        rules={[{ required: true, pattern: /^-?[\d,]{1,38}(\.\d{1,12})?$/, message: text('web.reports.valueWrong') }]}
      >
        <Input inputMode="decimal" maxLength={40} />
      </Form.Item>
      <Form.Item name="source" label={label('source')} rules={needed('source')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="reason" label={label('reason')} extra={text('web.reports.reasonHint')}>
        <Input maxLength={500} />
      </Form.Item>
      {refused === 'indicators.partUnknown' ? (
        <Form.Item name="newPart" valuePropName="checked">
          <Checkbox>{text('web.reports.newPart')}</Checkbox>
        </Form.Item>
      ) : null}
    </div>
  );
}
