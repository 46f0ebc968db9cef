import './labels.css';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { type LabelSheetName, labelSheet, labelsOn, mostLabels } from '#platform/paper/contract/label-sheet.ts';
import { ApiError, localError } from '../api/api-error.ts';
import { type AnyEndpoint, type ApiInput, downloadFile } from '../api/client.ts';
import { formatCount } from '../format/number.ts';
import { useText } from '../i18n/i18n.ts';
import type { ExportOffer } from './export-button.tsx';

/** Labels of what is filtered: an entry for the export menu, and the form that it opens below the summary. */
export function useLabels<E extends AnyEndpoint>({
  endpoint,
  input,
  count,
}: {
  /** Takes the filter, `sheet` and `skip`. */
  endpoint: E;
  input: ApiInput<E>;
  count: number | undefined;
}): { offers: readonly ExportOffer[]; form: ReactNode } {
  const text = useText('ui');
  const [open, setOpen] = useState(false);
  const print = (sheet: LabelSheetName, skip: number) => {
    const query = 'query' in input && typeof input.query === 'object' ? input.query : {};
    return downloadFile(endpoint, { ...input, query: { ...query, sheet, skip } } as ApiInput<E>);
  };
  return {
    offers: [{ label: text('labels.offer'), run: () => setOpen(true) }],
    form: open && count !== undefined ? <LabelForm count={count} print={print} onDone={() => setOpen(false)} /> : null,
  };
}

function LabelForm({
  count,
  print,
  onDone,
}: {
  count: number;
  print: (sheet: LabelSheetName, skip: number) => Promise<void>;
  onDone: () => void;
}) {
  const text = useText('ui');
  const id = useId();
  const [sheet, setSheet] = useState<LabelSheetName>('3x8');
  const [first, setFirst] = useState(1);
  const [state, setState] = useState<'idle' | 'running' | ApiError>('idle');
  const start = Math.min(Math.max(1, Math.trunc(first) || 1), labelsOn[sheet]);
  const sheets = Math.ceil((count + start - 1) / labelsOn[sheet]);
  const tooMany = count > mostLabels;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setState('running');
    print(sheet, start - 1).then(onDone, (error: unknown) =>
      setState(error instanceof ApiError ? error : localError(0, 'ui.unreachable')),
    );
  };
  return (
    <form className="ys-labels ys-no-print" aria-label={text('labels.title')} onSubmit={submit}>
      <h2>{text('labels.title')}</h2>
      <label htmlFor={`${id}-sheet`}>{text('labels.sheet')}</label>
      <select
        id={`${id}-sheet`}
        value={sheet}
        onChange={(event) => setSheet(labelSheet.catch('3x8').parse(event.target.value))}
      >
        {labelSheet.options.map((one) => (
          <option key={one} value={one}>
            {text(`labels.sheets.${one}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-first`}>{text('labels.first')}</label>
      <input
        id={`${id}-first`}
        type="number"
        min={1}
        max={labelsOn[sheet]}
        value={first}
        aria-describedby={`${id}-hint`}
        onChange={(event) => setFirst(event.target.valueAsNumber || 1)}
      />
      <p id={`${id}-hint`} className="ys-meta">
        {text('labels.hint')}
      </p>
      {tooMany ? <p role="alert">{text('labels.tooMany', { shown: formatCount(mostLabels) })}</p> : null}
      {state instanceof ApiError ? (
        <p role="alert">
          {state.message || text('errors.unreachable.message')} {state.remedy || text('errors.unreachable.remedy')}
        </p>
      ) : null}
      <div>
        <Button type="primary" htmlType="submit" loading={state === 'running'} disabled={tooMany}>
          {text('labels.verb', { labels: formatCount(count), sheets: formatCount(sheets) })}
        </Button>
        <Button onClick={onDone}>{text('labels.cancel')}</Button>
      </div>
    </form>
  );
}
