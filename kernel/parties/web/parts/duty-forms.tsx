import { Form, Input, Radio, Select } from 'antd';
import { callApi, useText } from '#ui/index.ts';
import { type Department, type Duty, dutyKind } from '../../contract/organisation.ts';
import { assignDuty, saveDutyItem } from '../../contract/organisation-endpoints.ts';
import { NameFields } from './department-forms.tsx';
import { needed } from './firm-rules.ts';
import { ChangeForm, PaperFields } from './organisation-form.tsx';
import { noteOf, type Values, wordOf } from './organisation-values.ts';
import type { PanelForm } from './post-forms.tsx';

/** Gives a duty item to one department or one of its posts, or to nobody. */
export function AssignDutyForm({
  duty,
  departments,
  seen,
  on,
  onDone,
}: PanelForm & { duty: Duty; departments: readonly Department[] }) {
  const text = useText('parties');
  const send = (values: Values) => {
    const departmentId = wordOf(values, 'departmentId');
    const postId = wordOf(values, 'postId');
    const owner = departmentId === undefined ? null : { departmentId, ...(postId === undefined ? {} : { postId }) };
    return callApi(assignDuty, {
      body: { ...noteOf(values), seen, duty: { kind: duty.kind, code: duty.code }, owner },
    });
  };
  const initial = { effectiveOn: on, departmentId: duty.departmentId ?? undefined, postId: duty.postId ?? undefined };
  return (
    <ChangeForm
      name="duty"
      initial={initial}
      verb={text('duties.assign')}
      effect={text('duties.effect')}
      send={send}
      onDone={onDone}
    >
      <OwnerFields departments={departments} />
      <PaperFields required={false} />
    </ChangeForm>
  );
}

function OwnerFields({ departments }: { departments: readonly Department[] }) {
  const text = useText('parties');
  const form = Form.useFormInstance<Values>();
  const departmentId = Form.useWatch<string | undefined>('departmentId');
  const posts = departments.find((one) => one.id === departmentId)?.posts ?? [];
  return (
    <>
      <Form.Item name="departmentId" label={text('duties.owner')} extra={text('duties.ownerHint')}>
        <Select
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          onChange={() => form.setFieldValue('postId', undefined)}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name="postId" label={text('duties.post')}>
        <Select
          allowClear
          disabled={posts.length === 0}
          options={posts.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
    </>
  );
}

/** Enters an item into the zone's own catalogue; the same kind and code change the item that there is. */
export function DutyItemForm({ onDone }: { onDone: () => void }) {
  const text = useText('parties');
  const send = (values: Values) => {
    const kind = dutyKind.parse(values.kind);
    return callApi(saveDutyItem, {
      params: { kind, code: wordOf(values, 'code') ?? '' },
      body: { name: wordOf(values, 'name') ?? '', withdrawn: values.withdrawn === true },
    });
  };
  return (
    <ChangeForm
      name="item"
      initial={{ kind: 'issueCategory' }}
      verb={text('duties.addItem')}
      effect={text('duties.itemEffect')}
      send={send}
      onDone={onDone}
    >
      <Form.Item
        name="kind"
        label={text('organisationColumns.kind')}
        rules={[needed(text, text('organisationColumns.kind'))]}
      >
        <Radio.Group options={dutyKind.options.map((value) => ({ value, label: text(`dutyKinds.${value}`) }))} />
      </Form.Item>
      <NameFields />
    </ChangeForm>
  );
}

/** Undoing asks for a reason only. */
export function ReasonField() {
  const text = useText('parties');
  return (
    <Form.Item
      name="reason"
      label={text('organisationColumns.reason')}
      rules={[needed(text, text('organisationColumns.reason'))]}
    >
      <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
    </Form.Item>
  );
}
