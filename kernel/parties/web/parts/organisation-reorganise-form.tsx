import { Link } from '@tanstack/react-router';
import { Form, type FormRule, Radio, Select } from 'antd';
import { callApi, type Text, useApi, useText } from '#ui/index.ts';
import type { Department, Duty } from '../../contract/organisation.ts';
import type { OrganisationChange } from '../../contract/organisation-changes.ts';
import { listDuties, previewChange } from '../../contract/organisation-endpoints.ts';
import { NameFields } from './department-forms.tsx';
import { needed } from './firm-rules.ts';
import { ChangeForm, PaperFields } from './organisation-form.tsx';
import type { Preview } from './organisation-preview.tsx';
import { changeOf, type Values } from './organisation-values.ts';
import { type Namesake, namesakesOf } from './section-namesakes.ts';

const kinds = ['merging', 'splitting', 'closing'] as const;

/** What is to be merged, split or closed; the button shows what that would do. */
export function ReorganiseForm({
  departments,
  on,
  departmentId,
  onPreview,
  onEdit,
}: {
  departments: readonly Department[];
  on: string;
  departmentId: string | undefined;
  onPreview: (change: OrganisationChange, told: Preview) => void;
  onEdit: () => void;
}) {
  const text = useText('parties');
  const send = async (values: Values) => {
    const change = changeOf(values);
    onPreview(change, await callApi(previewChange, { body: { change } }));
  };
  const initial = {
    ...{ kind: 'merging', effectiveOn: on, into: 'standing' },
    ...(departmentId === undefined ? {} : { departmentId, sourceIds: [departmentId] }),
  };
  return (
    <ChangeForm
      name="reorganise"
      initial={initial}
      verb={text('reorganise.preview')}
      send={send}
      onDone={() => {}}
      onEdit={onEdit}
    >
      <Form.Item name="kind" label={text('reorganise.kind')}>
        <Radio.Group options={kinds.map((value) => ({ value, label: text(`changes.${value}`) }))} />
      </Form.Item>
      <KindFields departments={departments.filter((one) => one.kind !== 'zoneAuthority')} on={on} />
      <PaperFields required />
    </ChangeForm>
  );
}

function KindFields({ departments, on }: { departments: readonly Department[]; on: string }) {
  const kind = Form.useWatch<string | undefined>('kind');
  if (kind === 'splitting') return <SplitFields departments={departments} on={on} />;
  if (kind === 'closing') return <CloseFields departments={departments} />;
  return <MergeFields departments={departments} />;
}

/** At least one of a list. */
function chosen(text: Text, label: string): FormRule {
  return { type: 'array', required: true, message: text('register.missing', { field: label }) };
}

function Choice({
  name,
  departments,
  multiple = false,
  required = true,
}: {
  name: 'sourceIds' | 'targetId' | 'departmentId' | 'successorId' | 'sectionIds';
  departments: readonly Department[];
  multiple?: boolean;
  required?: boolean;
}) {
  const text = useText('parties');
  const label = text(`reorganise.fields.${name}`);
  const rule = multiple ? chosen(text, label) : needed(text, label);
  return (
    <Form.Item name={name} label={label} validateTrigger="onChange" rules={required ? [rule] : []}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: 'label' }}
        {...(multiple ? { mode: 'multiple' as const } : {})}
        options={departments.map(({ id, name: label }) => ({ value: id, label }))}
      />
    </Form.Item>
  );
}

function MergeFields({ departments }: { departments: readonly Department[] }) {
  const text = useText('parties');
  const into = Form.useWatch<string | undefined>('into');
  const sourceIds = Form.useWatch<string[] | undefined>('sourceIds') ?? [];
  const targetId = Form.useWatch<string | undefined>('targetId');
  const target = into === 'fresh' ? undefined : targetId;
  return (
    <>
      <Choice name="sourceIds" departments={departments} multiple />
      <Form.Item name="into" label={text('reorganise.into')}>
        <Radio.Group
          options={['standing', 'fresh'].map((value) => ({ value, label: text(`reorganise.intos.${value}`) }))}
        />
      </Form.Item>
      {into === 'fresh' ? <NameFields /> : <Choice name="targetId" departments={departments} />}
      <Namesakes found={namesakesOf(departments, { sourceIds, targetId: target })} />
    </>
  );
}

/** Sections that have to be renamed first, each a way to the place where that is done. */
function Namesakes({ found }: { found: readonly Namesake[] }) {
  const text = useText('parties');
  if (found.length === 0) return null;
  return (
    <div className="org-namesakes" role="alert">
      <p>{text('reorganise.namesakes')}</p>
      <ul>
        {found.map(({ id, name, from }) => (
          <li key={id}>
            <Link to="/organisation" search={{ department: id }}>
              {text('reorganise.rename', { name, from })}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function SplitFields({ departments, on }: { departments: readonly Department[]; on: string }) {
  const text = useText('parties');
  const departmentId = Form.useWatch<string | undefined>('departmentId');
  const answer = useApi(listDuties, { query: { on } });
  const source = departments.find((one) => one.id === departmentId);
  const duties: readonly Duty[] = answer.data?.duties.filter((one) => one.departmentId === departmentId) ?? [];
  return (
    <>
      <Choice name="departmentId" departments={departments} />
      <NameFields />
      <Choice
        name="sectionIds"
        departments={departments.filter((one) => source !== undefined && one.parentId === source.id)}
        multiple
        required={false}
      />
      <Form.Item name="postIds" label={text('reorganise.fields.postIds')}>
        <Select mode="multiple" options={(source?.posts ?? []).map(({ id, title }) => ({ value: id, label: title }))} />
      </Form.Item>
      <Form.Item name="duties" label={text('reorganise.fields.duties')}>
        <Select
          mode="multiple"
          options={duties.map(({ kind, code, name }) => ({ value: `${kind}/${code}`, label: name }))}
        />
      </Form.Item>
    </>
  );
}

function CloseFields({ departments }: { departments: readonly Department[] }) {
  const text = useText('parties');
  return (
    <>
      <Choice name="departmentId" departments={departments} />
      <Choice name="successorId" departments={departments} required={false} />
      <p className="ys-meta">{text('reorganise.closeHint')}</p>
    </>
  );
}
