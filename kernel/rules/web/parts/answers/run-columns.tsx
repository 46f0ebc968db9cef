import { Link } from '@tanstack/react-router';
import { type Column, useText } from '#ui/index.ts';
import type { RunParty } from '../../../contract/run-endpoints.ts';
import { withCommas } from '../rule-words.tsx';

type Answered = RunParty['answers'][number];

/** A column for each outcome of the rule, after the firm that leads to its explanation. */
export function useRunColumns(
  runId: string,
  rule: string,
): (answers: readonly Answered[]) => readonly Column<RunParty>[] {
  const text = useText('rules');
  const words = useAnswerWords();
  return (answers) => [
    {
      ...{ key: 'name', title: text('pages.runs.firm') },
      render: ({ partyId, name }) => (
        <Link to="/rule-runs/$runId/parties/$partyId" params={{ runId, partyId }} search={{ rule }}>
          {name}
        </Link>
      ),
    },
    { key: 'code', title: text('pages.runs.code'), narrow: 'none', render: ({ code }) => code },
    ...answers.map(
      ({ decision, kind }): Column<RunParty> => ({
        ...{ key: decision, title: decision },
        ...(kind === 'condition' || kind === 'grade' || kind === 'status' ? {} : { align: 'end' as const }),
        render: (row) => words(row.answers.find((one) => one.decision === decision)),
      }),
    ),
  ];
}

function useAnswerWords(): (answered: Answered | undefined) => string {
  const text = useText('rules');
  return (answered) => {
    if (answered === undefined || answered.value === null) return text('pages.unknown');
    const { value, kind, unit, answer } = answered;
    if (typeof value === 'boolean' || kind === 'condition' || kind === 'status')
      return text(`pages.runs.answers.${answer}`);
    if (kind === 'grade') return value;
    const shown = kind === 'money' || kind === 'deduction' ? text('pages.runs.yuan') : (unit ?? '');
    return `${withCommas(value)} ${shown}`.trim();
  };
}
