import './notices.css';
import { Alert, Button, Form, Input, Select } from 'antd';
import { type Column, callApi, PlainTable, useSending, useText } from '#ui/index.ts';
import { saveChannel } from '../../contract/endpoints.ts';
import { type ChannelAdapterName, type ChannelSettingShown, channelAdapter } from '../../contract/settings.ts';

interface Values {
  adapter: ChannelAdapterName;
  url?: string;
  secret?: string;
}

/** The ways out, and the form of the one that is being changed. */
export function ChannelList({
  channels,
  mayChange,
  open,
  onOpen,
}: {
  channels: readonly ChannelSettingShown[];
  mayChange: boolean;
  /** The channel that is being changed. */
  open: string | undefined;
  onOpen: (channel: string | undefined) => void;
}) {
  const text = useText('notices');
  const chosen = channels.find(({ channel }) => channel === open);
  const columns: Column<ChannelSettingShown>[] = [
    { key: 'channel', title: text('web.settings.channel'), render: ({ channel }) => text(`channels.${channel}`) },
    { key: 'adapter', title: text('web.settings.adapter'), render: ({ adapter }) => text(`adapters.${adapter}`) },
    {
      ...{ key: 'url', title: text('web.settings.url') },
      render: ({ adapter, url }) => (adapter === 'http' && url !== null ? new URL(url).host : null),
    },
    {
      ...{ key: 'verb', title: '' },
      render: ({ channel }) =>
        mayChange ? (
          <Button
            size="small"
            aria-label={`${text('web.settings.edit')} ${text(`channels.${channel}`)}`}
            onClick={() => onOpen(channel)}
          >
            {text('web.settings.edit')}
          </Button>
        ) : null,
    },
  ];
  return (
    <>
      <PlainTable
        caption={text('web.settings.channels')}
        columns={columns}
        rows={channels}
        rowKey={({ channel }) => channel}
      />
      {chosen === undefined ? null : <ChannelForm key={open} setting={chosen} onDone={() => onOpen(undefined)} />}
    </>
  );
}

function ChannelForm({ setting, onDone }: { setting: ChannelSettingShown; onDone: () => void }) {
  const text = useText('notices');
  const [form] = Form.useForm<Values>();
  const adapter = Form.useWatch<string | undefined>('adapter', form) ?? setting.adapter;
  const save = ({ url, secret, ...rest }: Values) =>
    callApi(saveChannel, {
      params: { channel: setting.channel },
      body: { ...rest, ...(url ? { url } : {}), ...(secret ? { secret } : {}) },
    });
  const { refusal, sending, finish } = useSending(save, onDone);
  return (
    <Form<Values>
      form={form}
      name="channel"
      layout="vertical"
      aria-label={text(`channels.${setting.channel}`)}
      initialValues={{ adapter: setting.adapter, url: setting.url ?? '' }}
      onFinish={(values) => void finish(values)}
    >
      <h3 className="not-form-title">{text(`channels.${setting.channel}`)}</h3>
      {refusal === undefined ? null : (
        <Alert type="error" role="alert" title={refusal.message} description={refusal.remedy} showIcon />
      )}
      <div className="not-form">
        <Form.Item name="adapter" label={text('web.settings.adapter')}>
          <Select options={channelAdapter.options.map((value) => ({ value, label: text(`adapters.${value}`) }))} />
        </Form.Item>
        {adapter === 'http' ? <GatewayFields kept={setting.hasSecret} /> : null}
      </div>
      <div className="not-verbs">
        <Button type="primary" htmlType="submit" loading={sending}>
          {text('web.settings.save')}
        </Button>
        <Button onClick={onDone}>{text('web.settings.cancel')}</Button>
      </div>
    </Form>
  );
}

function GatewayFields({ kept }: { kept: boolean }) {
  const text = useText('notices');
  return (
    <>
      <Form.Item
        name="url"
        label={text('web.settings.url')}
        extra={text('web.settings.urlHint')}
        rules={[{ required: true, type: 'url', message: text('web.settings.urlNeeded') }]}
      >
        <Input maxLength={2_000} inputMode="url" />
      </Form.Item>
      <Form.Item
        name="secret"
        label={text('web.settings.secret')}
        extra={text(kept ? 'web.settings.secretKept' : 'web.settings.secretHint')}
        rules={[{ required: !kept, min: 16, message: text('web.settings.secretShort') }]}
      >
        <Input.Password autoComplete="new-password" maxLength={200} visibilityToggle={false} />
      </Form.Item>
    </>
  );
}
