import './form.css';
import type { ReactNode } from 'react';
import type { FormColumn, FormDefinition, FormField, FormValues } from '#kernel/forms/contract/form-definition.ts';
import type { RuleDatum } from '#kernel/rules/contract/rule-definition.ts';
import type { FileView } from '#platform/files/contract/file-view.ts';
import { FileList } from '../file/file-list.tsx';
import { useLocale, useText } from '../i18n/i18n.ts';
import { PlainTable } from '../list/plain-table.tsx';
import { conditionWords, datumWords, isSameDatum } from './condition-words.ts';
import { listed } from './field-controls.tsx';
import type { KnownValue } from './form-shapes.ts';
import { ColumnRules } from './rows-layout.tsx';
import { rowsOf } from './rows-shape.ts';

/** Properties of `FormReading`. */
export interface FormReadingProps {
  definition: FormDefinition;
  values: FormValues;
  /** Keys of the fields that were asked. */
  shown: readonly string[];
  /** Values of computed fields by key. */
  computed: Readonly<Record<string, RuleDatum>>;
  files: readonly FileView[];
  /** What was known then, by key of the field. */
  known: Readonly<Record<string, KnownValue>>;
}

/** A form that was filled in, to be read: section by section, with sources, rules, rows and files. */
export function FormReading(props: FormReadingProps) {
  return props.definition.sections.map(({ title, fields }) => {
    const asked = fields.filter(({ key }) => props.shown.includes(key));
    if (asked.length === 0) return null;
    const lines = asked.filter(({ kind }) => kind === 'value' || kind === 'choices');
    const blocks = asked.filter(({ kind }) => kind === 'rows' || kind === 'files');
    return (
      <section key={title} className="ys-section ys-form-reading" aria-label={title}>
        <header>
          <h2>{title}</h2>
        </header>
        <dl className="ys-facts">
          {lines.map((field) => (
            <div key={field.key}>
              <dt>{field.name}</dt>
              <dd>
                <ValueRead {...props} field={field} />
              </dd>
            </div>
          ))}
        </dl>
        {blocks.map((field) => (
          <div key={field.key} className="ys-form-block">
            <h3>{field.name}</h3>
            <BlockRead {...props} field={field} />
          </div>
        ))}
      </section>
    );
  });
}

function ValueRead({ field, values, computed, known }: FormReadingProps & { field: FormField }): ReactNode {
  const text = useText('ui');
  const locale = useLocale();
  const value = values[field.key] ?? null;
  if (field.kind === 'choices') return listed(value).join(text('form.comma')) || <None />;
  if (field.kind !== 'value') return null;
  const counted = field.computed === null ? value : (computed[field.key] ?? null);
  const datum = Array.isArray(counted) ? null : counted;
  const source = known[field.key];
  return (
    <>
      {datumWords(datum, field.type, { text, locale }) || <None />}
      {field.computed === null ? null : (
        <span className="ys-meta ys-form-source">
          {text('form.formula', { formula: conditionWords(field.computed, text) })}
        </span>
      )}
      {source === undefined || source.value === null || field.computed !== null ? null : (
        <span className="ys-meta ys-form-source">
          {isSameDatum(source.value, datum, field.type)
            ? text('form.knownThen', { source: source.source })
            : text('form.knownOther', {
                source: source.source,
                value: datumWords(source.value, field.type, { text, locale }),
              })}
        </span>
      )}
    </>
  );
}

function None() {
  const text = useText('ui');
  return <span className="ys-meta">{text('form.none')}</span>;
}

function BlockRead({ field, values, files }: FormReadingProps & { field: FormField }): ReactNode {
  const text = useText('ui');
  const locale = useLocale();
  const value = values[field.key];
  if (field.kind === 'files') {
    const own = listed(value).flatMap((id) => files.find((file) => file.id === id) ?? []);
    return own.length === 0 ? <None /> : <FileList label={field.name} files={own} />;
  }
  if (field.kind !== 'rows') return null;
  const rows = rowsOf(value).map((row, at) => ({ row, at }));
  if (rows.length === 0) return <None />;
  const right = ({ type }: FormColumn) => type.is === 'money' || type.is === 'number';
  const table = (
    <PlainTable
      caption={field.name}
      rows={rows}
      rowKey={({ at }) => String(at)}
      columns={[
        { key: 'number', title: text('form.rowNumber'), render: ({ at }) => text('form.rowTitle', { row: at + 1 }) },
        ...field.columns.map((column) => ({
          ...{ key: column.key, title: column.name },
          ...(right(column) ? { align: 'end' as const } : {}),
          render: ({ row }: (typeof rows)[number]) =>
            datumWords(row[column.key] ?? null, column.type, { text, locale }),
        })),
      ]}
    />
  );
  return (
    <>
      {table}
      <ColumnRules columns={field.columns} />
    </>
  );
}
