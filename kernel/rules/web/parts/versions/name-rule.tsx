import { useNavigate } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useState } from 'react';
import { callApi, useApi, useText } from '#ui/index.ts';
import type { RuleDefinition } from '../../../contract/rule-definition.ts';
import { copyRule, listRules, saveRuleDraft } from '../../../contract/rule-endpoints.ts';
import type { RuleDetail } from '../../../contract/rule-record.ts';
import { Labelled, Opening, SendForm } from '../form-parts.tsx';

/** Properties of {@link NameRule}. */
export interface NameRuleProps {
  rule: RuleDetail;
  draft: RuleDefinition;
  revision: number;
}

/** Another name for the rule, or another rule that begins with its draft. */
export function NameRule(props: NameRuleProps) {
  const text = useText('rules');
  return (
    <div className="rul-tools">
      {props.rule.may.write ? (
        <Opening verb={text('pages.naming.rename')} form={(close) => <Rename {...props} onDone={close} />} />
      ) : null}
      <Opening verb={text('pages.naming.copy')} form={(close) => <Copy rule={props.rule} onDone={close} />} />
    </div>
  );
}

function Rename({ rule, draft, revision, onDone }: NameRuleProps & { onDone: () => void }) {
  const text = useText('rules');
  const [name, setName] = useState(rule.name);
  const send = () =>
    callApi(saveRuleDraft, { params: { ruleId: rule.id }, body: { revision, name, definition: draft } });
  return (
    <SendForm
      verb={text('pages.naming.rename')}
      effect={text('pages.naming.renameEffect')}
      ready={name.trim().length >= 2 && name.trim() !== rule.name}
      send={send}
      onDone={onDone}
      onCancel={onDone}
    >
      <NameField name={name} onChange={setName} />
    </SendForm>
  );
}

function Copy({ rule, onDone }: { rule: RuleDetail; onDone: () => void }) {
  const text = useText('rules');
  const navigate = useNavigate();
  const { data } = useApi(listRules, { query: { pageSize: 1 } });
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string>();
  const own = data?.own ?? [];
  const departmentId = chosen ?? own[0]?.id;
  const send = async () => {
    const { id } = await callApi(copyRule, {
      params: { ruleId: rule.id },
      body: { name, departmentId: departmentId ?? '' },
    });
    await navigate({ to: '/rules/$ruleId', params: { ruleId: id } });
  };
  return (
    <SendForm
      verb={text('pages.naming.copy')}
      effect={text('pages.naming.copyEffect')}
      ready={name.trim().length >= 2 && departmentId !== undefined}
      send={send}
      onDone={onDone}
      onCancel={onDone}
    >
      <NameField name={name} onChange={setName} />
      <Labelled label={text('pages.columns.department')}>
        {(id) => (
          <Select<string>
            id={id}
            value={departmentId ?? null}
            options={own.map((one) => ({ value: one.id, label: one.name }))}
            onChange={setChosen}
          />
        )}
      </Labelled>
    </SendForm>
  );
}

function NameField({ name, onChange }: { name: string; onChange: (name: string) => void }) {
  const text = useText('rules');
  return (
    <Labelled label={text('pages.columns.name')}>
      {(id) => <Input id={id} value={name} maxLength={80} onChange={(event) => onChange(event.target.value)} />}
    </Labelled>
  );
}
