import { Link } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { type Column, PlainTable, useSession, useText } from '#ui/index.ts';
import { createParameter, type KnownParameter, type ParameterValue } from '../../../contract/parameter-endpoints.ts';
import { type Editing, freeName, namesIn } from '../edit/editing.ts';
import { usePeriodWords } from '../rule-words.tsx';
import { ParameterForm } from './parameter-form.tsx';
import { useValueWords } from './parameter-words.ts';
import { valueOn } from './value-on.ts';

interface Line {
  readonly name: string;
  readonly known: KnownParameter | undefined;
  readonly value: ParameterValue | undefined;
}

/** The zone's dated parameters that the rule names, with what counts today. */
export function ParametersSection({
  editing,
  known,
  today,
}: {
  editing: Editing;
  known: readonly KnownParameter[];
  today: string;
}) {
  const text = useText('rules');
  const columns = useColumns(editing);
  const { definition, change } = editing;
  const lines = definition.parameters.map((name): Line => {
    const found = known.find((one) => one.name === name);
    return { name, known: found, value: found && valueOn(found, today) };
  });
  return (
    <>
      <p className="ys-meta">{text('pages.parameters.lead')}</p>
      {lines.length === 0 ? <p className="ys-meta">{text('pages.parameters.none')}</p> : null}
      {lines.length === 0 ? null : (
        <PlainTable
          caption={text('pages.tabs.parameters')}
          columns={columns}
          rows={lines}
          rowKey={({ name }) => name}
        />
      )}
      {change === undefined ? null : <Adders editing={editing} known={known} />}
    </>
  );
}

function Adders({ editing: { definition, change }, known }: { editing: Editing; known: readonly KnownParameter[] }) {
  const text = useText('rules');
  const { can } = useSession();
  const [making, setMaking] = useState(false);
  const others = known.filter(({ name }) => !namesIn(definition).includes(name));
  const add = (name: string) => {
    if (freeName(name, namesIn(definition)) === name) change?.({ parameters: [...definition.parameters, name] });
  };
  if (making) {
    return (
      <ParameterForm
        onDone={({ name }) => {
          add(name);
          setMaking(false);
        }}
        onCancel={() => setMaking(false)}
      />
    );
  }
  return (
    <div className="rul-tools">
      {others.length === 0 ? null : (
        <Select
          className="rul-wide"
          aria-label={text('pages.parameters.add')}
          placeholder={text('pages.parameters.add')}
          value={null}
          options={others.map(({ name }) => ({ value: name, label: name }))}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(name: string | null) => {
            if (name !== null) add(name);
          }}
        />
      )}
      {can(createParameter.permission) ? (
        <Button onClick={() => setMaking(true)}>{text('pages.parameters.begin')}</Button>
      ) : null}
    </div>
  );
}

function useColumns({ definition, change }: Editing): readonly Column<Line>[] {
  const text = useText('rules');
  const words = useValueWords();
  const period = usePeriodWords();
  return [
    {
      ...{ key: 'name', title: text('pages.parameters.name') },
      render: ({ name, known }) =>
        known === undefined ? (
          name
        ) : (
          <Link to="/rule-parameters/$parameterId" params={{ parameterId: known.id }}>
            {name}
          </Link>
        ),
    },
    {
      ...{ key: 'value', title: text('pages.parameters.today'), align: 'end' },
      render: ({ known, value }) =>
        known === undefined ? text('pages.parameters.unknownName') : words(value?.value ?? null, known),
    },
    {
      ...{ key: 'days', title: text('pages.parameters.days') },
      render: ({ value }) => (value === undefined ? null : period(value.from, value.to)),
    },
    { key: 'source', title: text('pages.parameters.source'), render: ({ value }) => value?.source },
    ...(change === undefined
      ? []
      : [
          {
            ...{ key: 'remove', title: '' },
            render: ({ name }: Line) => (
              <Button
                size="small"
                aria-label={text('pages.parameters.removeOne', { name })}
                onClick={() => change({ parameters: definition.parameters.filter((one) => one !== name) })}
              >
                {text('pages.remove')}
              </Button>
            ),
          },
        ]),
  ];
}
