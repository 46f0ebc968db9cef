import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { callApi, useSession, useText } from '#ui/index.ts';
import { addRelation, relationEnds, relationKind, sharePercent } from '../../contract/relation.ts';
import { needed } from './firm-rules.ts';
import { ChangeForm } from './organisation-form.tsx';
import { given, type Values, wordOf } from './organisation-values.ts';
import { PartyPicker } from './party-picker.tsx';
import { DayField } from './roster-form.tsx';
import { today } from './roster-values.ts';

/** Relations between firms; those of persons are entered where the person is found. */
const betweenFirms = relationKind.options.filter((kind) => relationEnds[kind].from.includes('firm'));

/** Enters a relation of another firm to this one. */
export function RelationVerbs({ firmId }: { firmId: string }) {
  const text = useText('parties');
  const { can } = useSession();
  const [open, setOpen] = useState(false);
  const [kind, setKind] = useState<string>('shareholding');
  if (!can(addRelation.permission)) return null;
  if (!open) {
    return (
      <div className="person-verbs">
        <Button onClick={() => setOpen(true)}>{text('relation.add')}</Button>
      </div>
    );
  }
  const send = (values: Values) => {
    const chosen = relationKind.parse(values.kind);
    return callApi(addRelation, {
      body: {
        ...{ kind: chosen, fromId: wordOf(values, 'fromId') ?? '', toId: firmId },
        ...{ startsOn: wordOf(values, 'day') ?? '', source: wordOf(values, 'source') ?? '' },
        ...(chosen === 'shareholding' ? given(values, 'sharePercent') : {}),
        ...given(values, 'documentNumber'),
      },
    });
  };
  const options = betweenFirms.map((value) => ({ value, label: text(`relation.kinds.${value}.from`) }));
  return (
    <div className="person-form">
      <ChangeForm
        name="relation"
        initial={{ kind, day: today() }}
        verb={text('relation.add')}
        effect={text('relation.addEffect')}
        send={send}
        onDone={() => setOpen(false)}
        onCancel={() => setOpen(false)}
      >
        <Form.Item name="kind" label={text('relation.kind')}>
          <Select options={options} onChange={(value: string) => setKind(value)} />
        </Form.Item>
        <Form.Item name="fromId" label={text('relation.other')} rules={[needed(text, text('relation.other'))]}>
          <PartyPicker kinds={['firm']} />
        </Form.Item>
        {kind === 'shareholding' ? <ShareField /> : null}
        <DayField label={text('roster.from')} />
        <SourceFields />
      </ChangeForm>
    </div>
  );
}

/** Where a relation is known from. */
export function SourceFields() {
  const text = useText('parties');
  return (
    <>
      <Form.Item
        name="source"
        label={text('relation.sourceLabel')}
        rules={[needed(text, text('relation.sourceLabel'))]}
      >
        <Input maxLength={200} placeholder={text('relation.sourceHint')} />
      </Form.Item>
      <Form.Item name="documentNumber" label={text('roster.columns.documentNumber')}>
        <Input maxLength={60} />
      </Form.Item>
    </>
  );
}

/** A share in percent, as decimal text. */
export function ShareField() {
  const text = useText('parties');
  const judge = async (_rule: unknown, value: unknown) => {
    if (typeof value === 'string' && sharePercent.safeParse(value).success) return;
    throw new Error(text('relation.shareWrong'));
  };
  return (
    <Form.Item name="sharePercent" label={text('relation.sharePercent')} required rules={[{ validator: judge }]}>
      <Input inputMode="decimal" suffix="%" maxLength={10} />
    </Form.Item>
  );
}
