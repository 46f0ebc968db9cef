import { Button, Form, Input, Select } from 'antd';
import { decimalPattern } from '#kernel/indicators/contract/decimal.ts';
import { callApi, useText } from '#ui/index.ts';
import {
  type CheckedCriterion,
  comparison,
  criterionEntry,
  criterionKind,
  type OwnTitle,
  titleUnit,
} from '../../../contract/own-title.ts';
import { setTitleCriteria } from '../../../contract/own-title-endpoints.ts';
import { needed, TitleForm, type TitleValues } from './title-form.tsx';

const fresh = { kind: 'document', wording: '', comparison: 'at_least', unit: 'percent' };

/** Sets the criteria of a year; those of an earlier year stand in the form to start from, as new ones. */
export function CriteriaForm({
  title,
  year,
  criteria,
  onDone,
}: {
  title: OwnTitle;
  year: number;
  criteria: readonly (Omit<CheckedCriterion, 'id'> & { id?: string })[];
  onDone: () => void;
}) {
  const text = useText('atlas');
  const initial = criteria.map(({ id, wording, kind, comparison: compared, threshold, unit }) => ({
    ...{
      id,
      wording,
      kind,
      comparison: compared ?? fresh.comparison,
      threshold: threshold ?? '',
      unit: unit ?? fresh.unit,
    },
  }));
  const send = (values: TitleValues) =>
    callApi(setTitleCriteria, {
      params: { titleId: title.id, year },
      body: { criteria: criteriaOf(values), revision: title.revision },
    });
  return (
    <TitleForm
      name="criteria"
      initial={{ criteria: initial.length === 0 ? [fresh] : initial }}
      verb={text('titles.saveCriteria')}
      effect={text('titles.criteriaEffect')}
      send={send}
      onDone={onDone}
    >
      <Form.List name="criteria">
        {(fields, { add, remove }) => (
          <fieldset className="ys-fieldset">
            <legend>{text('titles.criteriaFor', { year })}</legend>
            {fields.map(({ key, name }) => (
              <CriterionRow key={key} at={name} {...(fields.length === 1 ? {} : { onRemove: () => remove(name) })} />
            ))}
            <Button onClick={() => add(fresh)}>{text('titles.addCriterion')}</Button>
          </fieldset>
        )}
      </Form.List>
    </TitleForm>
  );
}

/** What the rows say; fields of another kind than the row's are left out. */
function criteriaOf(values: TitleValues) {
  const rows: unknown[] = Array.isArray(values.criteria) ? values.criteria : [];
  return rows.map((row) => criterionEntry.parse(row));
}

function CriterionRow({ at, onRemove }: { at: number; onRemove?: () => void }) {
  const text = useText('atlas');
  const units = useText('indicators');
  const kind = Form.useWatch<string | undefined>(['criteria', at, 'kind'], Form.useFormInstance());
  const wording = text('titles.wording');
  return (
    <div className="title-criterion-row">
      <Form.Item
        name={[at, 'wording']}
        label={`${at + 1}. ${wording}`}
        rules={[needed(text, wording), { min: 2, message: text('titles.wrongForm') }]}
      >
        <Input maxLength={300} />
      </Form.Item>
      <Form.Item name={[at, 'kind']} label={text('titles.kind')}>
        <Select
          options={criterionKind.options.map((value) => ({ value, label: text(`titles.criterionKinds.${value}`) }))}
        />
      </Form.Item>
      {kind === 'figure' ? (
        <div className="title-criterion-asks">
          <Form.Item name={[at, 'comparison']} label={text('titles.comparison')}>
            <Select
              options={comparison.options.map((value) => ({ value, label: text(`titles.comparisons.${value}`) }))}
            />
          </Form.Item>
          <Form.Item
            name={[at, 'threshold']}
            label={text('titles.threshold')}
            rules={[{ required: true, pattern: decimalPattern, message: text('titles.wrongForm') }]}
          >
            <Input inputMode="decimal" maxLength={40} />
          </Form.Item>
          <Form.Item name={[at, 'unit']} label={text('titles.unit')}>
            <Select
              options={titleUnit.options.map((value) => ({
                value,
                label: value === 'yuan' ? text('titles.yuan') : units(`units.${value}`),
              }))}
            />
          </Form.Item>
        </div>
      ) : null}
      {onRemove === undefined ? null : (
        <div>
          <Button size="small" onClick={onRemove}>
            {text('titles.removeCriterion', { number: at + 1 })}
          </Button>
        </div>
      )}
    </div>
  );
}
