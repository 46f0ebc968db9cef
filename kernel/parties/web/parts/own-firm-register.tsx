import './firm-file.css';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { callApi, ErrorState, LoadingState, Section, useApi, useText } from '#ui/index.ts';
import { firmScale, legalForm } from '../../contract/firm.ts';
import { correctionField, getOwnFirm, requestCorrection } from '../../contract/firm-file.ts';
import { CorrectionLine } from './firm-file-corrections.tsx';
import { Timeline } from './firm-file-timeline.tsx';
import { FirmRegisterFacts } from './firm-panel.tsx';
import { needed } from './firm-rules.ts';
import { parseWan } from './firm-values.ts';
import { ChangeForm } from './organisation-form.tsx';
import { type Values, wordOf } from './organisation-values.ts';
import { ReasonField } from './roster-form.tsx';

/** What the zone's register holds of the reader's firm: facts, lists with their days, and what is asked to be corrected. */
export function OwnFirmRegister({ firmId, leads }: { firmId: string; leads: boolean }) {
  const text = useText('parties');
  const answer = useApi(getOwnFirm, { params: { firmId } });
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={8} />;
  const { firm, rosters, statuses, corrections } = answer.data;
  return (
    <>
      <Section title={text('myFirm.facts')}>
        <FirmRegisterFacts firm={firm} />
      </Section>
      <Section title={text('myFirm.rosters')}>
        {rosters.length + statuses.length === 0 ? <p className="ys-meta">{text('firmFile.noTimeline')}</p> : null}
        <Timeline entries={rosters} periods={statuses} />
      </Section>
      <Section title={text('myFirm.corrections')} {...(leads ? {} : { note: text('correction.onlyRepresentative') })}>
        {corrections.length === 0 ? <p className="ys-meta">{text('correction.noneOwn')}</p> : null}
        <ul className="firm-rows">
          {corrections.map((one) => (
            <li key={one.id}>
              <CorrectionLine correction={one} />
            </li>
          ))}
        </ul>
        {leads ? <RequestForm firmId={firmId} /> : null}
      </Section>
    </>
  );
}

function RequestForm({ firmId }: { firmId: string }) {
  const text = useText('parties');
  const [open, setOpen] = useState(false);
  const [field, setField] = useState<string>('address');
  if (!open) {
    return (
      <div className="person-verbs">
        <Button onClick={() => setOpen(true)}>{text('correction.ask')}</Button>
      </div>
    );
  }
  const send = (values: Values) => {
    const chosen = correctionField.parse(values.field);
    const typed = wordOf(values, 'proposed') ?? '';
    const proposed = chosen === 'registeredCapitalFen' ? String(parseWan(typed) ?? typed) : typed;
    return callApi(requestCorrection, {
      params: { firmId },
      body: { field: chosen, proposed, reason: wordOf(values, 'reason') ?? '' },
    });
  };
  const fields = correctionField.options.map((value) => ({ value, label: text(`correction.fields.${value}`) }));
  return (
    <div className="person-form">
      <ChangeForm
        name="correction"
        initial={{ field }}
        verb={text('correction.send')}
        effect={text('correction.effect')}
        send={send}
        onDone={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        <Form.Item name="field" label={text('correction.field')}>
          <Select options={fields} onChange={(value: string) => setField(value)} />
        </Form.Item>
        <ProposedField key={field} field={field} />
        <ReasonField />
      </ChangeForm>
    </div>
  );
}

function ProposedField({ field }: { field: string }) {
  const text = useText('parties');
  const choices = field === 'scale' ? firmScale.options : field === 'legalForm' ? legalForm.options : undefined;
  const group = field === 'scale' ? 'scales' : 'legalForms';
  const label = text('correction.proposed');
  return (
    <Form.Item
      name="proposed"
      label={label}
      preserve={false}
      rules={[needed(text, label)]}
      {...(field === 'registeredCapitalFen' ? { extra: text('register.capitalHint') } : {})}
      {...(field === 'industry' ? { extra: text('correction.industryHint') } : {})}
    >
      {choices === undefined ? (
        <Input maxLength={200} type={field === 'foundedOn' ? 'date' : 'text'} />
      ) : (
        <Select options={choices.map((value) => ({ value, label: text(`${group}.${value}`) }))} />
      )}
    </Form.Item>
  );
}
