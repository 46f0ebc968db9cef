import { Button, Checkbox, Form, Input, Select } from 'antd';
import { callApi, useText } from '#ui/index.ts';
import { type RosterCount, rosterKind } from '../../contract/roster.ts';
import { amendRoster, closeRoster, foundRoster } from '../../contract/roster-endpoints.ts';
import { least, needed } from './firm-rules.ts';
import { ChangeForm } from './organisation-form.tsx';
import { given, type Values, wordOf } from './organisation-values.ts';
import { today } from './roster-values.ts';

const codePattern = /^[a-z][A-Za-z0-9.-]{1,60}$/;

interface TypedItem {
  id?: string;
  code: string;
  name: string;
  withdrawn?: boolean;
}

function itemsOf(values: Values): TypedItem[] {
  return Array.isArray(values.items) ? (values.items as TypedItem[]) : [];
}

/** Founds a list. */
export function FoundRosterForm({ onDone }: { onDone: () => void }) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(foundRoster, {
      body: {
        code: wordOf(values, 'code') ?? '',
        name: wordOf(values, 'name') ?? '',
        kind: rosterKind.parse(values.kind),
        exclusive: values.exclusive === true,
        foundedOn: wordOf(values, 'foundedOn') ?? '',
        items: itemsOf(values).map(({ code, name }) => ({ code, name })),
        ...given(values, 'documentNumber'),
      },
    });
  return (
    <div className="roster-form">
      <ChangeForm
        name="roster"
        initial={{ kind: 'tier', exclusive: true, foundedOn: today(), items: [] }}
        verb={text('roster.found')}
        effect={text('roster.foundEffect')}
        send={send}
        onDone={onDone}
        onCancel={onDone}
      >
        <RosterNames />
        <Form.Item name="kind" label={text('roster.kind')}>
          <Select options={rosterKind.options.map((value) => ({ value, label: text(`roster.kinds.${value}`) }))} />
        </Form.Item>
        <Form.Item name="exclusive" valuePropName="checked">
          <Checkbox>{text('roster.exclusive')}</Checkbox>
        </Form.Item>
        <Form.Item name="foundedOn" label={text('roster.foundedOn')} rules={[needed(text, text('roster.foundedOn'))]}>
          <Input type="date" />
        </Form.Item>
        <ItemFields />
      </ChangeForm>
    </div>
  );
}

function RosterNames({ withCode = true }: { withCode?: boolean }) {
  const text = useText('parties');
  return (
    <>
      <Form.Item name="name" label={text('roster.name')} rules={[needed(text, text('roster.name')), least(text, 2)]}>
        <Input maxLength={60} />
      </Form.Item>
      {withCode ? (
        <Form.Item
          name="code"
          label={text('roster.code')}
          extra={text('roster.codeHint')}
          rules={[needed(text, text('roster.code')), { pattern: codePattern, message: text('organisation.codeForm') }]}
        >
          <Input maxLength={61} spellCheck={false} />
        </Form.Item>
      ) : null}
      <Form.Item name="documentNumber" label={text('roster.columns.documentNumber')}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}

/** Items of a list; those that stand keep their code. */
function ItemFields({ known = 0 }: { known?: number }) {
  const text = useText('parties');
  return (
    <Form.List name="items">
      {(fields, { add, remove }) => (
        <fieldset className="ys-fieldset">
          <legend>{text('roster.items')}</legend>
          {fields.map(({ key, name }) => (
            <div key={key} className="roster-item-row">
              <Form.Item name={[name, 'name']} rules={[needed(text, text('roster.itemName'))]}>
                <Input maxLength={60} placeholder={text('roster.itemName')} aria-label={text('roster.itemName')} />
              </Form.Item>
              <Form.Item
                name={[name, 'code']}
                rules={[{ required: true, pattern: codePattern, message: text('organisation.codeForm') }]}
              >
                <Input
                  maxLength={61}
                  disabled={name < known}
                  placeholder={text('roster.code')}
                  aria-label={text('roster.code')}
                />
              </Form.Item>
              {name < known ? (
                <Form.Item name={[name, 'withdrawn']} valuePropName="checked">
                  <Checkbox>{text('roster.withdrawn')}</Checkbox>
                </Form.Item>
              ) : (
                <Button onClick={() => remove(name)}>{text('roster.removeItem')}</Button>
              )}
            </div>
          ))}
          <Button onClick={() => add({ name: '', code: '' })}>{text('roster.addItem')}</Button>
          <p className="ys-meta roster-items-hint">{text('roster.itemsHint')}</p>
        </fieldset>
      )}
    </Form.List>
  );
}

/** Renames a list and its items, and adds items. */
export function AmendRosterForm({ roster, onDone }: { roster: RosterCount; onDone: () => void }) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(amendRoster, {
      params: { rosterId: roster.id },
      body: {
        name: wordOf(values, 'name') ?? '',
        items: itemsOf(values).map(({ id, code, name, withdrawn }) => ({
          ...(id === undefined ? {} : { id }),
          ...{ code, name, withdrawn: withdrawn === true },
        })),
        ...given(values, 'documentNumber'),
      },
    });
  const items = roster.items.map(({ id, code, name, withdrawn }) => ({ id, code, name, withdrawn }));
  return (
    <div className="roster-form">
      <ChangeForm
        name="amend"
        initial={{ name: roster.name, documentNumber: roster.documentNumber ?? '', items }}
        verb={text('roster.save')}
        send={send}
        onDone={onDone}
        onCancel={onDone}
      >
        <RosterNames withCode={false} />
        <ItemFields known={items.length} />
      </ChangeForm>
    </div>
  );
}

/** Closes a list from a day on. */
export function CloseRosterForm({ roster, onDone }: { roster: RosterCount; onDone: () => void }) {
  const text = useText('parties');
  const send = (values: Values) =>
    callApi(closeRoster, {
      params: { rosterId: roster.id },
      body: { day: wordOf(values, 'day') ?? '', reason: wordOf(values, 'reason') ?? '' },
    });
  return (
    <div className="roster-form">
      <ChangeForm
        name="close"
        initial={{ day: today() }}
        verb={text('roster.close')}
        effect={text('roster.closeEffect')}
        send={send}
        onDone={onDone}
        onCancel={onDone}
      >
        <DayField label={text('roster.closeDay')} />
        <ReasonField />
      </ChangeForm>
    </div>
  );
}

/** A day that is needed, under `day` unless told. */
export function DayField({ label, name = 'day' }: { label: string; name?: string }) {
  const text = useText('parties');
  return (
    <Form.Item name={name} label={label} rules={[needed(text, label)]}>
      <Input type="date" />
    </Form.Item>
  );
}

/** Why something is done, at least five characters. */
export function ReasonField({ hint }: { hint?: string }) {
  const text = useText('parties');
  return (
    <Form.Item
      name="reason"
      label={text('organisationColumns.reason')}
      rules={[needed(text, text('organisationColumns.reason')), least(text, 5)]}
      {...(hint === undefined ? {} : { extra: hint })}
    >
      <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
    </Form.Item>
  );
}
