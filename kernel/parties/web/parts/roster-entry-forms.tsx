import { Form, Input, Select } from 'antd';
import { callApi, useText } from '#ui/index.ts';
import type { RosterCount, RosterEntry } from '../../contract/roster.ts';
import {
  addRosterEntry,
  correctRosterEntry,
  endRosterEntry,
  moveRosterEntry,
  voidRosterEntry,
} from '../../contract/roster-endpoints.ts';
import { needed } from './firm-rules.ts';
import { ChangeForm } from './organisation-form.tsx';
import { given, type Values, wordOf } from './organisation-values.ts';
import { PartyPicker } from './party-picker.tsx';
import { DayField, ReasonField } from './roster-form.tsx';
import { dayAfter, lastDayOf, today } from './roster-values.ts';

function ItemField({ roster, except }: { roster: RosterCount; except?: string }) {
  const text = useText('parties');
  const open = roster.items.filter((item) => !item.withdrawn && item.id !== except);
  return (
    <Form.Item name="itemId" label={text('roster.item')} rules={[needed(text, text('roster.item'))]}>
      <Select options={open.map(({ id, name }) => ({ value: id, label: name }))} />
    </Form.Item>
  );
}

function PaperFields() {
  const text = useText('parties');
  return (
    <>
      <div className="roster-pair">
        <Form.Item name="certificate" label={text('roster.columns.certificate')}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="certificateUntil" label={text('roster.columns.certificateUntil')}>
          <Input type="date" />
        </Form.Item>
      </div>
      <Form.Item name="documentNumber" label={text('roster.columns.documentNumber')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="link" label={text('roster.columns.link')}>
        <Input maxLength={500} placeholder="https://" />
      </Form.Item>
    </>
  );
}

function Days() {
  const text = useText('parties');
  return (
    <div className="roster-pair">
      <DayField name="startsOn" label={text('roster.from')} />
      <Form.Item name="last" label={text('roster.lastDay')} extra={text('roster.lastDayHint')}>
        <Input type="date" />
      </Form.Item>
    </div>
  );
}

const papersOf = (values: Values) => ({
  ...given(values, 'certificate'),
  ...given(values, 'certificateUntil'),
  ...given(values, 'documentNumber'),
  ...given(values, 'link'),
});

/** People name the last day, the register keeps the first without. */
const daysOf = (values: Values) => {
  const last = wordOf(values, 'last');
  return { startsOn: wordOf(values, 'startsOn') ?? '', endsOn: last === undefined ? null : dayAfter(last) };
};

/** Puts a firm on the list. */
export function AddEntryForm({ roster, onDone }: { roster: RosterCount; onDone: () => void }) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(addRosterEntry, {
      params: { rosterId: roster.id },
      body: {
        ...{ partyId: wordOf(values, 'partyId') ?? '', itemId: wordOf(values, 'itemId') ?? '' },
        ...daysOf(values),
        ...papersOf(values),
      },
    });
  const [only] = roster.items;
  const initial = { startsOn: today(), ...(roster.items.length === 1 && only ? { itemId: only.id } : {}) };
  return (
    <ChangeForm name="entry" initial={initial} verb={text('roster.add')} send={send} onDone={onDone}>
      <Form.Item
        name="partyId"
        label={text('roster.columns.party')}
        rules={[needed(text, text('roster.columns.party'))]}
      >
        <PartyPicker kinds={['firm']} />
      </Form.Item>
      <ItemField roster={roster} />
      <Days />
      <PaperFields />
    </ChangeForm>
  );
}

interface EntryForm {
  entry: RosterEntry;
  roster: RosterCount;
  onDone: () => void;
}

/** Moves to another item on a day. */
export function MoveEntryForm({ entry, roster, onDone }: EntryForm) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(moveRosterEntry, {
      params: { entryId: entry.id },
      body: {
        ...{ itemId: wordOf(values, 'itemId') ?? '', day: wordOf(values, 'day') ?? '' },
        ...papersOf(values),
      },
    });
  return (
    <ChangeForm
      name="move"
      initial={{ day: today() }}
      verb={text('roster.move')}
      effect={text('roster.moveEffect', { item: entry.item })}
      send={send}
      onDone={onDone}
    >
      <ItemField roster={roster} except={entry.itemId} />
      <DayField label={text('roster.moveDay')} />
      <PaperFields />
    </ChangeForm>
  );
}

/** Ends an entry with a day, which is its last. */
export function EndEntryForm({ entry, onDone }: Omit<EntryForm, 'roster'>) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(endRosterEntry, {
      params: { entryId: entry.id },
      body: { day: dayAfter(wordOf(values, 'day') ?? ''), ...given(values, 'reason') },
    });
  return (
    <ChangeForm name="end" initial={{ day: today() }} verb={text('roster.end')} send={send} onDone={onDone}>
      <DayField label={text('roster.lastDay')} />
      <Form.Item name="reason" label={text('organisationColumns.reason')}>
        <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
      </Form.Item>
    </ChangeForm>
  );
}

/** Mends what was entered wrongly. */
export function CorrectEntryForm({ entry, roster, onDone }: EntryForm) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(correctRosterEntry, {
      params: { entryId: entry.id },
      body: {
        ...{ itemId: wordOf(values, 'itemId') ?? entry.itemId, reason: wordOf(values, 'reason') ?? '' },
        ...daysOf(values),
        ...papersOf(values),
      },
    });
  const { itemId, startsOn, certificate, certificateUntil, documentNumber, link } = entry;
  const initial = {
    itemId,
    startsOn,
    certificate,
    certificateUntil,
    documentNumber,
    link,
    last: lastDayOf(entry.endsOn),
  };
  return (
    <ChangeForm
      name="correct"
      initial={initial}
      verb={text('roster.saveCorrection')}
      effect={text('roster.correctEffect')}
      send={send}
      onDone={onDone}
    >
      <ItemField roster={roster} />
      <Days />
      <PaperFields />
      <ReasonField />
    </ChangeForm>
  );
}

/** Takes back an entry that should never have been. */
export function VoidEntryForm({ entry, onDone }: Omit<EntryForm, 'roster'>) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(voidRosterEntry, { params: { entryId: entry.id }, body: { reason: wordOf(values, 'reason') ?? '' } });
  return (
    <ChangeForm
      name="void"
      initial={{}}
      verb={text('roster.void')}
      effect={text('roster.voidEffect')}
      send={send}
      onDone={onDone}
    >
      <ReasonField />
    </ChangeForm>
  );
}
