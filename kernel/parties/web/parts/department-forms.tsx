import { Form, Input, Select } from 'antd';
import { callApi, useText } from '#ui/index.ts';
import type { Department } from '../../contract/organisation.ts';
import { amendDepartment, correctDepartment, foundDepartment } from '../../contract/organisation-endpoints.ts';
import { least, needed } from './firm-rules.ts';
import { ChangeForm, PaperFields } from './organisation-form.tsx';
import { given, paperOf, type Values, wordOf } from './organisation-values.ts';
import type { PanelForm } from './post-forms.tsx';

/** Name and code of a department; the code lasts, so it is Latin letters and digits. */
export function NameFields() {
  const text = useText('parties');
  return (
    <>
      <Form.Item
        name="name"
        label={text('organisationColumns.name')}
        rules={[needed(text, text('organisationColumns.name')), least(text, 2)]}
      >
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item
        name="code"
        label={text('organisationColumns.code')}
        extra={text('organisation.codeHint')}
        rules={[
          needed(text, text('organisationColumns.code')),
          { pattern: /^[a-z][A-Za-z0-9.-]{1,60}$/, message: text('organisation.codeForm') },
        ]}
      >
        <Input maxLength={61} spellCheck={false} />
      </Form.Item>
    </>
  );
}

/** Founds a department under the authority, or a section under a department; without a parent the authority itself. */
export function FoundForm({ parent, seen, on, onDone }: PanelForm & { parent: Department | undefined }) {
  const text = useText('parties');
  const kind = parent === undefined ? 'zoneAuthority' : parent.kind === 'zoneAuthority' ? 'department' : 'section';
  const send = (values: Values) =>
    callApi(foundDepartment, {
      body: {
        ...{ ...paperOf(values), seen, departmentKind: kind, parentId: parent?.id ?? null },
        ...{ name: wordOf(values, 'name') ?? '', code: wordOf(values, 'code') ?? '' },
        ...given(values, 'headTitle'),
      },
    });
  return (
    <ChangeForm
      name="found"
      initial={{ effectiveOn: on }}
      verb={text('organisation.verbs.found')}
      send={send}
      onDone={onDone}
    >
      <p className="ys-meta">
        {text('organisation.foundUnder', { kind: text(`departmentKinds.${kind}`), parent: parent?.name ?? '—' })}
      </p>
      <NameFields />
      <Form.Item name="headTitle" label={text('organisation.headTitle')} extra={text('organisation.headTitleHint')}>
        <Input maxLength={60} />
      </Form.Item>
      <PaperFields required />
    </ChangeForm>
  );
}

/** Renames, recodes or moves a department from a day on. */
export function AmendForm({
  department,
  departments,
  seen,
  on,
  onDone,
}: PanelForm & { department: Department; departments: readonly Department[] }) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(amendDepartment, {
      body: { ...paperOf(values), seen, departmentId: department.id, ...changedOf(values, department) },
    });
  const initial = { effectiveOn: on, name: department.name, code: department.code, parentId: department.parentId };
  return (
    <ChangeForm
      name="amend"
      initial={initial}
      verb={text('organisation.verbs.amend')}
      effect={text('organisation.amendEffect')}
      send={send}
      onDone={onDone}
    >
      <NameFields />
      <ParentField department={department} departments={departments} />
      <PaperFields required />
    </ChangeForm>
  );
}

function changedOf(
  values: Values,
  { name, code, parentId }: Department,
): { name?: string; code?: string; parentId?: string } {
  const next = { ...given(values, 'name'), ...given(values, 'code'), ...given(values, 'parentId') };
  if (next.name === name) delete next.name;
  if (next.code === code) delete next.code;
  if (next.parentId === parentId) delete next.parentId;
  return next;
}

function ParentField({ department, departments }: { department: Department; departments: readonly Department[] }) {
  const text = useText('parties');
  if (department.kind === 'zoneAuthority') return null;
  const above = departments.filter(
    (one) =>
      one.id !== department.id &&
      one.kind !== 'section' &&
      (department.kind === 'section' || one.kind === 'zoneAuthority'),
  );
  return (
    <Form.Item name="parentId" label={text('organisationColumns.parent')}>
      <Select options={above.map(({ id, name }) => ({ value: id, label: name }))} />
    </Form.Item>
  );
}

/** Mends a mistake in the period that is shown: the past itself is corrected, with the reason. */
export function CorrectForm({ department, seen, onDone }: PanelForm & { department: Department }) {
  const text = useText('parties');
  const send = (values: Values) => {
    const newValidFrom = wordOf(values, 'newValidFrom') ?? department.since;
    return callApi(correctDepartment, {
      body: {
        ...{ seen, departmentId: department.id, validFrom: department.since, reason: wordOf(values, 'reason') ?? '' },
        ...changedOf(values, department),
        ...(newValidFrom === department.since ? {} : { newValidFrom }),
      },
    });
  };
  const initial = { name: department.name, code: department.code, newValidFrom: department.since };
  return (
    <ChangeForm
      name="correct"
      initial={initial}
      verb={text('organisation.verbs.correct')}
      effect={text('organisation.correctEffect', { day: department.since })}
      send={send}
      onDone={onDone}
    >
      <NameFields />
      <Form.Item
        name="newValidFrom"
        label={text('organisation.firstDay')}
        rules={[needed(text, text('organisation.firstDay'))]}
      >
        <Input type="date" />
      </Form.Item>
      <Form.Item
        name="reason"
        label={text('organisationColumns.reason')}
        rules={[needed(text, text('organisationColumns.reason'))]}
      >
        <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ChangeForm>
  );
}
