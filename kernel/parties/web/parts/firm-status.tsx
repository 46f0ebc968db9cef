import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { callApi, useSession, useText } from '#ui/index.ts';
import { firmStatus } from '../../contract/firm.ts';
import { changeFirmStatus, type FirmStatusPeriod, voidFirmStatus } from '../../contract/firm-status.ts';
import { ChangeForm } from './organisation-form.tsx';
import { given, type Values, wordOf } from './organisation-values.ts';
import { ReasonForm, useAct } from './person-parts.tsx';
import { DayField, ReasonField } from './roster-form.tsx';
import { today } from './roster-values.ts';

/** Says a new state of the firm from a day on. */
export function FirmStatusVerbs({ firmId }: { firmId: string }) {
  const text = useText('parties');
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  if (!can(changeFirmStatus.permission)) return null;
  if (!open) {
    return (
      <div className="person-verbs">
        <Button onClick={() => setOpen(true)}>{text('firmFile.changeState')}</Button>
      </div>
    );
  }
  const send = (values: Values) =>
    callApi(changeFirmStatus, {
      params: { firmId },
      body: {
        status: firmStatus.parse(values.status),
        startsOn: wordOf(values, 'day') ?? '',
        reason: wordOf(values, 'reason') ?? '',
        ...given(values, 'documentNumber'),
      },
    });
  return (
    <div className="person-form">
      <ChangeForm
        name="status"
        initial={{ status: 'suspended', day: today() }}
        verb={text('firmFile.changeState')}
        effect={text('firmFile.changeStateEffect')}
        send={send}
        onDone={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        <Form.Item name="status" label={text('columns.status')}>
          <Select options={firmStatus.options.map((value) => ({ value, label: text(`statuses.${value}`) }))} />
        </Form.Item>
        <DayField label={text('roster.from')} />
        <Form.Item name="documentNumber" label={text('roster.columns.documentNumber')}>
          <Input maxLength={60} />
        </Form.Item>
        <ReasonField />
      </ChangeForm>
    </div>
  );
}

/** Takes back a state that was said wrongly. */
export function VoidStatus({ firmId, period }: { firmId: string; period: FirmStatusPeriod }) {
  const text = useText('parties');
  const { can } = useSession();
  const voiding = useAct(voidFirmStatus);
  const [open, setOpen] = useState(false);
  const close = () => {
    voiding.reset();
    setOpen(false);
  };
  if (!can(voidFirmStatus.permission)) return null;
  if (!open) {
    return (
      <button type="button" className="ys-link" onClick={() => setOpen(true)}>
        {text('roster.verbs.void')}
        <span className="ys-hidden">
          {text(`statuses.${period.status}`)} {period.startsOn}
        </span>
      </button>
    );
  }
  return (
    <ReasonForm
      verb={text('roster.void')}
      label={text('organisationColumns.reason')}
      hint={text('firmFile.voidStateEffect')}
      pending={voiding.pending}
      error={voiding.error}
      onSend={(reason) => voiding.act({ params: { firmId, number: period.number }, body: { reason } }, close)}
      onCancel={close}
    />
  );
}
