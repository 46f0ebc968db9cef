import '../../parts/officers/officers.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { useState } from 'react';
import { firmScale } from '#kernel/parties/contract/firm.ts';
import { industryDivision } from '#kernel/parties/contract/industry.ts';
import { PartyPicker } from '#kernel/parties/web/front-door.ts';
import {
  type ApiInput,
  callApi,
  NoPermission,
  Page,
  useApiMutation,
  useSession,
  useText,
  useUrlSearch,
  valuesOf,
} from '#ui/index.ts';
import { assignOfficers, previewAssignment } from '../../../contract/officer-endpoints.ts';
import { needed, ServiceForm, today, type Values, wordOf } from '../../parts/officers/service-form.tsx';
import { StaffChoice } from '../../parts/officers/staff-choice.tsx';

type Body = ApiInput<typeof assignOfficers>['body'];

const listOf = (values: Values, key: string) => (Array.isArray(values[key]) ? values[key].map(String) : []);

/** What the form asks for, as the endpoint takes it. */
function bodyOf(values: Values): Body {
  const firm = wordOf(values, 'firm');
  const firms =
    values.whom === 'one'
      ? { ids: firm === undefined ? [] : [firm] }
      : {
          industry: listOf(values, 'industry').flatMap((one) => industryDivision.safeParse(one).data ?? []),
          scale: listOf(values, 'scale').flatMap((one) => firmScale.safeParse(one).data ?? []),
          withoutOfficer: values.withoutOfficer === true,
        };
  const deputyId = wordOf(values, 'deputyId');
  return {
    ...{ firms, officerId: wordOf(values, 'officerId') ?? '', day: wordOf(values, 'day') ?? '' },
    ...(values.whom === 'one' ? { project: wordOf(values, 'project') ?? '' } : {}),
    ...(deputyId === undefined ? {} : { deputyId }),
  };
}

/** Gives one firm, one of its projects, or all that a filter leaves an officer and a deputy; previewed first. */
export function AssignPage() {
  const text = useText('visits');
  const { can, account } = useSession();
  const allowed = can(assignOfficers.permission);
  return (
    <Page
      title={text('officers.assignTitle')}
      crumbs={<Link to="/officers">{text('officers.title')}</Link>}
      meta={text('officers.assignMeta')}
    >
      {allowed ? <Assign /> : <NoPermission signedIn={account !== null} />}
    </Page>
  );
}

function Assign() {
  const text = useText('visits');
  const [search] = useUrlSearch();
  const [form] = Form.useForm<Values>();
  const navigate = useNavigate();
  const [firm] = valuesOf(search, 'firm');
  const [seen, setSeen] = useState(false);
  const preview = useApiMutation(previewAssignment);
  const send = async (values: Values) => {
    const body = bodyOf(values);
    if (seen) return callApi(assignOfficers, { body });
    return preview.mutateAsync({ body });
  };
  const done = () => {
    if (seen) void navigate({ to: '/officers' });
    else setSeen(true);
  };
  const found = seen ? preview.data : undefined;
  return (
    <ServiceForm
      name="assign"
      form={form}
      initial={{ whom: 'one', ...(firm === undefined ? {} : { firm }), day: today() }}
      verb={text(seen ? 'officers.assignVerb' : 'officers.preview')}
      effect={text('officers.assignEffect')}
      disabled={found?.firms === 0}
      send={send}
      onDone={done}
      onEdit={() => setSeen(false)}
    >
      <Form.Item name="whom" label={text('officers.whom')}>
        <Radio.Group
          options={[
            { value: 'one', label: text('officers.one') },
            { value: 'many', label: text('officers.byFilter') },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle dependencies={['whom']}>
        {({ getFieldValue }) => (getFieldValue('whom') === 'one' ? <OneFirm /> : <ManyFirms />)}
      </Form.Item>
      <Form.Item name="officerId" label={text('officers.officer')} rules={[needed(text, text('officers.officer'))]}>
        <StaffChoice />
      </Form.Item>
      <Form.Item name="deputyId" label={text('officers.deputy')} extra={text('officers.keepDeputy')}>
        <StaffChoice />
      </Form.Item>
      <Form.Item name="day" label={text('officers.day')} rules={[needed(text, text('officers.day'))]}>
        <Input type="date" />
      </Form.Item>
      {found === undefined ? null : (
        <p role="status">
          {found.firms === 0
            ? text('officers.previewNone')
            : text('officers.previewed', { ...found, added: found.firms - found.same - found.replaced })}
        </p>
      )}
    </ServiceForm>
  );
}

function OneFirm() {
  const text = useText('visits');
  return (
    <div className="service-pair">
      <Form.Item name="firm" label={text('officers.firm')} rules={[needed(text, text('officers.firm'))]}>
        <PartyPicker kinds={['firm']} />
      </Form.Item>
      <Form.Item name="project" label={text('officers.project')}>
        <Input maxLength={100} />
      </Form.Item>
    </div>
  );
}

function ManyFirms() {
  const text = useText('visits');
  const parties = useText('parties');
  return (
    <>
      <div className="service-pair">
        <Form.Item name="industry" label={text('officers.industry')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={industryDivision.options.map((value) => ({
              value,
              label: `${value} ${parties(`industries.${value}`)}`,
            }))}
          />
        </Form.Item>
        <Form.Item name="scale" label={text('officers.scale')}>
          <Select
            mode="multiple"
            options={firmScale.options.map((value) => ({ value, label: parties(`scales.${value}`) }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="withoutOfficer" valuePropName="checked">
        <Checkbox>{text('officers.withoutOnly')}</Checkbox>
      </Form.Item>
    </>
  );
}
