import '../../parts/officers/officers.css';
import { Link } from '@tanstack/react-router';
import { Form, Input, Select } from 'antd';
import { useState } from 'react';
import { PartyPicker } from '#kernel/parties/web/front-door.ts';
import { type ApiInput, callApi, NoPermission, Page, useSession, useText } from '#ui/index.ts';
import { needChannel } from '../../../contract/intake.ts';
import { recordNeed } from '../../../contract/intake-endpoints.ts';
import { FiledNotice } from '../../parts/intake/filed-notice.tsx';
import { needed, ServiceForm, type Values, wordOf } from '../../parts/officers/service-form.tsx';

type Body = ApiInput<typeof recordNeed>['body'];

function bodyOf(values: Values): Body {
  const [name, telephone] = [wordOf(values, 'contactName'), wordOf(values, 'contactTelephone')];
  return {
    ...{ channel: needChannel.parse(values.channel), matter: wordOf(values, 'matter') ?? '' },
    ...{ firmId: wordOf(values, 'firmId'), firmTold: wordOf(values, 'firmTold') },
    ...(name === undefined || telephone === undefined ? {} : { contact: { name, telephone } }),
  };
}

/** Writes down what reached an officer by telephone, letter or in person; afterwards number and link stand there once. */
export function RecordNeedPage() {
  const text = useText('visits');
  const { can, account } = useSession();
  const [filed, setFiled] = useState<{ number: string; followPath: string }>();
  const allowed = can(recordNeed.permission);
  return (
    <Page
      title={text('intake.recordTitle')}
      crumbs={<Link to="/needs">{text('intake.title')}</Link>}
      meta={text('intake.recordMeta')}
    >
      {allowed ? null : <NoPermission signedIn={account !== null} />}
      {filed === undefined ? null : <FiledNotice {...filed} />}
      {allowed && filed === undefined ? <RecordForm onFiled={setFiled} /> : null}
    </Page>
  );
}

function RecordForm({ onFiled }: { onFiled: (filed: { number: string; followPath: string }) => void }) {
  const text = useText('visits');
  return (
    <ServiceForm
      name="record"
      initial={{ channel: 'phone' }}
      verb={text('intake.record')}
      effect={text('intake.recordEffect')}
      send={async (values) => onFiled(await callApi(recordNeed, { body: bodyOf(values) }))}
      onDone={() => {}}
    >
      <Form.Item name="channel" label={text('intake.channel')}>
        <Select options={needChannel.options.map((value) => ({ value, label: text(`intake.channels.${value}`) }))} />
      </Form.Item>
      <div className="service-pair">
        <Form.Item name="firmId" label={text('intake.firm')}>
          <PartyPicker kinds={['firm']} />
        </Form.Item>
        <Form.Item name="firmTold" label={text('intake.firmTold')}>
          <Input maxLength={100} />
        </Form.Item>
      </div>
      <Form.Item name="matter" label={text('intake.matter')} rules={[needed(text, text('intake.matter'))]}>
        <Input.TextArea maxLength={2_000} autoSize={{ minRows: 4 }} />
      </Form.Item>
      <div className="service-pair">
        <Form.Item name="contactName" label={text('intake.contactName')}>
          <Input maxLength={40} />
        </Form.Item>
        <Form.Item name="contactTelephone" label={text('intake.contactTelephone')}>
          <Input type="tel" maxLength={30} />
        </Form.Item>
      </div>
    </ServiceForm>
  );
}
