import { Select, Switch } from 'antd';
import { getPolicy, setPolicy } from '#platform/auth/contract/accounts.ts';
import { type SecondFactorRule, secondFactorRule } from '#platform/auth/contract/states.ts';
import { ErrorState, Section, useApi, useApiMutation, useSession, useText } from '#ui/index.ts';

/** Who of the zone needs a second factor; changed by the security administrator alone. */
export function PolicyForm() {
  const text = useText('accounts');
  const auth = useText('auth');
  const { can, zone } = useSession();
  const answer = useApi(getPolicy, {});
  const change = useApiMutation(setPolicy);
  const error = answer.error ?? change.error;
  const policy = answer.data;
  const send = (secondFactor: SecondFactorRule, demonstrationExempt: boolean) =>
    change.mutate({ body: { secondFactor, demonstrationExempt } }, { onSettled: () => void answer.refetch() });
  const disabled = !can(setPolicy.permission) || change.isPending;
  return (
    <Section title={text('policy.title')} note={can(setPolicy.permission) ? undefined : text('policy.who')}>
      {error === null ? null : <ErrorState error={error} onRetry={() => void answer.refetch()} />}
      {policy === undefined ? null : (
        <div className="app-policy">
          <label htmlFor="policy-rule">{text('policy.rule')}</label>
          <Select
            id="policy-rule"
            value={policy.secondFactor}
            disabled={disabled}
            onChange={(rule) => send(rule, policy.demonstrationExempt)}
            options={secondFactorRule.options.map((value) => ({ value, label: auth(`secondFactorRules.${value}`) }))}
          />
          {zone?.demonstration ? (
            <>
              <label htmlFor="policy-exempt">{text('policy.exempt')}</label>
              <Switch
                id="policy-exempt"
                aria-label={text('policy.exempt')}
                checked={policy.demonstrationExempt}
                disabled={disabled}
                onChange={(exempt) => send(policy.secondFactor, exempt)}
              />
            </>
          ) : null}
        </div>
      )}
    </Section>
  );
}
