import '../parts/notices.css';
import { Alert, Button, Checkbox, Form, Input, Select } from 'antd';
import { useState } from 'react';
import {
  callApi,
  ErrorState,
  LoadingState,
  NoPermission,
  Page,
  Section,
  useApi,
  useSending,
  useSession,
  useText,
} from '#ui/index.ts';
import { getSettings, saveSettings } from '../../contract/endpoints.ts';
import { outsideChannel } from '../../contract/notice.ts';
import type { NoticeSettings } from '../../contract/settings.ts';
import { ChannelList } from '../parts/channel-list.tsx';
import { ReplySecret } from '../parts/reply-secret.tsx';

/** Where channels lead, and when nobody is disturbed. */
export function SettingsPage() {
  const text = useText('notices');
  const { account, can } = useSession();
  return (
    <Page title={text('web.settings.title')} meta={text('web.settings.meta')}>
      {can(getSettings.permission) ? <Settings /> : <NoPermission signedIn={account !== null} />}
    </Page>
  );
}

function Settings() {
  const text = useText('notices');
  const { can } = useSession();
  const mayChange = can(saveSettings.permission);
  const [open, setOpen] = useState<string>();
  const { data, error, refetch } = useApi(getSettings, {});
  if (error !== null) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState lines={8} />;
  return (
    <>
      <Section title={text('web.settings.channels')} note={text('web.settings.channelsNote')}>
        <ChannelList channels={data.channels} mayChange={mayChange} open={open} onOpen={setOpen} />
      </Section>
      <Section title={text('web.settings.quiet')}>
        <QuietForm settings={data.settings} mayChange={mayChange} filled={open === undefined} />
      </Section>
      {mayChange ? (
        <Section title={text('web.settings.replies')} note={text('web.settings.repliesNote')}>
          <ReplySecret />
        </Section>
      ) : null}
    </>
  );
}

function QuietForm({ settings, mayChange, filled }: { settings: NoticeSettings; mayChange: boolean; filled: boolean }) {
  const text = useText('notices');
  const [saved, setSaved] = useState(false);
  const save = (values: NoticeSettings) => callApi(saveSettings, { body: values });
  const { refusal, sending, finish } = useSending(save, () => setSaved(true));
  const time = [{ required: true, pattern: /^([01]\d|2[0-3]):[0-5]\d$/, message: text('web.settings.timeWrong') }];
  return (
    <Form<NoticeSettings>
      name="quiet"
      layout="vertical"
      validateTrigger="onBlur"
      initialValues={settings}
      disabled={!mayChange}
      onValuesChange={() => setSaved(false)}
      onFinish={(values) => void finish(values)}
    >
      {refusal === undefined ? null : (
        <Alert type="error" role="alert" title={refusal.message} description={refusal.remedy} showIcon />
      )}
      <div className="not-form not-quiet">
        <Form.Item
          name="quietFrom"
          label={text('web.settings.quietFrom')}
          rules={time}
          extra={text('web.settings.quietHint')}
        >
          <Input maxLength={5} inputMode="numeric" />
        </Form.Item>
        <Form.Item name="quietTo" label={text('web.settings.quietTo')} rules={time}>
          <Input maxLength={5} inputMode="numeric" />
        </Form.Item>
        <Form.Item
          className="not-order"
          name="channelOrder"
          label={text('web.settings.order')}
          extra={text('web.settings.orderHint')}
          rules={[{ required: true, message: text('web.settings.orderNeeded') }]}
        >
          <Select
            mode="multiple"
            options={outsideChannel.options.map((value) => ({ value, label: text(`channels.${value}`) }))}
          />
        </Form.Item>
        <Form.Item className="not-wide" name="firmsOnWorkingDays" valuePropName="checked">
          <Checkbox>{text('web.settings.workingDays')}</Checkbox>
        </Form.Item>
      </div>
      {mayChange ? (
        <div className="not-verbs">
          <Button type={filled ? 'primary' : 'default'} htmlType="submit" loading={sending}>
            {text('web.settings.save')}
          </Button>
          <span role="status">{saved ? text('web.settings.saved') : ''}</span>
        </div>
      ) : null}
    </Form>
  );
}
