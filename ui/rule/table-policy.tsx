import { useId } from 'react';
import { readTest } from '#kernel/rules/contract/read-pasted-table-cell.ts';
import { aggregation, hitPolicy } from '#kernel/rules/contract/rule-definition.ts';
import { useText } from '../i18n/i18n.ts';
import type { DecisionTableGridProps } from './rule-props.ts';

const ordered = new Set(['PRIORITY', 'OUTPUT ORDER']);

/** The same for who reads the table. */
function PolicyInWords({ table, policy }: Pick<DecisionTableGridProps, 'table'> & { policy: string }) {
  const text = useText('rules');
  const { hitPolicy: chosen, aggregation: by, outputValues } = table;
  const order = outputValues.map((value) => value.replace(/^"|"$/g, '')).join(' > ');
  return (
    <p className="ys-meta">
      {[
        text('editor.table.policy'),
        text(`editor.table.policies.${policy}.name`),
        chosen === 'COLLECT' ? text(`editor.table.collect.${by === null ? 'list' : by.toLowerCase()}`) : '',
        ordered.has(chosen) ? order : '',
        text(`editor.table.policies.${policy}.says`),
      ]
        .filter((part) => part !== '')
        .join(' · ')}
    </p>
  );
}

/** How the table answers when several rows match, with a sentence about it; and what that choice needs to know. */
export function TablePolicy({ table, type, onChange, readOnly = false }: DecisionTableGridProps) {
  const text = useText('rules');
  const id = useId();
  const key = table.hitPolicy.replace(' ', '').toLowerCase();
  if (readOnly) return <PolicyInWords table={table} policy={key} />;
  return (
    <div className="ys-table-policy">
      <div>
        <label htmlFor={id}>{text('editor.table.policy')}</label>
        <select
          id={id}
          className="ys-table-choice"
          value={table.hitPolicy}
          aria-describedby={`${id}-says`}
          onChange={(event) => {
            const chosen = hitPolicy.parse(event.target.value);
            onChange({ ...table, hitPolicy: chosen, aggregation: chosen === 'COLLECT' ? table.aggregation : null });
          }}
        >
          {hitPolicy.options.map((one) => (
            <option key={one} value={one}>
              {text(`editor.table.policies.${one.replace(' ', '').toLowerCase()}.name`)}
            </option>
          ))}
        </select>
        <span className="ys-meta" id={`${id}-says`}>
          {text(`editor.table.policies.${key}.says`)}
        </span>
      </div>
      {table.hitPolicy === 'COLLECT' ? (
        <div>
          <label htmlFor={`${id}-by`}>{text('editor.table.collected')}</label>
          <select
            id={`${id}-by`}
            className="ys-table-choice"
            value={table.aggregation ?? ''}
            onChange={(event) =>
              onChange({ ...table, aggregation: aggregation.safeParse(event.target.value).data ?? null })
            }
          >
            {['', ...aggregation.options].map((one) => (
              <option key={one} value={one}>
                {text(`editor.table.collect.${one === '' ? 'list' : one.toLowerCase()}`)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      {ordered.has(table.hitPolicy) ? (
        <div>
          <label htmlFor={`${id}-order`}>{text('editor.table.order')}</label>
          <input
            key={table.outputValues.join()}
            id={`${id}-order`}
            className="ys-table-choice wide"
            defaultValue={table.outputValues.map((value) => value.replace(/^"|"$/g, '')).join('、')}
            onBlur={(event) => {
              const parts = event.target.value.split(/[、，,；;]+/).filter((part) => part.trim() !== '');
              const values = parts.map((part) => readTest(part, { is: type, allowed: [] }).text);
              if (values.join() !== table.outputValues.join())
                onChange({ ...table, outputValues: values.slice(0, 50) });
            }}
          />
          <span className="ys-meta">{text('editor.table.orderSays')}</span>
        </div>
      ) : null}
    </div>
  );
}
