import { Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { callApi, useApi, useText } from '#ui/index.ts';
import {
  type ParameterDetail,
  previewParameterValue,
  setParameterValue,
} from '../../../contract/parameter-endpoints.ts';
import { type ParameterDatum, textsFault, textsWritten } from '../../../contract/parameter-texts.ts';
import { Labelled, SendForm } from '../form-parts.tsx';
import { decimalOf, unitsOf } from '../terms/term-types.ts';
import { isDay, todayInChina } from '../today.ts';
import { TextsField } from './texts-field.tsx';

/** Adds a value from a day on; says before it is set which rules read it and which kept answers would be others. */
export function SetValue({ parameter, onDone }: { parameter: ParameterDetail; onDone: () => void }) {
  const text = useText('rules');
  const { id, unit, type } = parameter;
  const standing = parameter.inForce?.value;
  const inForce = Array.isArray(standing) ? standing : null;
  // A list is edited, not written anew.
  const [written, setWritten] = useState(inForce?.join('\n') ?? '');
  const [from, setFrom] = useState(todayInChina());
  const [to, setTo] = useState('');
  const [source, setSource] = useState('');
  const [reason, setReason] = useState('');
  const value = datumOf(written, parameter);
  const days = { from, to: isDay(to) ? to : null };
  const send = () =>
    callApi(setParameterValue, {
      params: { parameterId: id },
      body: { value: value ?? null, ...days, source, reason },
    });
  const ready = value !== undefined && isDay(from) && source.trim().length >= 2 && reason.trim().length >= 2;
  return (
    <SendForm
      verb={text('pages.parameters.set')}
      effect={value === undefined || !isDay(from) ? undefined : <Effect parameterId={id} value={value} days={days} />}
      ready={ready}
      send={send}
      onDone={onDone}
      onCancel={onDone}
    >
      {type === 'texts' ? (
        <Labelled label={text('pages.parameters.textsField')}>
          {(field) => <TextsField id={field} written={written} inForce={inForce} onChange={setWritten} />}
        </Labelled>
      ) : null}
      <div className="rul-pair">
        {type === 'texts' ? null : (
          <Labelled label={unit === null ? text('pages.parameters.value') : text('pages.parameters.valueIn', { unit })}>
            {(field) => <ValueField id={field} parameter={parameter} written={written} onChange={setWritten} />}
          </Labelled>
        )}
        <Labelled label={text('pages.parameters.from')}>
          {(field) => <Input id={field} type="date" value={from} onChange={(event) => setFrom(event.target.value)} />}
        </Labelled>
        <Labelled label={text('pages.parameters.to')} hint={text('pages.publish.toHint')}>
          {(field) => <Input id={field} type="date" value={to} onChange={(event) => setTo(event.target.value)} />}
        </Labelled>
      </div>
      <Labelled label={text('pages.parameters.source')} hint={text('pages.parameters.sourceHint')}>
        {(field) => (
          <Input id={field} value={source} maxLength={500} onChange={(event) => setSource(event.target.value)} />
        )}
      </Labelled>
      <Labelled label={text('pages.publish.reason')}>
        {(field) => (
          <Input id={field} value={reason} maxLength={500} onChange={(event) => setReason(event.target.value)} />
        )}
      </Labelled>
    </SendForm>
  );
}

type Typed = Pick<ParameterDetail, 'type' | 'scale'>;

/** What was typed as the value that is sent; undefined when it is none of that type. */
function datumOf(written: string, { type, scale }: Typed): ParameterDatum | undefined {
  if (type === 'texts') {
    const texts = textsWritten(written);
    return textsFault(texts) === null ? texts : undefined;
  }
  if (written.trim() === '') return undefined;
  if (type === 'boolean') return written === 'true';
  if (type === 'date') return isDay(written) ? written : undefined;
  if (type === 'text') return written.trim();
  const units = unitsOf(written, scale);
  return units === undefined ? undefined : decimalOf(units, scale);
}

function ValueField({
  id,
  parameter: { type, scale },
  written,
  onChange,
}: {
  id: string;
  parameter: Typed;
  written: string;
  onChange: (written: string) => void;
}) {
  const text = useText('rules');
  if (type === 'boolean') {
    return (
      <Select
        id={id}
        value={written === '' ? null : written}
        options={[
          { value: 'true', label: text('pages.yes') },
          { value: 'false', label: text('pages.no') },
        ]}
        onChange={(next: string | null) => onChange(next ?? '')}
      />
    );
  }
  const bad = written !== '' && datumOf(written, { type, scale }) === undefined;
  return (
    <Input
      id={id}
      type={type === 'date' ? 'date' : 'text'}
      {...(type === 'number' && { inputMode: 'decimal' as const })}
      value={written}
      aria-invalid={bad}
      {...(bad && { status: 'error' as const })}
      onChange={(event) => onChange(event.target.value)}
    />
  );
}

/** What the value would change, before it is set. */
function Effect(asked: { parameterId: string; value: ParameterDatum; days: { from: string; to: string | null } }) {
  const { parameterId, value, days } = useDeferredValue(asked);
  const text = useText('rules');
  const { data } = useApi(previewParameterValue, { params: { parameterId }, body: { value, ...days } });
  if (data === undefined) return <>{text('pages.parameters.counting')}</>;
  const { rules, touched, changed, counted } = data;
  const names = rules.map(({ name }) => name).join(text('pages.comma'));
  return (
    <>
      {rules.length === 0 ? text('pages.parameters.effectNone') : text('pages.parameters.effectRules', { names })}{' '}
      {touched === 0 ? '' : text('pages.parameters.effectKept', { touched, changed, counted })}{' '}
      {text('pages.parameters.effectKnown')}
    </>
  );
}
