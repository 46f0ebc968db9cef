import { Link } from '@tanstack/react-router';
import { useText } from '#ui/index.ts';
import type { RuleCoverage } from '../../../contract/rule-coverage.ts';
import type { RuleDefinition } from '../../../contract/rule-definition.ts';
import { placeId, type RuleTab } from '../edit/fault-list.tsx';

/** What no rule carries out, and what no sentence asks for; each leads to its place. */
export function CoverageSection({
  definition,
  coverage,
  onJump,
}: {
  definition: RuleDefinition;
  coverage: RuleCoverage;
  onJump: (element: string) => void;
}) {
  const text = useText('rules');
  const { openSentences, openDecisions, sentences, covered } = coverage;
  // Of a decision that no sentence asks for, no part is listed beside it.
  const inAsked = ({ decision }: { readonly decision: string }) => !openDecisions.includes(decision);
  const [openRows, openClauses] = [coverage.openRows.filter(inAsked), coverage.openClauses.filter(inAsked)];
  const decisionId = (name: string) =>
    placeId({ in: 'decision', place: definition.decisions.findIndex((one) => one.name === name) });
  const to = (tab: RuleTab, element: string, words: string) => (
    <Link to="." search={{ tab }} resetScroll={false} onClick={() => onJump(element)}>
      {words}
    </Link>
  );
  const open = openDecisions.length + openRows.length + openClauses.length;
  return (
    <>
      <p className="rul-lead">{text('pages.coverage.count', { covered, sentences })}</p>
      <h3>{text('pages.coverage.sentences', { count: openSentences.length })}</h3>
      {openSentences.length === 0 ? <p className="ys-meta">{text('pages.coverage.allCovered')}</p> : null}
      <ul className="rul-lines">
        {definition.sentences
          .filter(({ id }) => openSentences.includes(id))
          .map((one) => (
            <li key={one.id}>{to('policy', `sentence-${one.id}`, `${one.place} ${one.text}`.trim())}</li>
          ))}
      </ul>
      <h3>{text('pages.coverage.rules', { count: open })}</h3>
      {open === 0 ? <p className="ys-meta">{text('pages.coverage.allFounded')}</p> : null}
      <ul className="rul-lines">
        {openDecisions.map((name) => (
          <li key={name}>{to('decisions', decisionId(name), text('pages.coverage.decision', { name }))}</li>
        ))}
        {openRows.map(({ decision, row }) => (
          <li key={`${decision} ${row}`}>
            {to('decisions', decisionId(decision), text('pages.coverage.row', { name: decision, row: row + 1 }))}
          </li>
        ))}
        {openClauses.map(({ decision, text: clause, from }) => (
          <li key={`${decision} ${from}`}>
            {to('decisions', decisionId(decision), text('pages.coverage.clause', { name: decision, clause }))}
          </li>
        ))}
      </ul>
    </>
  );
}
