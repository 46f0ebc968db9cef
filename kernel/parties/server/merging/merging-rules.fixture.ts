/** Puts one row into a table; what stands there already stays. */
type Insert = (table: string, columns: Record<string, unknown>) => Promise<unknown>;

const at = '2026-01-01T00:00:00Z';
/** One rule, published once, and one run, for all. */
const shared = '00000000-0000-7000-8fff-0000000000cc';
const digest = Buffer.alloc(32, 7);
const definition = { subject: 'firm', decisions: [] };

/** Evaluates a rule for a party, grants it a status and, of a firm, keeps a result of a run. */
export async function evaluate(
  insert: Insert,
  { kind, party, next }: { kind: 'firm' | 'institution' | 'person'; party: string; next: () => string },
): Promise<void> {
  const dated = { valid_from: '2026-01-01', reason: '测试发布', published_at: at };
  await insert('rules.rule', {
    ...{ id: shared, name: '测试规则', subject: kind, department_id: shared, made_at: at, changed_at: at },
  });
  await insert('rules.rule_draft', { rule_id: shared, revision: 1, definition, saved_at: at });
  await insert('rules.rule_version', { ...dated, rule_id: shared, number: 1, revision: 1, definition, digest });
  const id = next();
  const read = kind === 'person' ? { sealed: 'sealed' } : { inputs: '[]', answer: '{}' };
  await insert('rules.evaluation', {
    ...{ id, rule_id: shared, version: 1, party_id: party, valid_on: '2026-01-01', as_of: at, made_at: at, digest },
    ...read,
  });
  await insert('rules.status', {
    ...{ id: next(), party_id: party, status: '测试资格', since: '2026-01-01', rule_id: shared, evaluation_id: id },
    granted_at: at,
  });
  if (kind !== 'firm') return;
  await insert('rules.run', {
    ...{
      id: shared,
      state: 'done',
      valid_on: '2026-01-01',
      as_of: at,
      rules: '[]',
      parties: 1,
      made_at: at,
      ended_at: at,
    },
  });
  await insert('rules.run_result', {
    ...{ run_id: shared, party_id: party, inputs: [1], answers: [1], marks: Buffer.from([1]) },
  });
}
