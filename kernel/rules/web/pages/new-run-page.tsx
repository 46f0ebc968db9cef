import '../parts/rules.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import {
  callApi,
  LoadingState,
  NoPermission,
  Page,
  Section,
  useApi,
  useSending,
  useSession,
  useText,
} from '#ui/index.ts';
import { listRules } from '../../contract/rule-endpoints.ts';
import type { RuleRow } from '../../contract/rule-record.ts';
import { dryRun, mostRules, type RunView, startRun } from '../../contract/run-endpoints.ts';
import { RunShown } from '../parts/answers/run-shown.tsx';
import { Labelled, Refused } from '../parts/form-parts.tsx';
import { isDay, todayInChina } from '../parts/today.ts';

/** Runs rules over all firms: dry, to see what would come out, or kept. */
export function NewRunPage() {
  const text = useText('rules');
  const { account, can } = useSession();
  const allowed = can(startRun.permission);
  const query = { state: ['published' as const], subject: ['firm' as const], pageSize: 200, sort: 'name' as const };
  const { data } = useApi(listRules, { query }, { enabled: allowed });
  const crumbs = <Link to="/rule-runs">{text('nav.runs')}</Link>;
  return (
    <Page title={text('pages.runs.begin')} crumbs={crumbs}>
      {!allowed ? <NoPermission signedIn={account !== null} /> : data === undefined ? <LoadingState lines={6} /> : null}
      {data === undefined ? null : data.rules.length === 0 ? (
        <p>{text('pages.runs.noRules')}</p>
      ) : (
        <RunForm rules={data.rules} />
      )}
    </Page>
  );
}

function RunForm({ rules }: { rules: readonly RuleRow[] }) {
  const text = useText('rules');
  const navigate = useNavigate();
  const [ruleIds, setRules] = useState<string[]>([]);
  const [on, setOn] = useState(todayInChina());
  const [reason, setReason] = useState('');
  const [run, setRun] = useState<RunView>();
  const { refusal, sending, finish } = useSending(
    async (kept: boolean) => {
      if (!kept) return setRun(await callApi(dryRun, { body: { ruleIds, on } }));
      const body = { ruleIds, on, reason: reason.trim() === '' ? null : reason };
      const { id } = await callApi(startRun, { body });
      if (id !== null) await navigate({ to: '/rule-runs/$runId', params: { runId: id } });
    },
    () => undefined,
  );
  const ready = ruleIds.length > 0 && ruleIds.length <= mostRules && isDay(on) && reason.trim().length !== 1;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (ready) void finish(false);
  };
  return (
    <>
      <form className="rul-form" onSubmit={submit}>
        <Labelled label={text('pages.runs.rules')} hint={text('pages.runs.rulesHint', { most: mostRules })}>
          {(id) => (
            <Select
              id={id}
              mode="multiple"
              value={ruleIds}
              options={rules.map((one) => ({ value: one.id, label: one.name }))}
              showSearch={{ optionFilterProp: 'label' }}
              onChange={setRules}
            />
          )}
        </Labelled>
        <Labelled label={text('pages.runs.on')} hint={text('pages.runs.onHint')}>
          {(id) => <Input id={id} type="date" value={on} onChange={(event) => setOn(event.target.value)} />}
        </Labelled>
        <Labelled label={text('pages.runs.reason')}>
          {(id) => <Input id={id} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />}
        </Labelled>
        <p className="ys-meta">{text('pages.runs.effect')}</p>
        <Refused refusal={refusal} />
        <div className="rul-verbs">
          <Button type="primary" htmlType="submit" disabled={!ready} loading={sending}>
            {text('pages.runs.dry')}
          </Button>
          <Button disabled={!ready || sending} onClick={() => void finish(true)}>
            {text('pages.runs.kept')}
          </Button>
        </div>
      </form>
      {run === undefined ? null : (
        <Section title={text('pages.runs.outcomes')} note={text('pages.runs.dryNote')}>
          <RunShown run={run} />
        </Section>
      )}
    </>
  );
}
