import { Input } from 'antd';
import { useState } from 'react';
import { callApi, useText } from '#ui/index.ts';
import { withdrawRule } from '../../../contract/rule-endpoints.ts';
import type { RuleDetail } from '../../../contract/rule-record.ts';
import { Labelled, Opening, SendForm } from '../form-parts.tsx';
import { isDay, todayInChina } from '../today.ts';

/** Takes a rule out of force from a day on. */
export function WithdrawRule({ rule }: { rule: RuleDetail }) {
  const text = useText('rules');
  return (
    <div className="rul-tools">
      <Opening verb={text('pages.withdraw.verb')} form={(close) => <WithdrawForm rule={rule} onDone={close} />} />
    </div>
  );
}

function WithdrawForm({ rule, onDone }: { rule: RuleDetail; onDone: () => void }) {
  const text = useText('rules');
  const [on, setOn] = useState(todayInChina());
  const [reason, setReason] = useState('');
  return (
    <SendForm
      verb={text('pages.withdraw.verb')}
      effect={text('pages.withdraw.effect', { on, statuses: rule.statuses })}
      danger
      ready={isDay(on) && reason.trim().length >= 2}
      send={() => callApi(withdrawRule, { params: { ruleId: rule.id }, body: { on, reason } })}
      onDone={onDone}
      onCancel={onDone}
    >
      <Labelled label={text('pages.withdraw.on')}>
        {(id) => <Input id={id} type="date" value={on} onChange={(event) => setOn(event.target.value)} />}
      </Labelled>
      <Labelled label={text('pages.publish.reason')}>
        {(id) => <Input id={id} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}
      </Labelled>
    </SendForm>
  );
}
