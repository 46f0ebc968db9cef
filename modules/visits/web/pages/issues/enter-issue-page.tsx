import { Link, useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, Input, Select } from 'antd';
import { useRef, useState } from 'react';
import { PartyPicker } from '#kernel/parties/web/front-door.ts';
import { callApi, NoPermission, Page, useApi, useSession, useText } from '#ui/index.ts';
import { issueUrgency } from '../../../contract/issue.ts';
import { enterIssue, listIssueChoices } from '../../../contract/issue-endpoints.ts';
import { needed, ServiceForm, today, type Values, wordOf } from '../../parts/officers/service-form.tsx';

/** Enters an issue on a firm's behalf; the owner of its category has it at once. */
export function EnterIssuePage() {
  const text = useText('visits');
  const { can, account } = useSession();
  return (
    <Page
      title={text('issues.enter')}
      crumbs={<Link to={'/issues' as '/'}>{text('issues.title')}</Link>}
      meta={text('issues.enterMeta')}
    >
      {can(enterIssue.permission) ? <EnterForm /> : <NoPermission signedIn={account !== null} />}
    </Page>
  );
}

function EnterForm() {
  const text = useText('visits');
  const navigate = useNavigate();
  // The same form sent twice opens one issue.
  const clientId = useRef(crypto.randomUUID());
  const opened = useRef('');
  const [category, setCategory] = useState<string>();
  const [onSite, setOnSite] = useState(false);
  const { data } = useApi(listIssueChoices, {});
  const chosen = data?.categories.find(({ code }) => code === category);
  const send = async (values: Values) => {
    const departmentId = wordOf(values, 'departmentId');
    const promisedOn = wordOf(values, 'promisedOn');
    const { caseId } = await callApi(enterIssue, {
      body: {
        ...{ firmId: wordOf(values, 'firmId') ?? '', category: wordOf(values, 'category') ?? '' },
        ...{
          urgency: issueUrgency.parse(values.urgency),
          text: wordOf(values, 'text') ?? '',
          clientId: clientId.current,
        },
        ...(departmentId === undefined || promisedOn === undefined ? {} : { onSite: { departmentId, promisedOn } }),
      },
    });
    opened.current = caseId;
  };
  const rule = (key: string) => [needed(text, text(`issues.columns.${key}`))];
  return (
    <ServiceForm
      name="issue"
      initial={{ urgency: 'normal', promisedOn: today() }}
      verb={text('issues.enter')}
      send={send}
      onDone={() => void navigate({ to: `/issues/${opened.current}` as '/' })}
    >
      <Form.Item name="firmId" label={text('issues.columns.firm')} rules={rule('firm')}>
        <PartyPicker kinds={['firm']} />
      </Form.Item>
      <div className="service-pair">
        <Form.Item
          name="category"
          label={text('issues.columns.category')}
          rules={rule('category')}
          extra={
            chosen &&
            text(chosen.owner === null ? 'issues.ownedByNobody' : 'issues.ownedBy', { department: chosen.owner ?? '' })
          }
        >
          <Select
            onChange={setCategory}
            options={(data?.categories ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          />
        </Form.Item>
        <Form.Item name="urgency" label={text('issues.columns.urgency')}>
          <Select
            options={issueUrgency.options.map((value) => {
              const urgency = text(`issues.urgencies.${value}`);
              const days = data?.limits[value];
              return { value, label: days === undefined ? urgency : text('issues.urgencyDays', { urgency, days }) };
            })}
          />
        </Form.Item>
      </div>
      <Form.Item name="text" label={text('issues.columns.text')} rules={rule('text')}>
        <Input.TextArea maxLength={2_000} autoSize={{ minRows: 4 }} />
      </Form.Item>
      <Form.Item>
        <Checkbox checked={onSite} onChange={(event) => setOnSite(event.target.checked)}>
          {text('issues.onSiteChoice')}
        </Checkbox>
      </Form.Item>
      {onSite ? (
        <div className="service-pair">
          <Form.Item name="departmentId" label={text('issues.onSiteDepartment')} rules={rule('lead')}>
            <Select options={(data?.departments ?? []).map(({ id, name }) => ({ value: id, label: name }))} />
          </Form.Item>
          <Form.Item name="promisedOn" label={text('issues.promisedOn')} rules={rule('dueOn')}>
            <Input type="date" min={today()} />
          </Form.Item>
        </div>
      ) : null}
    </ServiceForm>
  );
}
