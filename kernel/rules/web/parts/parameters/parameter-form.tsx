import { Input, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { callApi, useText } from '#ui/index.ts';
import { createParameter } from '../../../contract/parameter-endpoints.ts';
import { type ParameterKind, parameterKind } from '../../../contract/parameter-texts.ts';
import { ruleName } from '../../../contract/rule-definition.ts';
import { Labelled, SendForm } from '../form-parts.tsx';

/** Names a parameter of the zone; its values come after it. */
export function ParameterForm({
  onDone,
  onCancel,
}: {
  onDone: (made: { id: string; name: string }) => void;
  onCancel?: () => void;
}) {
  const text = useText('rules');
  const [name, setName] = useState('');
  const [description, setDescription] = useState('');
  const [type, setType] = useState<ParameterKind>('number');
  const [scale, setScale] = useState(0);
  const [unit, setUnit] = useState('');
  const [made, setMade] = useState<string>();
  const send = async () => {
    const counted = type === 'number' ? { scale, unit: unit === '' ? null : unit } : { scale: 0, unit: null };
    const { id } = await callApi(createParameter, { body: { name: name.trim(), description, type, ...counted } });
    setMade(id);
    onDone({ id, name: name.trim() });
  };
  return (
    <SendForm
      verb={text('pages.parameters.begin')}
      ready={ruleName.safeParse(name).success && made === undefined}
      send={send}
      onDone={() => undefined}
      {...(onCancel && { onCancel })}
    >
      <Labelled label={text('pages.parameters.name')} hint={text('pages.parameters.nameHint')}>
        {(id) => <Input id={id} value={name} maxLength={40} onChange={(event) => setName(event.target.value)} />}
      </Labelled>
      <div className="rul-pair">
        <Labelled label={text('pages.decisions.type')}>
          {(id) => (
            <Select<ParameterKind>
              id={id}
              value={type}
              options={parameterKind.options.map((value) => ({ value, label: text(`pages.types.${value}`) }))}
              onChange={setType}
            />
          )}
        </Labelled>
        {type === 'number' ? (
          <>
            <Labelled label={text('pages.parameters.scale')}>
              {(id) => (
                <InputNumber<number>
                  id={id}
                  value={scale}
                  min={0}
                  max={6}
                  precision={0}
                  onChange={(places) => setScale(places ?? 0)}
                />
              )}
            </Labelled>
            <Labelled label={text('pages.parameters.unit')}>
              {(id) => <Input id={id} value={unit} maxLength={20} onChange={(event) => setUnit(event.target.value)} />}
            </Labelled>
          </>
        ) : null}
      </div>
      <Labelled label={text('pages.parameters.description')}>
        {(id) => (
          <Input id={id} value={description} maxLength={300} onChange={(event) => setDescription(event.target.value)} />
        )}
      </Labelled>
    </SendForm>
  );
}
