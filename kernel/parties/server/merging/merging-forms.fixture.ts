/** Puts one row into a table; what stands there already stays. */
type Insert = (table: string, columns: Record<string, unknown>) => Promise<unknown>;

const at = '2026-01-01T00:00:00Z';
const form = '00000000-0000-7000-8fff-0000000000ab';
const digest = Buffer.alloc(32, 1);

/** Lets a party have two submissions, which stay where they are, and every other one a draft, which a survivor has once. */
export async function fillForms(
  insert: Insert,
  { kind, party, next, account }: { kind: 'firm' | 'person'; party: string; next: () => string; account: string },
): Promise<void> {
  await insert('forms.form', {
    id: form,
    key: 'test',
    title: '测试表单',
    subject: kind,
    department_id: form,
    made_at: at,
  });
  const version = { form_id: form, number: 1, valid_from: '2026-01-01', definition: '{}', digest, reason: '测试' };
  await insert('forms.form_version', { ...version, published_at: at });
  const draft = next();
  if (Number.parseInt(party.slice(-1), 16) % 2 === 0)
    await insert('forms.draft', {
      ...{ id: draft, form_id: form, account_id: account, party_id: party, version: 1, revision: 1 },
      ...{ answers: '{}', saved_at: at },
    });
  for (const _ of [1, 2]) {
    const id = next();
    const sequence = Number.parseInt(id.slice(-7), 16) + 1;
    await insert('forms.submission', {
      ...{ id, form_id: form, version: 1, year: 2026, sequence, party_id: party, way: 'own' },
      ...{ answers: '{}', computed: '{}', shown: [], key_owner: id, client_id: id, submitted_at: at },
    });
  }
}
