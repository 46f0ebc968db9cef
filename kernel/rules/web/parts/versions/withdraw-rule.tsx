import { callApi, useText } from '#ui/index.ts';
import { withdrawRule } from '../../../contract/rule-endpoints.ts';
import type { RuleDetail } from '../../../contract/rule-record.ts';
import { DayAndReason } from '../day-and-reason.tsx';
import { Opening } from '../form-parts.tsx';

/** Takes a rule out of force from a day on. */
export function WithdrawRule({ rule }: { rule: RuleDetail }) {
  const text = useText('rules');
  const verb = text('pages.withdraw.verb');
  return (
    <div className="rul-tools">
      <Opening
        verb={verb}
        form={(close) => (
          <DayAndReason
            verb={verb}
            label={text('pages.withdraw.on')}
            effect={(on) => text('pages.withdraw.effect', { on, statuses: rule.statuses })}
            send={(body) => callApi(withdrawRule, { params: { ruleId: rule.id }, body })}
            onDone={close}
          />
        )}
      />
    </div>
  );
}
