import { Form, Input, Select } from 'antd';
import { callApi, useText } from '#ui/index.ts';
import { type OwnTitle, ownTitleEntry, type TitleResult, titleOutcome } from '../../../contract/own-title.ts';
import { amendOwnTitle, recordTitleResult, registerOwnTitle } from '../../../contract/own-title-endpoints.ts';
import { titleKind, titleLevel } from '../../../contract/title.ts';
import { useLabel } from '../labels.ts';
import { needed, numberOf, TitleForm, type TitleValues, wordsOf } from './title-form.tsx';

/** Enters a title that the zone holds, seeks or has lost. */
export function RegisterTitleForm({ onDone }: { onDone: () => void }) {
  const text = useText('atlas');
  return (
    <TitleForm
      name="title"
      initial={{ kind: 'title', warnDays: '20' }}
      verb={text('titles.register')}
      effect={text('titles.registerEffect')}
      send={(values) => callApi(registerOwnTitle, { body: entryOf(values) })}
      onDone={onDone}
    >
      <TitleFields />
    </TitleForm>
  );
}

/** Amends what is told of a title; sends the revision it was filled from, so that nobody writes over another. */
export function AmendTitleForm({ title, onDone }: { title: OwnTitle; onDone: () => void }) {
  const text = useText('atlas');
  const send = (values: TitleValues) =>
    callApi(amendOwnTitle, {
      params: { titleId: title.id },
      body: { ...entryOf(values), revision: title.revision, reason: wordsOf(values, 'reason') ?? '' },
    });
  const initial = { ...ownTitleEntry.parse(title), warnDays: String(title.warnDays) };
  return (
    <TitleForm name="amend" initial={initial} verb={text('titles.save')} send={send} onDone={onDone}>
      <TitleFields />
      <Form.Item name="reason" label={text('titles.reason')} rules={[needed(text, text('titles.reason'))]}>
        <Input maxLength={200} />
      </Form.Item>
    </TitleForm>
  );
}

function entryOf(values: TitleValues) {
  return {
    name: wordsOf(values, 'name') ?? '',
    kind: titleKind.parse(values.kind),
    level: values.level ? titleLevel.parse(values.level) : null,
    body: wordsOf(values, 'body') ?? '',
    scope: wordsOf(values, 'scope'),
    documentNumber: wordsOf(values, 'documentNumber'),
    recheckOn: wordsOf(values, 'recheckOn'),
    warnDays: numberOf(values, 'warnDays') ?? 20,
  };
}

function TitleFields() {
  const text = useText('atlas');
  const label = useLabel();
  const column = (key: string) => text(`titles.columns.${key}`);
  return (
    <>
      <Form.Item name="name" label={column('name')} rules={[needed(text, column('name'))]}>
        <Input maxLength={120} />
      </Form.Item>
      <Form.Item name="body" label={column('body')} rules={[needed(text, column('body'))]}>
        <Input maxLength={120} />
      </Form.Item>
      <div className="title-pair">
        <Form.Item name="kind" label={column('kind')}>
          <Select options={titleKind.options.map((value) => ({ value, label: label('titleKind', value) }))} />
        </Form.Item>
        <Form.Item name="level" label={column('level')}>
          <Select
            allowClear
            options={titleLevel.options.map((value) => ({ value, label: label('titleLevel', value) }))}
          />
        </Form.Item>
      </div>
      <Form.Item name="scope" label={column('scope')}>
        <Input maxLength={200} />
      </Form.Item>
      <Form.Item name="documentNumber" label={column('documentNumber')}>
        <Input maxLength={60} />
      </Form.Item>
      <div className="title-pair">
        <Form.Item name="recheckOn" label={column('recheckOn')}>
          <Input type="date" min="2020-01-01" max="2035-12-31" />
        </Form.Item>
        <Form.Item name="warnDays" label={text('titles.warnDays')}>
          <Input inputMode="numeric" maxLength={3} />
        </Form.Item>
      </div>
    </>
  );
}

/** Records the outcome of a year, or corrects one that stands. */
export function ResultForm({
  title,
  corrects,
  year,
  onDone,
}: {
  title: OwnTitle;
  corrects?: TitleResult | undefined;
  year: number;
  onDone: () => void;
}) {
  const text = useText('atlas');
  const column = (key: string) => text(`titles.columns.${key}`);
  const send = (values: TitleValues) =>
    callApi(recordTitleResult, {
      params: { titleId: title.id },
      body: {
        result: {
          year: corrects?.year ?? numberOf(values, 'year') ?? 0,
          outcome: titleOutcome.parse(values.outcome),
          place: values.outcome === 'ranked' ? numberOf(values, 'place') : null,
          decidedOn: wordsOf(values, 'decidedOn'),
          documentNumber: wordsOf(values, 'documentNumber'),
          note: wordsOf(values, 'note'),
        },
        replaces: corrects?.id ?? null,
        ...(corrects === undefined ? {} : { reason: wordsOf(values, 'reason') ?? '' }),
      },
    });
  const initial = {
    ...(corrects ?? { outcome: title.kind === 'ranking' ? 'ranked' : 'granted' }),
    year: String(corrects?.year ?? year),
    ...(corrects?.place ? { place: String(corrects.place) } : {}),
  };
  return (
    <TitleForm
      name="result"
      initial={initial}
      verb={corrects === undefined ? text('titles.record') : text('titles.correctYear', { year: corrects.year })}
      send={send}
      onDone={onDone}
    >
      <div className="title-pair">
        <Form.Item name="year" label={column('year')} rules={[needed(text, column('year'))]}>
          <Input inputMode="numeric" maxLength={4} disabled={corrects !== undefined} />
        </Form.Item>
        <Form.Item name="outcome" label={column('outcome')}>
          <Select options={titleOutcome.options.map((value) => ({ value, label: text(`titles.outcomes.${value}`) }))} />
        </Form.Item>
        <PlaceField />
      </div>
      <div className="title-pair">
        <Form.Item name="decidedOn" label={column('decidedOn')}>
          <Input type="date" />
        </Form.Item>
        <Form.Item name="documentNumber" label={column('documentNumber')}>
          <Input maxLength={60} />
        </Form.Item>
      </div>
      <Form.Item name="note" label={column('note')}>
        <Input maxLength={300} />
      </Form.Item>
      {corrects === undefined ? null : (
        <Form.Item
          name="reason"
          label={text('titles.correctReason')}
          rules={[needed(text, text('titles.correctReason'))]}
        >
          <Input maxLength={200} />
        </Form.Item>
      )}
    </TitleForm>
  );
}

/** A place stands with a ranking alone. */
function PlaceField() {
  const text = useText('atlas');
  const outcome = Form.useWatch<string | undefined>('outcome', Form.useFormInstance());
  if (outcome !== 'ranked') return null;
  const label = text('titles.columns.place');
  return (
    <Form.Item name="place" label={label} rules={[needed(text, label)]}>
      <Input inputMode="numeric" maxLength={6} />
    </Form.Item>
  );
}
