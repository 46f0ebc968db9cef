import '../parts/rules.css';
import {
  type Column,
  ExportButton,
  formatCount,
  PageButton,
  RegisterPage,
  SidePanel,
  useApi,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { type EvaluationRow, exportEvaluations, listEvaluations } from '../../contract/evaluation-endpoints.ts';
import { listRules } from '../../contract/rule-endpoints.ts';
import { Outcomes } from '../parts/answers/answer-shown.tsx';
import { evaluationQuery } from '../parts/answers/evaluation-query.ts';
import { useOutcomeWords } from '../parts/rule-words.tsx';

const pageSize = 50;

/** Kept answers of rules, the newest first. */
export function EvaluationsPage() {
  const text = useText('rules');
  const [search] = useUrlSearch();
  const query = evaluationQuery(search);
  const answer = useApi(listEvaluations, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const rules = useApi(listRules, { query: { pageSize: 200, sort: 'name' } });
  const { data } = answer;
  return (
    <RegisterPage
      name="rules.evaluations"
      title={text('nav.evaluations')}
      meta={text('pages.evaluations.meta')}
      caption={text('nav.evaluations')}
      fields={[
        {
          ...{ key: 'rule', label: text('pages.evaluations.rule'), kind: 'choice', single: true },
          options: (rules.data?.rules ?? []).map(({ id, name }) => ({ value: id, label: name })),
        },
        { key: 'from', label: text('pages.evaluations.from'), kind: 'day' },
        { key: 'to', label: text('pages.evaluations.to'), kind: 'day' },
      ]}
      columns={useColumns()}
      answer={answer}
      rows={data?.evaluations}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={pageSize}
      summary={data && <b>{text('pages.evaluations.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportEvaluations} input={{ query }} count={data?.total} />}
      empty={{ title: text('pages.evaluations.empty'), hint: text('pages.evaluations.emptyHint') }}
      panel={(id) => <Panel evaluation={data?.evaluations.find((one) => one.id === id)} />}
    />
  );
}

function Panel({ evaluation }: { evaluation: EvaluationRow | undefined }) {
  const text = useText('rules');
  if (evaluation === undefined) return null;
  const { id, rule, version, party, on, by, reason, outcomes } = evaluation;
  const open = (
    <PageButton href={`/rule-evaluations/${id}`} filled>
      {text('pages.evaluations.open')}
    </PageButton>
  );
  const facts = [
    ['rule', `${rule.name} · ${text('pages.version', { number: version })}`],
    ['on', on],
    ['by', by],
    ['reason', reason],
  ] as const;
  return (
    <SidePanel title={party?.name ?? text('pages.evaluations.noParty')} footer={open}>
      <Outcomes outcomes={outcomes} />
      <dl className="ys-facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{text(`pages.evaluations.${key}`)}</dt>
            <dd>{value ?? '—'}</dd>
          </div>
        ))}
      </dl>
    </SidePanel>
  );
}

function useColumns(): readonly Column<EvaluationRow>[] {
  const text = useText('rules');
  const words = useOutcomeWords();
  const title = (key: string) => text(`pages.evaluations.${key}`);
  return [
    {
      ...{ key: 'party', title: title('party'), width: 200 },
      render: ({ party }) => party?.name ?? text('pages.evaluations.noParty'),
    },
    {
      ...{ key: 'rule', title: title('rule'), narrow: 'line', width: 160 },
      render: ({ rule, version }) => `${rule.name} · ${text('pages.version', { number: version })}`,
    },
    { key: 'on', title: title('on'), narrow: 'lead', width: 100, render: ({ on }) => on },
    {
      ...{ key: 'outcomes', title: title('outcomes'), narrow: 'line', width: 240 },
      render: ({ outcomes }) =>
        outcomes.map((one) => text('pages.pair', { name: one.decision, value: words(one) })).join(' · '),
    },
    { key: 'by', title: title('by'), narrow: 'none', render: ({ by }) => by },
    { key: 'reason', title: title('reason'), narrow: 'none', extra: true, render: ({ reason }) => reason },
  ];
}
