import { Button, Form, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { callApi, useApiMutation, useSession, useText } from '#ui/index.ts';
import { findPerson } from '../../contract/person-endpoints.ts';
import { addRelation, kinship, type RelationKind, relationEnds, relationKind } from '../../contract/relation.ts';
import { needed } from './firm-rules.ts';
import { ChangeForm } from './organisation-form.tsx';
import { given, type Values, wordOf } from './organisation-values.ts';
import { PartyPicker } from './party-picker.tsx';
import { Refused } from './person-parts.tsx';
import { numberOf } from './person-values.ts';
import { ShareField, SourceFields } from './relation-form.tsx';
import { DayField } from './roster-form.tsx';
import { today } from './roster-values.ts';

const ofPersons = relationKind.options.filter((kind) => relationEnds[kind].from.includes('person'));

/** Enters how a person stands to a firm, or to another person who is found by a whole number. */
export function PersonRelationVerbs({ personId }: { personId: string }) {
  const text = useText('parties');
  const { can } = useSession();
  const [kind, setKind] = useState<RelationKind>();
  if (!can(addRelation.permission)) return null;
  if (kind === undefined) {
    return (
      <div className="person-verbs">
        <Button onClick={() => setKind('employment')}>{text('relation.add')}</Button>
      </div>
    );
  }
  const close = () => setKind(undefined);
  const send = (values: Values) =>
    callApi(addRelation, {
      body: {
        ...{ kind, fromId: personId, toId: wordOf(values, 'toId') ?? '' },
        ...{ startsOn: wordOf(values, 'day') ?? '', source: wordOf(values, 'source') ?? '' },
        ...(kind === 'shareholding' ? given(values, 'sharePercent') : {}),
        ...(kind === 'employment' ? given(values, 'post') : {}),
        ...(kind === 'kin' ? { kinship: kinship.parse(values.kinship) } : {}),
        ...given(values, 'documentNumber'),
      },
    });
  const kinds = ofPersons.map((value) => ({ value, label: text(`relation.kinds.${value}.to`) }));
  return (
    <div className="person-form">
      <ChangeForm
        name="relation"
        initial={{ kind, day: today() }}
        verb={text('relation.add')}
        effect={text('relation.addEffect')}
        send={send}
        onDone={close}
        onCancel={close}
      >
        <Form.Item name="kind" label={text('relation.ofPerson')}>
          <Select options={kinds} onChange={(value: string) => setKind(relationKind.parse(value))} />
        </Form.Item>
        <OtherEnd kind={kind} />
        {kind === 'shareholding' ? <ShareField /> : null}
        {kind === 'employment' ? (
          <Form.Item name="post" label={text('relation.post')}>
            <Input maxLength={60} />
          </Form.Item>
        ) : null}
        <DayField label={text('roster.from')} />
        <SourceFields />
      </ChangeForm>
    </div>
  );
}

function OtherEnd({ kind }: { kind: RelationKind }) {
  const text = useText('parties');
  if (kind !== 'kin') {
    return (
      <Form.Item name="toId" label={text('relation.other')} rules={[needed(text, text('relation.other'))]}>
        <PartyPicker kinds={['firm', 'institution']} />
      </Form.Item>
    );
  }
  const options = kinship.options.map((value) => ({ value, label: text(`relation.kinships.${value}`) }));
  return (
    <>
      <Form.Item name="toId" rules={[needed(text, text('relation.otherPerson'))]}>
        <PersonByNumber label={text('relation.otherPerson')} />
      </Form.Item>
      <Form.Item name="kinship" label={text('relation.kinship')} rules={[needed(text, text('relation.kinship'))]}>
        <Select options={options} />
      </Form.Item>
    </>
  );
}

/** Chooses a person by a whole number, which leaves the screen once it has done its work; who was found is shown masked. */
function PersonByNumber({ label, onChange }: { label: string; onChange?: (id: string | undefined) => void }) {
  const text = useText('parties');
  const id = useId();
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState('');
  const finding = useApiMutation(findPerson);
  const find = () => {
    const body = numberOf(typed);
    if (body === undefined) return setSaid(text('person.findForm'));
    finding.mutate(
      { body },
      {
        onSuccess: ({ person }) => {
          onChange?.(person?.id);
          if (person === null) return setSaid(text('person.findNone'));
          setTyped('');
          setSaid(text('relation.personFound', { name: person.name ?? text('person.closed') }));
        },
      },
    );
  };
  return (
    <div className="person-by-number">
      <label htmlFor={id}>
        {label} <span className="ys-meta">{text('person.findLabel')}</span>
      </label>
      <div className="person-by-number-line">
        <Input
          id={id}
          value={typed}
          autoComplete="off"
          maxLength={40}
          onChange={({ target }) => setTyped(target.value)}
        />
        <Button onClick={find} loading={finding.isPending}>
          {text('person.find')}
        </Button>
      </div>
      <span role="status">{said}</span>
      <Refused error={finding.error} />
    </div>
  );
}
