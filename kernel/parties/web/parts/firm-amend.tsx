import { Checkbox, Form, Input } from 'antd';
import { type RefObject, useEffect, useRef } from 'react';
import { callApi, Section, useText } from '#ui/index.ts';
import { amendFirm } from '../../contract/endpoints.ts';
import type { Firm } from '../../contract/firm.ts';
import { amendableFirm } from '../../contract/firm-amendment.ts';
import { dayInChina } from './day-in-china.ts';
import { valuesOfFirm } from './firm-amend-values.ts';
import { FirmForm } from './firm-form.tsx';
import { least, needed } from './firm-rules.ts';

/** What is asked besides the firm's own fields. */
interface AmendValues {
  reason?: string;
  renamedOn?: string;
  nameWasSlip?: boolean;
}

/** Amends a firm in the form that entered it; sends what the form showed along, so that nobody writes over another. */
export function FirmAmend({ firm, onDone }: { firm: Firm; onDone: (firm: Firm) => void }) {
  const text = useText('parties');
  const why = useRef<() => AmendValues>(() => ({}));
  return (
    <FirmForm
      initial={valuesOfFirm(firm)}
      draftName={`amend.${firm.id}`}
      checkTwins={false}
      words={{ effect: text('amend.effect'), verb: text('amend.verb') }}
      cancelTo={`/firms/${firm.id}`}
      onDone={onDone}
      more={<AmendReason name={firm.name} values={why} />}
      send={(body) => {
        const { reason = '', renamedOn, nameWasSlip = false } = why.current();
        const day = renamedOn ? { renamedOn } : {};
        const expected = amendableFirm.parse(firm);
        return callApi(amendFirm, {
          params: { firmId: firm.id },
          body: { ...body, ...day, expected, reason, nameWasSlip },
        });
      }}
    />
  );
}

/** Why it is amended and, when the name changes, from which day or that it was a slip. */
function AmendReason({ name, values }: { name: string; values: RefObject<() => AmendValues> }) {
  const text = useText('parties');
  const form = Form.useFormInstance<AmendValues & { name?: string }>();
  const typedName = Form.useWatch<string | undefined>('name', form);
  const slip = Form.useWatch<boolean | undefined>('nameWasSlip', form);
  useEffect(() => {
    values.current = () => form.getFieldsValue(['reason', 'renamedOn', 'nameWasSlip']);
  }, [form, values]);
  const renamed = typedName !== undefined && typedName.trim() !== name;
  return (
    <Section title={text('amend.why')} note={text('amend.whyNote')}>
      {renamed ? (
        <>
          <Form.Item name="nameWasSlip" valuePropName="checked">
            <Checkbox>{text('amend.slip', { name })}</Checkbox>
          </Form.Item>
          {slip ? null : (
            <Form.Item
              name="renamedOn"
              label={text('amend.renamedOn')}
              extra={text('amend.renamedOnHint')}
              rules={[needed(text, text('amend.renamedOn'))]}
            >
              <Input type="date" max={dayInChina(new Date())} />
            </Form.Item>
          )}
        </>
      ) : null}
      <Form.Item
        name="reason"
        label={text('amend.reason')}
        extra={text('amend.reasonHint')}
        rules={[needed(text, text('amend.reason')), least(text, 2)]}
      >
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </Section>
  );
}
