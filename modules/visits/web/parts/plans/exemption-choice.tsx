import { Input, Select } from 'antd';
import { useText } from '#ui/index.ts';
import { type Exemption, exemption } from '../../../contract/visit-cap.ts';
import { Labelled } from './act-form.tsx';

/** Whether a visit counts, and why it does not. */
export interface ExemptionGiven {
  kind: Exemption | 'none';
  reason: string;
}

/** Says whether a visit counts against the cap; where it does not, the reason is asked for. */
export function ExemptionChoice({
  value,
  onChange,
}: {
  value: ExemptionGiven;
  onChange: (value: ExemptionGiven) => void;
}) {
  const text = useText('visits');
  const options = [
    { value: 'none' as const, label: text('plans.record.notExempt') },
    ...exemption.options.map((kind) => ({ value: kind, label: text(`plans.exemptions.${kind}`) })),
  ];
  return (
    <>
      <Labelled label={text('plans.record.exemption')}>
        {(id) => (
          <Select id={id} value={value.kind} options={options} onChange={(kind) => onChange({ ...value, kind })} />
        )}
      </Labelled>
      {value.kind === 'none' ? null : (
        <Labelled label={text('plans.record.exemptionReason')}>
          {(id) => (
            <Input
              id={id}
              maxLength={500}
              value={value.reason}
              onChange={(event) => onChange({ ...value, reason: event.target.value })}
            />
          )}
        </Labelled>
      )}
    </>
  );
}
