import { describe, expect, it } from 'vitest';
import type { Roster } from '../../contract/roster.ts';
import { judgeRosterRows, type RosterGround } from './roster-rows.ts';
import type { MeantParty } from './store/roster-entries.ts';

const item = (id: string, code: string, name: string) => ({ id, code, name, position: 1, withdrawn: false });
const tiers: Roster = {
  ...{ id: 'tiers', code: 'tiers', name: '企业梯队', kind: 'tier', exclusive: true, partyKinds: ['firm'] },
  ...{ documentNumber: null, foundedOn: '2020-01-01', closedOn: null },
  items: [item('seed', 'seed', '种子'), item('gazelle', 'gazelle', '瞪羚')],
};
const own: Roster = {
  ...tiers,
  ...{ id: 'own', code: 'own', name: '自有名单', exclusive: false, closedOn: '2026-01-01' },
  items: [item('only', 'only', '自有名单')],
};
const meant = (word: string, partyId: string, nameKind: MeantParty['nameKind'] = 'current'): MeantParty => ({
  ...{ word, nameKind, partyId, partyKind: 'firm', state: 'standing' },
});
const ground: RosterGround = {
  rosters: [
    tiers,
    own,
    { ...own, id: 'twin', code: 'twin', name: '同名名单' },
    { ...own, id: 'other', code: 'other', name: '同名名单' },
  ],
  meant: Map.groupBy(
    [
      meant('示范一号', 'one'),
      meant('code1', 'one', 'code'),
      meant('示范同名', 'two'),
      meant('示范同名', 'three'),
      meant('旧名', 'one', 'former'),
      meant('旧名', 'two', 'former'),
      meant('换名', 'one', 'former'),
      meant('换名', 'two'),
    ],
    ({ word }) => word,
  ),
  parties: new Map(
    [
      ['one', '示范一号'],
      ['two', '示范同名'],
      ['three', '示范同名'],
    ].map(([id = '', name = '']) => [id, { id, name, code: `C-${id}` }]),
  ),
  standing: [
    {
      ...{
        id: 'stood',
        rosterId: 'tiers',
        itemId: 'seed',
        partyId: 'one',
        startsOn: '2024-01-01',
        endsOn: '2025-01-01',
      },
      ...{ certificate: 'Z-1', certificateUntil: null, documentNumber: null, link: null },
    },
  ],
};
let next = 1;
const row = (values: Record<string, string>) => ({
  rowNumber: ++next,
  reason: null,
  values: { roster: '企业梯队', party: '示范一号', item: '瞪羚', startsOn: '2025-01-01', ...values },
});
const judged = (...rows: Record<string, string>[]) => judgeRosterRows(rows.map(row), ground);
const codesOf = (values: Record<string, string>) =>
  judged(values)[0]?.verdict.faults.map(({ code }) => code.replace('parties:roster.faults.', ''));

describe('rows of who stands on which list', () => {
  it('mean a list, an item and a party by code or name, and take the last day as the day before the end', () => {
    expect(judged({ lastDay: '2025-06-30', certificate: 'Z-2' })[0]).toMatchObject({
      verdict: { action: 'add', faults: [] },
      entry: { rosterId: 'tiers', itemId: 'gazelle', partyId: 'one', endsOn: '2025-07-01', certificate: 'Z-2' },
    });
    expect(judged({ roster: 'tiers', party: '', code: 'CODE1', item: 'seed' })[0]?.entry).toMatchObject({
      ...{ rosterId: 'tiers', itemId: 'seed', partyId: 'one', endsOn: null },
    });
    expect(judged({ roster: 'own', item: '', lastDay: '2025-12-31' })[0]?.entry?.itemId).toBe('only');
    // A name that somebody bears now goes before one that another has put off.
    expect(judged({ party: '换名' })[0]?.entry?.partyId).toBe('two');
  });

  it.each([
    ['roster', { roster: '没有' }],
    ['rosterAmbiguous', { roster: '同名名单' }],
    ['item', { item: '独角兽' }],
    ['itemNeeded', { item: '' }],
    ['partyNeeded', { party: '' }],
    ['party', { party: '无此企业' }],
    ['partyAmbiguous', { party: '示范同名' }],
    ['partyAmbiguous', { party: '旧名' }],
    ['codeOfOther', { code: 'code1', party: '示范同名' }],
    ['twoEnds', { lastDay: '2025-06-30', endsOn: '2025-06-30' }],
    ['dayFar', { startsOn: '1800-01-01' }],
    ['reversed', { lastDay: '2024-12-01' }],
    ['beforeFounded', { startsOn: '2019-12-31', lastDay: '2020-06-01' }],
    ['closed', { roster: 'own', item: '' }],
    ['overlap', { startsOn: '2024-12-31' }],
    ['link', { link: 'ftp://example.invalid' }],
  ])('are refused for %s', (code, values) => {
    expect(codesOf(values)).toEqual([code]);
  });

  it('name those between whom nobody can choose', () => {
    const [fault] = judged({ party: '示范同名' })[0]?.verdict.faults ?? [];
    expect(fault?.params).toEqual({ parties: '示范同名 C-two / 示范同名 C-three' });
  });

  it('tell the entry or the row that they overlap, in the lane of the list', () => {
    const [first, second] = judged({ startsOn: '2025-01-01' }, { startsOn: '2026-01-01', item: '种子' });
    expect(first?.verdict.action).toBe('add');
    expect(second?.verdict.faults[0]).toMatchObject({ params: { row: next - 1, from: '2025-01-01', until: '—' } });
    expect(judged({ startsOn: '2024-06-01' })[0]?.verdict).toMatchObject({
      ...{ action: 'reject', subject: { id: 'stood', name: '示范一号' } },
      faults: [{ params: { item: '种子', from: '2024-01-01', until: '2025-01-01' } }],
    });
    // A list whose items do not exclude one another has a lane for each item.
    const both = judged(
      { roster: 'own', item: '', lastDay: '2025-03-01' },
      { roster: 'own', item: '', startsOn: '2025-03-02', lastDay: '2025-04-01' },
    );
    expect(both.map(({ verdict }) => verdict.action)).toEqual(['add', 'add']);
  });

  it('that stand already are the same and change nothing', () => {
    const same = { item: '种子', startsOn: '2024-01-01', endsOn: '2025-01-01', certificate: 'Z-1' };
    expect(judged(same)[0]).toMatchObject({ entry: undefined, verdict: { action: 'same', subject: { id: 'stood' } } });
  });
});
