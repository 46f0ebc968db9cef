import '../parts/rules.css';
import {
  type Column,
  ExportButton,
  formatCount,
  Moment,
  PageButton,
  RegisterPage,
  SidePanel,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import { createRule, exportRules, listRules } from '../../contract/rule-endpoints.ts';
import { coverageStanding, type RuleListRow, testStanding } from '../../contract/rule-record.ts';
import { ruleQuery } from '../parts/rule-query.ts';
import { RuleState, usePeriodWords } from '../parts/rule-words.tsx';

const pageSize = 50;

/** Every rule of the zone. */
export function RulesPage() {
  const text = useText('rules');
  const { can } = useSession();
  const [search] = useUrlSearch();
  const query = ruleQuery(search);
  const answer = useApi(listRules, { query: { ...query, page: Number(search.page ?? 1), pageSize } });
  const { data } = answer;
  return (
    <RegisterPage
      name="rules.rules"
      title={text('nav.rules')}
      meta={text('pages.list.meta')}
      {...(can(createRule.permission) && {
        verb: (
          <PageButton href="/rules/new" filled>
            {text('pages.list.begin')}
          </PageButton>
        ),
      })}
      caption={text('nav.rules')}
      fields={[
        { key: 'q', label: text('pages.list.words'), kind: 'words' },
        ...(['state', 'subject', 'outcome', 'department'] as const).map((key) => ({
          ...{ key, label: text(`pages.columns.${key}`), kind: 'choice' as const },
          options: [...(data?.facets[key] ?? [])],
        })),
        {
          ...{ key: 'tests', label: text('pages.list.tests'), kind: 'choice' },
          options: testStanding.options.map((value) => ({ value, label: text(`testStandings.${value}`) })),
        },
        {
          ...{ key: 'coverage', label: text('pages.list.coverage'), kind: 'choice' },
          options: coverageStanding.options.map((value) => ({ value, label: text(`coverageStandings.${value}`) })),
        },
      ]}
      columns={useColumns()}
      answer={answer}
      rows={data?.rules}
      rowKey={({ id }) => id}
      total={data?.total}
      pageSize={pageSize}
      summary={data && <b>{text('pages.list.count', { count: formatCount(data.total) })}</b>}
      tools={<ExportButton endpoint={exportRules} input={{ query }} count={data?.total} />}
      empty={{ title: text('pages.list.empty'), hint: text('pages.list.emptyHint') }}
      panel={(id) => <Panel rule={data?.rules.find((one) => one.id === id)} />}
    />
  );
}

/** n of n; nothing where there is nothing to count. */
function partOf(part: number, whole: number): string | null {
  return whole === 0 ? null : `${part}/${whole}`;
}

function Panel({ rule }: { rule: RuleListRow | undefined }) {
  const text = useText('rules');
  const period = usePeriodWords();
  if (rule === undefined) return null;
  const facts = [
    ['subject', text(`pages.subjects.${rule.subject}`)],
    ['state', text(`pages.states.${rule.state}`)],
    ['version', rule.version === null ? text('pages.list.noVersion') : text('pages.version', { number: rule.version })],
    ['inForce', period(rule.from, rule.to)],
    ['outcome', rule.outcomes.map((one) => text(`pages.outcomeKinds.${one}`)).join(text('pages.comma'))],
    ['department', rule.department.name],
    ['tests', partOf(rule.tests.passed, rule.tests.total)],
    ['coverage', partOf(rule.coverage.covered, rule.coverage.sentences)],
    ['unasked', rule.coverage.unasked === 0 ? null : formatCount(rule.coverage.unasked)],
    ['evaluations', formatCount(rule.evaluations)],
  ] as const;
  const foot = (
    <div className="rul-verbs">
      <PageButton href={`/rules/${rule.id}`} filled>
        {text('pages.list.open')}
      </PageButton>
      <PageButton href={`/rules/${rule.id}/try`}>{text('pages.try.verb')}</PageButton>
    </div>
  );
  return (
    <SidePanel title={rule.name} footer={foot}>
      <dl className="ys-facts">
        {facts.map(([key, value]) => (
          <div key={key}>
            <dt>{text(`pages.columns.${key}`)}</dt>
            <dd>{value ?? '—'}</dd>
          </div>
        ))}
      </dl>
    </SidePanel>
  );
}

function useColumns(): readonly Column<RuleListRow>[] {
  const text = useText('rules');
  const period = usePeriodWords();
  const title = (key: string) => text(`pages.columns.${key}`);
  return [
    { key: 'name', title: title('name'), width: 200, render: ({ name }) => name },
    {
      ...{ key: 'state', title: title('state'), narrow: 'end', width: 80 },
      render: ({ state }) => <RuleState state={state} />,
    },
    {
      ...{ key: 'subject', title: title('subject'), narrow: 'line', width: 72 },
      render: ({ subject }) => text(`pages.subjects.${subject}`),
    },
    {
      ...{ key: 'outcome', title: title('outcome'), narrow: 'line', width: 120 },
      render: ({ outcomes }) => outcomes.map((one) => text(`pages.outcomeKinds.${one}`)).join(text('pages.comma')),
    },
    {
      ...{ key: 'version', title: title('version'), align: 'end', narrow: 'none' },
      render: ({ version }) => (version === null ? null : text('pages.version', { number: version })),
    },
    { key: 'inForce', title: title('inForce'), narrow: 'line', width: 160, render: ({ from, to }) => period(from, to) },
    {
      ...{ key: 'tests', title: title('tests'), align: 'end', narrow: 'none' },
      render: ({ tests }) => partOf(tests.passed, tests.total),
    },
    {
      ...{ key: 'coverage', title: title('coverage'), align: 'end', narrow: 'none' },
      render: ({ coverage }) => partOf(coverage.covered, coverage.sentences),
    },
    {
      ...{ key: 'draft', title: title('draft'), extra: true, narrow: 'none' },
      render: ({ draftOpen, state }) => (draftOpen && state !== 'draft' ? text('pages.list.draftOpen') : null),
    },
    { key: 'department', title: title('department'), narrow: 'none', render: ({ department }) => department.name },
    {
      ...{ key: 'changedAt', title: title('changedAt'), sortable: true, narrow: 'none' },
      render: ({ changedAt }) => <Moment at={changedAt} inTable />,
    },
    {
      ...{ key: 'evaluations', title: title('evaluations'), align: 'end', extra: true, narrow: 'none' },
      render: ({ evaluations }) => evaluations || null,
    },
  ];
}
