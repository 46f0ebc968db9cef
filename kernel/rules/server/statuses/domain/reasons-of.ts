import type { RuleAnswer } from '../../../contract/rule-answer.ts';
import type { RuleDefinition } from '../../../contract/rule-definition.ts';
import { sentencesOfDecision } from '../../../contract/rule-links.ts';
import type { OwnStatus } from '../../../contract/status-endpoints.ts';

/** Why a status was granted, without expressions: the sentences that the decision carries out, and the data read on the way to it. */
export function reasonsOf(
  status: string,
  { answer, definition }: { answer: RuleAnswer; definition: RuleDefinition },
): NonNullable<OwnStatus['reasons']> {
  const granting = answer.outcomes.find((one) => one.kind === 'status' && one.status === status);
  const data = new Map<string, NonNullable<OwnStatus['reasons']>['data'][number]>();
  const sentences = new Set<string>();
  const seen = new Set<string>();
  const visit = (name: string) => {
    const decision = answer.decisions.find((one) => one.name === name);
    if (decision === undefined || seen.has(name)) return;
    seen.add(name);
    const logic = definition.decisions.find((one) => one.name === name)?.logic;
    if (logic?.kind === 'expression') for (const id of sentencesOfDecision(logic)) sentences.add(id);
    for (const id of decision.sentences) sentences.add(id);
    for (const clause of decision.clauses) {
      if (clause.row !== null && !decision.rows.includes(clause.row)) continue;
      for (const id of clause.sentences) sentences.add(id);
      for (const { name: read, value, source } of clause.data) {
        if (source.from === 'decision') visit(read);
        else {
          const type = definition.terms.find((term) => term.name === read)?.type;
          const unit = type?.is === 'number' ? type.unit : null;
          const told = source.from === 'given' ? null : source.source;
          data.set(read, { name: read, value, unit, from: source.from, source: told });
        }
      }
    }
  };
  if (granting !== undefined) visit(granting.decision);
  const quoted = definition.sentences.filter(({ id }) => sentences.has(id));
  return {
    on: answer.on,
    sentences: quoted.map(({ document, place, text }) => ({ document, place, text })),
    data: [...data.values()],
  };
}
