import { Form, Input, Select } from 'antd';
import { decimalPattern } from '#kernel/indicators/contract/decimal.ts';
import { listDefinitions } from '#kernel/indicators/contract/endpoints.ts';
import { fileView } from '#platform/files/contract/file-view.ts';
import { callApi, FileField, type Text, useApi, useText } from '#ui/index.ts';
import {
  type CheckedCriterion,
  type CriterionKind,
  type EvidenceEntry,
  evidenceEntry,
  titleEvidencePurpose,
} from '../../../contract/own-title.ts';
import { attachTitleEvidence, withdrawTitleEvidence } from '../../../contract/own-title-endpoints.ts';
import { needed, TitleForm, type TitleValues, wordsOf } from './title-form.tsx';

/** Kinds of evidence that can prove each kind of criterion, the usual one first. */
const kindsFor: Readonly<Record<CriterionKind, readonly EvidenceEntry['kind'][]>> = {
  figure: ['metric', 'figure'],
  document: ['file', 'link'],
  statement: ['statement', 'file', 'link'],
};

/** Attaches evidence to a criterion; only kinds that can prove it are offered. */
export function EvidenceForm({
  titleId,
  criterion,
  onDone,
}: {
  titleId: string;
  criterion: CheckedCriterion;
  onDone: () => void;
}) {
  const text = useText('atlas');
  const kinds = kindsFor[criterion.kind];
  const send = (values: TitleValues) =>
    callApi(attachTitleEvidence, {
      params: { titleId, criterionId: criterion.id },
      body: { evidence: evidenceOf(values, criterion) },
    });
  return (
    <TitleForm
      name="evidence"
      initial={{ kind: kinds[0] ?? 'file' }}
      verb={text('titles.attach')}
      send={send}
      onDone={onDone}
    >
      <Form.Item name="kind" label={text('titles.evidenceKind')} hidden={kinds.length === 1}>
        <Select options={kinds.map((value) => ({ value, label: text(`titles.evidenceKinds.${value}`) }))} />
      </Form.Item>
      <KindFields criterion={criterion} />
      <Form.Item name="validUntil" label={text('titles.validUntil')}>
        <Input type="date" />
      </Form.Item>
    </TitleForm>
  );
}

/** What the form says, as the contract takes it; what is missing there is told beside its field before. */
function evidenceOf(values: TitleValues, criterion: CheckedCriterion): EvidenceEntry {
  const frame = { kind: values.kind, name: wordsOf(values, 'name'), validUntil: wordsOf(values, 'validUntil') };
  if (values.kind === 'file') {
    const [file] = fileView.array().parse(values.files);
    return evidenceEntry.parse({ ...frame, fileId: file?.id });
  }
  if (values.kind === 'link') return evidenceEntry.parse({ ...frame, link: wordsOf(values, 'link') });
  if (values.kind === 'statement') return evidenceEntry.parse(frame);
  if (values.kind === 'metric') return evidenceEntry.parse({ ...frame, metric: wordsOf(values, 'metric') });
  const told = Object.fromEntries(['period', 'value', 'source'].map((key) => [key, wordsOf(values, key)]));
  return evidenceEntry.parse({ ...frame, ...told, unit: criterion.unit });
}

function KindFields({ criterion }: { criterion: CheckedCriterion }) {
  const text = useText('atlas');
  const kind = Form.useWatch<EvidenceEntry['kind'] | undefined>('kind', Form.useFormInstance());
  const nameLabel = text(kind === 'statement' ? 'titles.statementWords' : 'titles.evidenceName');
  return (
    <>
      <Form.Item name="name" label={nameLabel} rules={[needed(text, nameLabel), { min: 2, message: shortOf(text) }]}>
        <Input.TextArea maxLength={200} autoSize />
      </Form.Item>
      {kind === 'file' ? (
        <Form.Item
          name="files"
          rules={[{ required: true, message: text('titles.needed', { field: text('titles.evidenceKinds.file') }) }]}
        >
          <FileField purpose={titleEvidencePurpose} label={text('titles.evidenceKinds.file')} />
        </Form.Item>
      ) : null}
      {kind === 'metric' ? <MetricField unit={criterion.unit} /> : null}
      {kind === 'figure' ? <FigureFields criterion={criterion} /> : null}
      {kind === 'link' ? (
        <Form.Item
          name="link"
          label={text('titles.link')}
          extra={text('titles.linkHint')}
          rules={[{ required: true, pattern: /^\/[^/\\\s][^\s\\]*$/, message: text('titles.linkHint') }]}
        >
          <Input maxLength={300} spellCheck={false} />
        </Form.Item>
      ) : null}
    </>
  );
}

const shortOf = (text: Text) => text('titles.wrongForm');

function FigureFields({ criterion }: { criterion: CheckedCriterion }) {
  const text = useText('atlas');
  const units = useText('indicators');
  const unit = criterion.unit === 'yuan' ? text('titles.yuan') : units(`units.${criterion.unit ?? 'items'}`);
  const label = `${text('titles.value')}（${unit}）`;
  return (
    <>
      <div className="title-pair">
        <Form.Item
          name="value"
          label={label}
          rules={[{ required: true, pattern: decimalPattern, message: text('titles.wrongForm') }]}
        >
          <Input inputMode="decimal" maxLength={40} />
        </Form.Item>
        <Form.Item name="period" label={text('titles.period')} rules={[needed(text, text('titles.period'))]}>
          <Input maxLength={60} placeholder="2025" />
        </Form.Item>
      </div>
      <Form.Item
        name="source"
        label={text('titles.sourceWords')}
        rules={[needed(text, text('titles.sourceWords')), { min: 2, message: shortOf(text) }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </>
  );
}

/** The metrics of this installation in the criterion's unit, by name: what is counted is never typed. */
function MetricField({ unit }: { unit: CheckedCriterion['unit'] }) {
  const text = useText('atlas');
  const answer = useApi(listDefinitions, { query: { pageSize: 200 } });
  const fitting = answer.data?.definitions.filter((one) => one.unit === unit);
  const label = text('titles.metric');
  return (
    <Form.Item
      name="metric"
      label={label}
      extra={text(fitting?.length === 0 ? 'titles.noMetrics' : 'titles.metricHint')}
      rules={[needed(text, label)]}
    >
      <Select
        showSearch
        optionFilterProp="label"
        loading={answer.isPending}
        options={(fitting ?? []).map(({ metric, name }) => ({ value: metric, label: name }))}
      />
    </Form.Item>
  );
}

/** Withdraws a piece of evidence for a reason. */
export function WithdrawForm({
  titleId,
  evidenceId,
  onDone,
}: {
  titleId: string;
  evidenceId: string;
  onDone: () => void;
}) {
  const text = useText('atlas');
  const label = text('titles.withdrawReason');
  return (
    <TitleForm
      name="withdraw"
      verb={text('titles.withdraw')}
      send={(values) =>
        callApi(withdrawTitleEvidence, {
          params: { titleId, evidenceId },
          body: { reason: wordsOf(values, 'reason') ?? '' },
        })
      }
      onDone={onDone}
    >
      <Form.Item name="reason" label={label} rules={[needed(text, label), { min: 2, message: shortOf(text) }]}>
        <Input maxLength={200} />
      </Form.Item>
    </TitleForm>
  );
}
