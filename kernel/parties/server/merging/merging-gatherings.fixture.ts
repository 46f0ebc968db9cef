/** Puts one row into a table; what stands there already stays. */
type Insert = (table: string, columns: Record<string, unknown>) => Promise<unknown>;

const at = '2026-01-01T00:00:00Z';
/** One gathering to which everybody is invited: at one survivor only one invitation and one presence can stand. */
const shared = '00000000-0000-7000-8fff-0000000000aa';
const held = { kind: 'lecture', title: '测试讲座', day: '2026-01-01', from_time: '09:00', to_time: '10:00' };

/** Invites a party to the one gathering, lets a person come, and holds another gathering at a site. */
export async function gather(
  insert: Insert,
  { kind, party, next }: { kind: 'firm' | 'institution' | 'person' | 'site'; party: string; next: () => string },
): Promise<void> {
  const host = { host_department_id: shared, state: 'closed', door_code: '000000', door_sealed: 'sealed', made_at: at };
  const door = (id: string) => ({ door_hash: Buffer.alloc(32, id.slice(-32)) });
  await insert('gatherings.gathering', { ...held, ...host, ...door(shared), id: shared, place: '报告厅' });
  if (kind === 'site') {
    const id = next();
    await insert('gatherings.gathering', { ...held, ...host, ...door(id), id, site_id: party });
    return;
  }
  // Another one to which nobody else is invited: that invitation moves.
  const own = next();
  await insert('gatherings.gathering', { ...held, ...host, ...door(own), id: own, place: '报告厅' });
  const alone = { id: next(), gathering_id: own, kind, party_id: party, invited_at: at };
  await insert('gatherings.invitation', alone);
  const invitation = next();
  await insert('gatherings.invitation', {
    id: invitation,
    gathering_id: shared,
    kind,
    party_id: party,
    invited_at: at,
  });
  if (kind !== 'person') return;
  await insert('gatherings.attendance', {
    ...{ id: next(), gathering_id: own, invitation_id: alone.id, person_id: party, how: 'name', at },
  });
  const came = { gathering_id: shared, invitation_id: invitation, person_id: party, how: 'name', at };
  await insert('gatherings.attendance', { ...came, id: next() });
}
