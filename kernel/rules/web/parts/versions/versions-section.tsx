import { Select } from 'antd';
import { useState } from 'react';
import { type Column, ErrorState, LoadingState, Moment, PlainTable, useApi, useSession, useText } from '#ui/index.ts';
import { VersionDifference } from '#ui/rule/lazy-rule.tsx';
import type { RuleDefinition } from '../../../contract/rule-definition.ts';
import { copyRule, getRuleVersion } from '../../../contract/rule-endpoints.ts';
import type { RuleDetail, RuleVersionHead } from '../../../contract/rule-record.ts';
import { Labelled } from '../form-parts.tsx';
import { usePeriodWords } from '../rule-words.tsx';
import { NameRule } from './name-rule.tsx';
import { PublishRule } from './publish-rule.tsx';
import { WithdrawRule } from './withdraw-rule.tsx';

/** What was published, what the draft changes, and the verbs to publish and to withdraw. */
export function VersionsSection({
  rule,
  draft,
  revision,
}: {
  rule: RuleDetail;
  /** The draft as it stands on the page. */
  draft: RuleDefinition;
  /** Revision under which it is kept. */
  revision: number;
}) {
  const text = useText('rules');
  const { can } = useSession();
  const columns = useColumns();
  return (
    <>
      <PublishRule rule={rule} revision={revision} />
      {rule.may.withdraw ? <WithdrawRule rule={rule} /> : null}
      <h3>{text('pages.versions.title')}</h3>
      {rule.versions.length === 0 ? (
        <p className="ys-meta">{text('pages.versions.none')}</p>
      ) : (
        <PlainTable
          caption={text('pages.versions.title')}
          columns={columns}
          rows={rule.versions}
          rowKey={({ number }) => String(number)}
        />
      )}
      {rule.withdrawals.map(({ on, reason, by }) => (
        <p key={on}>{text('pages.versions.withdrawn', { on, by: by ?? '', reason })}</p>
      ))}
      {rule.versions.length === 0 ? null : <Difference rule={rule} draft={draft} />}
      {can(copyRule.permission) ? <NameRule rule={rule} draft={draft} revision={revision} /> : null}
    </>
  );
}

function Difference({ rule, draft }: { rule: RuleDetail; draft: RuleDefinition }) {
  const text = useText('rules');
  const newest = rule.versions[0]?.number ?? 0;
  const [before, setBefore] = useState(newest);
  const [after, setAfter] = useState(0);
  const named = (number: number) => (number === 0 ? text('pages.draft.name') : text('pages.version', { number }));
  const options = rule.versions.map(({ number }) => ({ value: number, label: named(number) }));
  return (
    <section aria-label={text('pages.versions.difference')}>
      <h3>{text('pages.versions.difference')}</h3>
      <div className="rul-pair rul-narrow">
        <Labelled label={text('pages.versions.before')}>
          {(id) => <Select<number> id={id} value={before} options={options} onChange={setBefore} />}
        </Labelled>
        <Labelled label={text('pages.versions.after')}>
          {(id) => (
            <Select<number>
              id={id}
              value={after}
              options={[{ value: 0, label: named(0) }, ...options]}
              onChange={setAfter}
            />
          )}
        </Labelled>
      </div>
      <Compared ruleId={rule.id} before={before} after={after} draft={draft} />
    </section>
  );
}

function Compared(asked: { ruleId: string; before: number; after: number; draft: RuleDefinition }) {
  const { ruleId, before, after, draft } = asked;
  const old = useApi(getRuleVersion, { params: { ruleId, number: before } });
  const next = useApi(getRuleVersion, { params: { ruleId, number: after } }, { enabled: after > 0 });
  const error = old.error ?? next.error;
  if (error) return <ErrorState error={error} />;
  const shown = after === 0 ? draft : next.data?.definition;
  if (old.data === undefined || shown === undefined) return <LoadingState lines={4} />;
  return <VersionDifference before={old.data.definition} after={shown} />;
}

function useColumns(): readonly Column<RuleVersionHead>[] {
  const text = useText('rules');
  const period = usePeriodWords();
  const title = (key: string) => text(`pages.versions.${key}`);
  return [
    { key: 'number', title: title('number'), render: ({ number }) => text('pages.version', { number }) },
    { key: 'days', title: title('days'), render: ({ from, to }) => period(from, to) },
    {
      key: 'publishedAt',
      title: title('publishedAt'),
      render: ({ publishedAt }) => <Moment at={publishedAt} inTable />,
    },
    { key: 'publishedBy', title: title('publishedBy'), render: ({ publishedBy }) => publishedBy },
    { key: 'draftedBy', title: title('draftedBy'), render: ({ draftedBy }) => draftedBy },
    { key: 'reason', title: title('reason'), render: ({ reason }) => reason },
    {
      ...{ key: 'digest', title: title('digest') },
      render: ({ digest }) => (
        <code className="rul-digest" title={digest}>
          {digest.slice(0, 12)}
        </code>
      ),
    },
  ];
}
