import './measures.css';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { callApi, useSending, useText } from '#ui/index.ts';
import { joinIssues } from '../../../contract/measure-endpoints.ts';
import { useOpenMeasures } from './open-measures.ts';

/** Joins the issues that are ticked under an open measure; what is refused is told beside it, and the ticks stay. */
export function JoinBar({ caseIds, clear }: { caseIds: readonly string[]; clear: () => void }) {
  const text = useText('visits');
  const measures = useOpenMeasures();
  const [measureId, setMeasureId] = useState<string>();
  const send = (id: string) => callApi(joinIssues, { params: { measureId: id }, body: { caseIds: [...caseIds] } });
  const { refusal, sending, finish } = useSending(send, clear);
  const pick = text('measures.pages.pickMeasure');
  if (measures?.length === 0) return <span>{text('measures.pages.noOpenMeasures')}</span>;
  return (
    <div className="vm-join" title={text('measures.pages.joinHint')}>
      <Select<string>
        aria-label={pick}
        placeholder={pick}
        showSearch={{ optionFilterProp: 'label' }}
        loading={measures === undefined}
        options={measures ?? []}
        onChange={setMeasureId}
      />
      <Button
        type="primary"
        size="small"
        disabled={measureId === undefined}
        loading={sending}
        onClick={() => (measureId === undefined ? undefined : void finish(measureId))}
      >
        {text('measures.pages.joinTo')}
      </Button>
      {refusal === undefined ? null : (
        <span role="alert">
          {refusal.message} {refusal.remedy}
        </span>
      )}
    </div>
  );
}
