import '../parts/forms.css';
import { Link, useNavigate } from '@tanstack/react-router';
import { Form, Input, Radio, Select } from 'antd';
import { useRef } from 'react';
import { callApi, LoadingState, NoPermission, Page, useApi, useSession, useText } from '#ui/index.ts';
import { formKey, formSubject } from '../../contract/form.ts';
import { createForm, listFormChoices } from '../../contract/form-endpoints.ts';
import { newDefinition } from '../parts/design/design-edits.ts';
import { useNewWords } from '../parts/design/new-words.ts';
import { type Values, VerbForm, wordOf } from '../parts/verb-form.tsx';

/** Begins a form: its name, its key in addresses, for whom it is, and which department answers for it. */
export function NewFormPage() {
  const text = useText('forms');
  const { can, account } = useSession();
  return (
    <Page
      title={text('web.new.title')}
      crumbs={<Link to="/forms">{text('web.list.title')}</Link>}
      meta={text('web.new.meta')}
    >
      {can(createForm.permission) ? <NewForm /> : <NoPermission signedIn={account !== null} />}
    </Page>
  );
}

function NewForm() {
  const text = useText('forms');
  const navigate = useNavigate();
  const words = useNewWords();
  const made = useRef('');
  const { data } = useApi(listFormChoices, {});
  if (data === undefined) return <LoadingState lines={6} />;
  const send = async (values: Values) => {
    const subject = formSubject.catch('firm').parse(values.subject);
    const { id } = await callApi(createForm, {
      body: {
        ...{ key: wordOf(values, 'key') ?? '', title: wordOf(values, 'title') ?? '' },
        ...{ departmentId: wordOf(values, 'departmentId') ?? '', definition: newDefinition(subject, words) },
      },
    });
    made.current = id;
  };
  const needed = (key: string) => ({
    ...{ required: true, whitespace: true, message: text('web.needed', { field: text(`web.new.${key}`) }) },
  });
  return (
    <VerbForm
      name="new-form"
      verb={text('web.new.verb')}
      effect={text('web.new.effect')}
      initial={{ subject: 'firm', departmentId: data.own[0]?.id }}
      send={send}
      onDone={() => void navigate({ to: '/forms/$formId', params: { formId: made.current } })}
    >
      <Form.Item name="title" label={text('web.new.name')} rules={[needed('name')]}>
        <Input maxLength={80} />
      </Form.Item>
      <Form.Item
        name="key"
        label={text('web.new.key')}
        extra={text('web.new.keyHint')}
        rules={[
          needed('key'),
          {
            validator: (_rule, value: unknown) =>
              typeof value !== 'string' || value === '' || formKey.safeParse(value).success
                ? Promise.resolve()
                : Promise.reject(new Error(text('web.new.keyWrong'))),
          },
        ]}
      >
        <Input maxLength={40} spellCheck={false} autoCapitalize="none" />
      </Form.Item>
      <Form.Item name="subject" label={text('web.new.subject')}>
        <Radio.Group options={formSubject.options.map((value) => ({ value, label: text(`subjects.${value}`) }))} />
      </Form.Item>
      <Form.Item name="departmentId" label={text('web.new.department')} rules={[needed('department')]}>
        <Select options={data.own.map(({ id, name }) => ({ value: id, label: name }))} />
      </Form.Item>
    </VerbForm>
  );
}
