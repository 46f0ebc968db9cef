import { Checkbox, Form, Input, Radio, Select } from 'antd';
import { callApi, LoadingState, useApi, useText } from '#ui/index.ts';
import type { Post } from '../../contract/organisation.ts';
import {
  addPost,
  addStaff,
  amendPost,
  appoint,
  confirmHead,
  endAppointment,
  listStaff,
} from '../../contract/organisation-endpoints.ts';
import { needed } from './firm-rules.ts';
import { ChangeForm, PaperFields } from './organisation-form.tsx';
import { given, noteOf, type Values, wordOf } from './organisation-values.ts';

/** What every form of the panel is given. */
export interface PanelForm {
  /** Number of the last change seen. */
  seen: number;
  /** The day that is looked at; changes begin with it. */
  on: string;
  onDone: () => void;
}

/** Adds a vacant post to a department. */
export function AddPostForm({ departmentId, seen, on, onDone }: PanelForm & { departmentId: string }) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(addPost, {
      body: { ...noteOf(values), seen, departmentId, title: wordOf(values, 'title') ?? '', head: values.head === true },
    });
  return (
    <ChangeForm
      name="post"
      initial={{ effectiveOn: on, head: false }}
      verb={text('organisation.verbs.addPost')}
      send={send}
      onDone={onDone}
    >
      <TitleField />
      <HeadField />
      <PaperFields required={false} />
    </ChangeForm>
  );
}

/** Gives a post another title, or makes it that of the head. */
export function AmendPostForm({ post, seen, on, onDone }: PanelForm & { post: Post }) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(amendPost, {
      params: { postId: post.id },
      body: { ...noteOf(values), seen, ...given(values, 'title'), head: values.head === true },
    });
  const initial = { effectiveOn: on, title: post.title, head: post.head };
  return (
    <ChangeForm name="post" initial={initial} verb={text('organisation.verbs.amendPost')} send={send} onDone={onDone}>
      <TitleField />
      <HeadField />
      <PaperFields required={false} />
    </ChangeForm>
  );
}

function TitleField() {
  const text = useText('parties');
  return (
    <Form.Item
      name="title"
      label={text('organisationColumns.post')}
      rules={[needed(text, text('organisationColumns.post'))]}
    >
      <Input maxLength={60} />
    </Form.Item>
  );
}

function HeadField() {
  const text = useText('parties');
  return (
    <Form.Item name="head" valuePropName="checked" extra={text('organisation.headHint')}>
      <Checkbox>{text('organisation.headPost')}</Checkbox>
    </Form.Item>
  );
}

/** Seats a person of the list, or one who is entered along with it. */
export function AppointForm({ post, seen, on, onDone }: PanelForm & { post: Post }) {
  const text = useText('parties');
  const staff = useApi(listStaff, { query: { on } });
  if (staff.data === undefined) return <LoadingState lines={6} />;
  const send = async (values: Values) => {
    const name = wordOf(values, 'newName');
    const entered = name === undefined ? undefined : await callApi(addStaff, { body: { name } });
    const staffId = entered?.staffId ?? wordOf(values, 'staffId') ?? '';
    const holding = values.holding === 'additional' ? 'additional' : 'main';
    const formerMain = values.formerMain === 'keep' ? 'keep' : 'vacate';
    await callApi(appoint, {
      params: { postId: post.id },
      body: { ...noteOf(values), seen, staffId, holding, formerMain },
    });
  };
  const options = staff.data.staff.map(({ id, name, posts }) => ({
    value: id,
    label: [name, ...posts.map((one) => one.title)].join(' · '),
  }));
  const initial = { effectiveOn: on, holding: 'main', formerMain: 'vacate' };
  return (
    <ChangeForm name="appoint" initial={initial} verb={text('organisation.verbs.appoint')} send={send} onDone={onDone}>
      <PersonFields options={options} />
      <Form.Item name="holding" label={text('organisationColumns.holding')}>
        <Radio.Group options={['main', 'additional'].map((value) => ({ value, label: text(`holdings.${value}`) }))} />
      </Form.Item>
      <Form.Item name="formerMain" label={text('organisation.formerMain')}>
        <Radio.Group options={['vacate', 'keep'].map((value) => ({ value, label: text(`formerMains.${value}`) }))} />
      </Form.Item>
      <PaperFields required={false} />
    </ChangeForm>
  );
}

function PersonFields({ options }: { options: { value: string; label: string }[] }) {
  const text = useText('parties');
  const entered = Form.useWatch<string | undefined>('newName');
  return (
    <>
      <Form.Item
        name="staffId"
        label={text('organisationColumns.holder')}
        rules={entered ? [] : [needed(text, text('organisationColumns.holder'))]}
      >
        <Select allowClear disabled={Boolean(entered)} showSearch={{ optionFilterProp: 'label' }} options={options} />
      </Form.Item>
      <Form.Item name="newName" label={text('organisation.newPerson')} extra={text('organisation.newPersonHint')}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
    </>
  );
}

/** Leaves a post vacant. */
export function VacateForm({ post, seen, on, onDone }: PanelForm & { post: Post }) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(endAppointment, { params: { postId: post.id }, body: { ...noteOf(values), seen } });
  return (
    <ChangeForm
      name="vacate"
      initial={{ effectiveOn: on }}
      verb={text('organisation.verbs.vacate')}
      effect={text('organisation.vacateEffect', { name: post.holder?.name ?? '', post: post.title })}
      send={send}
      onDone={onDone}
    >
      <PaperFields required={false} />
    </ChangeForm>
  );
}

/** The security administrator's part of a head's appointment. */
export function ConfirmForm({ post, seen, on, onDone }: PanelForm & { post: Post }) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(confirmHead, {
      params: { postId: post.id },
      body: { seen, effectiveOn: wordOf(values, 'effectiveOn') ?? on },
    });
  return (
    <ChangeForm
      name="confirm"
      initial={{ effectiveOn: on }}
      verb={text('organisation.verbs.confirm')}
      effect={text('organisation.confirmEffect', { name: post.holder?.name ?? '', post: post.title })}
      send={send}
      onDone={onDone}
    >
      <Form.Item name="effectiveOn" label={text('organisationColumns.effectiveOn')}>
        <Input type="date" />
      </Form.Item>
    </ChangeForm>
  );
}
