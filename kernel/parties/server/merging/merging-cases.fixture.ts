/** Puts one row into a table; what stands there already stays. */
type Insert = (table: string, columns: Record<string, unknown>) => Promise<unknown>;

const at = '2026-01-01T00:00:00Z';
/** One department and one plan of visits for all: of two parties that become one, one stands in the plan twice. */
const shared = '00000000-0000-7000-8fff-0000000000bb';

/** Ids of a test differ in their last 17 signs. */
const numberOf = (id: string) => `SQ-${id.slice(-17)}`;

/** Opens a case of a firm or institution, with its first act and a task that waits for the party. */
export async function openMatter(
  insert: Insert,
  { party, next }: { party: string; next: () => string },
): Promise<string> {
  const id = next();
  const moment = { opened_at: at, opened_on: '2026-01-01', changed_at: at };
  await insert('cases.case_file', {
    ...{ id, lifecycle: 'visits.issue', number: numberOf(id), title: '路灯不亮', party_id: party },
    ...{ ...moment, state: 'replied', sequence: 1 },
  });
  await insert('cases.action', {
    ...{ case_id: id, sequence: 1, name: 'open', at, actor_kind: 'party', party_id: party, to_state: 'replied' },
  });
  await insert('cases.task', {
    ...{ case_id: id, place: 0, kind: 'move', lifecycle: 'visits.issue', party_id: party, since: at },
  });
  return id;
}

/** Visits a firm, plans to, hears of an issue from a person and lets the firm follow it. */
export async function visitFirm(
  insert: Insert,
  { firm, person, next }: { firm: string; person: string; next: () => string },
): Promise<void> {
  await insert('parties.department', { id: shared });
  await insert('visits.plan', {
    ...{ id: shared, title: '测试走访计划', department_id: shared, made_at: at },
    ...{ starts_on: '2026-01-01', ends_on: '2026-12-31' },
  });
  await insert('visits.plan_firm', { id: next(), plan_id: shared, firm_id: firm, due_on: '2026-06-30', added_at: at });
  const own = next();
  await insert('visits.plan', {
    ...{ id: own, title: '测试专项走访', department_id: shared, made_at: at },
    ...{ starts_on: '2026-01-01', ends_on: '2026-12-31' },
  });
  await insert('visits.plan_firm', { id: next(), plan_id: own, firm_id: firm, due_on: '2026-06-30', added_at: at });
  const visit = next();
  await insert('visits.visit', {
    ...{
      id: visit,
      client_id: visit,
      number: Number.parseInt(visit.slice(-6), 16),
      firm_id: firm,
      department_id: shared,
    },
    ...{ day: '2026-01-01', purpose: 'listening', met_role: '厂长', met_person_id: person, summary: '了解生产情况' },
    ...{ noted_at: at, recorded_at: at },
  });
  const caseId = await openMatter(insert, { party: firm, next });
  await insert('visits.issue', {
    ...{ case_id: caseId, number: numberOf(caseId), firm_id: firm, visit_id: visit, category: 'road' },
    ...{ urgency: 'normal', text: '门口路灯不亮', source: 'visit', reporter_id: person, industry: 'C39' },
    ...{ raised_on: '2026-01-01', raised_at: at },
  });
  await insert('visits.issue_link', {
    ...{
      id: next(),
      case_id: caseId,
      firm_id: firm,
      digest: Buffer.alloc(32, caseId),
      made_at: at,
      expires_on: '2027-01-01',
    },
  });
}
