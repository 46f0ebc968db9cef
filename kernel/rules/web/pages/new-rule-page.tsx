import '../parts/rules.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { callApi, LoadingState, NoPermission, Page, useApi, useSession, useText } from '#ui/index.ts';
import { type RuleSubject, ruleSubject } from '../../contract/rule-definition.ts';
import { createRule, listRules } from '../../contract/rule-endpoints.ts';
import { Labelled, SendForm } from '../parts/form-parts.tsx';

/** Begins a rule: its name, of whom it speaks, whose it is; afterwards its page opens. */
export function NewRulePage() {
  const text = useText('rules');
  const { account, can } = useSession();
  const allowed = can(createRule.permission);
  const { data } = useApi(listRules, { query: { pageSize: 1 } }, { enabled: allowed });
  const crumbs = <Link to="/rules">{text('nav.rules')}</Link>;
  return (
    <Page title={text('pages.list.begin')} crumbs={crumbs}>
      {!allowed ? <NoPermission signedIn={account !== null} /> : data === undefined ? <LoadingState lines={6} /> : null}
      {data === undefined ? null : data.own.length === 0 ? (
        <p>{text('pages.list.noDepartment')}</p>
      ) : (
        <BeginForm own={data.own} />
      )}
    </Page>
  );
}

function BeginForm({ own }: { own: readonly { id: string; name: string }[] }) {
  const text = useText('rules');
  const navigate = useNavigate();
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [subject, setSubject] = useState<RuleSubject>('firm');
  const [departmentId, setDepartment] = useState(own[0]?.id ?? '');
  const send = async () => {
    const { id } = await callApi(createRule, { body: { name, subject, departmentId, description } });
    await navigate({ to: '/rules/$ruleId', params: { ruleId: id } });
  };
  return (
    <SendForm
      verb={text('pages.list.beginVerb')}
      effect={text('pages.list.beginEffect')}
      ready={name.trim().length >= 2}
      send={send}
      onDone={() => undefined}
    >
      <Labelled label={text('pages.columns.name')} hint={text('pages.list.nameHint')}>
        {(id) => <Input id={id} value={name} maxLength={80} onChange={(event) => setName(event.target.value)} />}
      </Labelled>
      <Labelled label={text('pages.columns.subject')} hint={text('pages.list.subjectHint')}>
        {(id) => (
          <Select<RuleSubject>
            id={id}
            value={subject}
            options={ruleSubject.options.map((value) => ({ value, label: text(`pages.subjects.${value}`) }))}
            onChange={setSubject}
          />
        )}
      </Labelled>
      <Labelled label={text('pages.columns.department')}>
        {(id) => (
          <Select
            id={id}
            value={departmentId}
            options={own.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setDepartment}
          />
        )}
      </Labelled>
      <Labelled label={text('pages.list.description')}>
        {(id) => (
          <Input.TextArea
            id={id}
            value={description}
            maxLength={500}
            autoSize={{ minRows: 2 }}
            onChange={(event) => setDescription(event.target.value)}
          />
        )}
      </Labelled>
    </SendForm>
  );
}
