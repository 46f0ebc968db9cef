import './parties.css';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Form } from 'antd';
import { type ReactNode, useState } from 'react';
import { type ApiError, type ApiInput, callApi, useText } from '#ui/index.ts';
import { registerFirm } from '../../contract/endpoints.ts';
import type { Firm } from '../../contract/firm.ts';
import { draftOf } from './draft.ts';
import { useTwinCheck } from './duplicate-check.tsx';
import { BusinessFields, IdentityFields } from './firm-fields.tsx';
import { type FirmValues, firmFields, formFieldOf, registrationOf } from './firm-values.ts';
import { FormSummary, type Refusal } from './form-summary.tsx';

const formName = 'firm';

type Registration = ApiInput<typeof registerFirm>['body'];

/** Properties of {@link FirmForm}. */
export interface FirmFormProps {
  onDone: (firm: Firm) => void;
  /** What stands in the fields at first. */
  initial?: FirmValues;
  /** Sends what was typed; the register takes it when left out. */
  send?: (body: Registration) => Promise<Firm>;
  /** Under which the draft is kept; forms for different records have different ones. */
  draftName?: string;
  /** What the verb starts, and where leaving leads; those of registering when left out. */
  words?: { effect: string; verb: string };
  cancelTo?: string;
  /** Further fields before the verb, inside the same form. */
  more?: ReactNode;
  /** Whether entries like the one typed are looked for before it is sent: not where the firm stands already. */
  checkTwins?: boolean;
}

const register = (body: Registration): Promise<Firm> => callApi(registerFirm, { body });

/** Takes a firm's fields: checks on leaving a field, leads to what is wrong, keeps what was typed until it is stored. */
export function FirmForm({
  onDone,
  initial,
  send = register,
  draftName = 'firm',
  words,
  cancelTo = '/firms',
  more,
  checkTwins = true,
}: FirmFormProps) {
  const text = useText('parties');
  const ui = useText('ui');
  const client = useQueryClient();
  const [form] = Form.useForm<FirmValues>();
  const [draft] = useState(() => draftOf(draftName));
  const [restored, setRestored] = useState(() => draft.read());
  const [refusal, setRefusal] = useState<Refusal>();
  const sending = useMutation<Firm, ApiError, Registration>({ mutationFn: send });
  const submit = (values: FirmValues) => {
    setRefusal(undefined);
    sending.mutate(registrationOf(values), {
      onSuccess: (firm) => {
        draft.drop();
        void client.invalidateQueries();
        onDone(firm);
      },
      onError: (error) => {
        const answered = refusalOf(error);
        form.setFields(answered.fields.map(({ field, message }) => ({ name: asField(field), errors: [message] })));
        const unreachable = { message: ui('errors.unreachable.message'), remedy: ui('errors.unreachable.remedy') };
        setRefusal(error.message === '' ? { ...answered, ...unreachable } : answered);
      },
    });
  };
  const twins = useTwinCheck(submit);
  const clear = () => {
    form.setFieldsValue(Object.fromEntries(firmFields.map((field) => [field, initial?.[field]])));
    draft.drop();
    setRestored(undefined);
  };
  return (
    <>
      {refusal === undefined ? null : <FormSummary refusal={refusal} idOf={(field) => `${formName}_${field}`} />}
      {restored === undefined ? null : (
        <p className="firm-draft" role="status">
          {text('register.draft')}
          <button type="button" className="ys-link" onClick={clear}>
            {text('register.discard')}
          </button>
        </p>
      )}
      <Form<FirmValues>
        name={formName}
        form={form}
        className="firm-form"
        layout="vertical"
        validateTrigger="onBlur"
        requiredMark
        {...(restored === undefined && initial === undefined ? {} : { initialValues: restored ?? initial })}
        onValuesChange={(_changed, values) => {
          draft.keep(values);
          twins.forget();
        }}
        onFieldsChange={(_changed, all) => {
          const wrong = new Set(all.filter((field) => field.errors?.length).map((field) => String(field.name)));
          setRefusal((shown) => shown && stillStanding(shown, wrong));
        }}
        onFinish={checkTwins ? twins.check : submit}
        onFinishFailed={({ errorFields }) =>
          setRefusal({
            fields: errorFields.map(({ name, errors }) => ({ field: String(name[0]), message: errors[0] ?? '' })),
          })
        }
      >
        <IdentityFields />
        <BusinessFields />
        {more}
        {twins.notice}
        <div className="firm-submit">
          <p className="ys-meta">{words?.effect ?? text('register.effect')}</p>
          <Link to={cancelTo}>{text('register.cancel')}</Link>
          <Button
            type={twins.notice === null ? 'primary' : 'default'}
            htmlType="submit"
            loading={sending.isPending || twins.pending}
          >
            {words?.verb ?? text('register.verb')}
          </Button>
        </div>
      </Form>
    </>
  );
}

function refusalOf(error: ApiError): Refusal {
  const fields = error.fields.map(({ field, message }) => ({ field: formFieldOf(field), message }));
  return { message: error.message, remedy: error.remedy, fields };
}

/** What is mended leaves the summary; when nothing is left, the summary goes. */
function stillStanding(refusal: Refusal, wrong: ReadonlySet<string>): Refusal | undefined {
  if (refusal.fields.length === 0) return refusal;
  const fields = refusal.fields.filter(({ field }) => wrong.has(field));
  if (fields.length === refusal.fields.length) return refusal;
  return fields.length === 0 ? undefined : { ...refusal, fields };
}

function asField(name: string): keyof FirmValues {
  return firmFields.find((field) => field === name) ?? 'name';
}
