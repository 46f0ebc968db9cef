import { Form, Input } from 'antd';
import { callApi, useText } from '#ui/index.ts';
import { type IssueLimits, issueLimits } from '../../../contract/issue.ts';
import { setIssueLimits } from '../../../contract/issue-endpoints.ts';
import { needed, ServiceForm, wordOf } from '../officers/service-form.tsx';
import { limitNames, unitOf } from './limit-rows.tsx';

/** The form of the next rule, filled with the one in force. */
export function SetLimits({ limits, day, onDone }: { limits: IssueLimits; day: string; onDone: () => void }) {
  const text = useText('visits');
  const label = (name: (typeof limitNames)[number]) =>
    text('issues.limits.inUnit', {
      name: text(`issues.limits.names.${name}`),
      unit: text(`issues.limits.units.${unitOf(name)}`),
    });
  return (
    <ServiceForm
      name="limits"
      initial={{ ...limits, validFrom: day }}
      verb={text('issues.limits.save')}
      effect={text('issues.limits.effect')}
      send={(values) => {
        const days = Object.fromEntries(limitNames.map((name) => [name, Number(values[name])]));
        const reason = wordOf(values, 'reason');
        return callApi(setIssueLimits, {
          body: {
            ...{ validFrom: wordOf(values, 'validFrom') ?? day, limits: issueLimits.parse(days) },
            documentNumber: wordOf(values, 'documentNumber') ?? '',
            ...(reason === undefined ? {} : { reason }),
          },
        });
      }}
      onDone={onDone}
    >
      <div className="issue-limit-fields">
        {limitNames.map((name) => (
          <Form.Item key={name} name={name} label={label(name)} rules={[{ required: true, message: label(name) }]}>
            <Input
              type="number"
              inputMode="numeric"
              min={issueLimits.shape[name].minValue ?? 1}
              max={issueLimits.shape[name].maxValue ?? 360}
            />
          </Form.Item>
        ))}
        <Form.Item name="validFrom" label={text('issues.limits.validFrom')}>
          <Input type="date" min={day} />
        </Form.Item>
        <Form.Item
          name="documentNumber"
          label={text('issues.limits.document')}
          rules={[needed(text, text('issues.limits.document'))]}
        >
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="reason" label={text('issues.limits.reason')}>
        <Input maxLength={500} />
      </Form.Item>
    </ServiceForm>
  );
}
