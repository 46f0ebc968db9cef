import { Link } from '@tanstack/react-router';
import { type Column, formatCount, PlainTable, useText } from '#ui/index.ts';
import type { RunAnswer, RunOutcome, RunView } from '../../../contract/run-endpoints.ts';
import { withCommas } from '../rule-words.tsx';

/** What a run came to, outcome by outcome; every figure of a kept run opens its firms. */
export function RunShown({ run }: { run: RunView }) {
  const text = useText('rules');
  const columns = useColumns(run.id);
  return (
    <>
      <p className="rul-lead">
        {text('pages.runs.over', { on: run.on, count: formatCount(run.parties) })}
        {run.took === null
          ? ''
          : ` ${text('pages.runs.took', { seconds: ((run.took.reading + run.took.answering + run.took.storing) / 1000).toFixed(2) })}`}
      </p>
      <PlainTable
        caption={text('pages.runs.outcomes')}
        columns={columns}
        rows={run.outcomes}
        rowKey={({ ruleId, decision }) => `${ruleId} ${decision}`}
      />
    </>
  );
}

function useColumns(runId: string | null): readonly Column<RunOutcome>[] {
  const text = useText('rules');
  const title = (key: string) => text(`pages.runs.${key}`);
  const door = ({ ruleId, decision }: RunOutcome, shown: string, only: { answer: RunAnswer } | { grade: string }) =>
    runId === null ? (
      shown
    ) : (
      <Link to="/rule-runs/$runId" params={{ runId }} search={{ rule: ruleId, decision, ...only }} className="rul-door">
        {shown}
      </Link>
    );
  const count = (key: RunAnswer): Column<RunOutcome> => ({
    ...{ key, title: title(`answers.${key}`), align: 'end' },
    // Of grades the last column counts each.
    render: (one) =>
      one.kind === 'grade' && key !== 'unknown' ? null : door(one, formatCount(one[key]), { answer: key }),
  });
  return [
    {
      ...{ key: 'rule', title: title('rule') },
      render: ({ rule, version, decision }) => (
        <>
          {decision}{' '}
          <span className="ys-meta rul-by">
            {rule} · {text('pages.version', { number: version })}
          </span>
        </>
      ),
    },
    { key: 'kind', title: title('kind'), render: ({ kind }) => text(`pages.outcomeKinds.${kind}`) },
    ...[count('yes'), count('no'), count('unknown')],
    {
      ...{ key: 'sum', title: title('sum'), align: 'end' },
      render: ({ sum, kind, unit }) => {
        if (sum === null) return null;
        const money = kind === 'money' || kind === 'deduction';
        return `${withCommas(sum)} ${money ? text('pages.runs.yuan') : (unit ?? '')}`.trim();
      },
    },
    {
      ...{ key: 'grades', title: title('grades') },
      render: (one) =>
        one.grades.length === 0 ? null : (
          <span className="rul-verbs">
            {one.grades.map(({ grade, count: held }) => (
              <span key={grade}>
                {grade} {door(one, formatCount(held), { grade })}
              </span>
            ))}
          </span>
        ),
    },
  ];
}
