import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Invention } from '../../domain/invent-firms.ts';
import { readZoneWords } from '../../read-zone-words.ts';
import { examineOrganisation } from './examine-organisation.ts';
import { type InventedOrganisation, inventOrganisation, type SeatedAccount } from './invent-organisation.ts';
import { contentsOn, resolveAll, snapshotOn, stateOn } from './records.ts';

let shifan: Invention;
let yangban: Invention;
beforeAll(async () => {
  shifan = { ...(await readZoneWords('shifan')), seed: 1 };
  yangban = { ...(await readZoneWords('yangban')), seed: 1 };
});

const hashOf = (row: unknown) => createHash('sha256').update(JSON.stringify(row)).digest('hex');
const officer: SeatedAccount = { id: '01a1fc4f-0000-7000-8000-000000000001', role: 'officer', displayName: '陈舒' };
const today = ({ records }: InventedOrganisation, day = '2026-11-21') => snapshotOn(resolveAll(records), day);

describe('inventOrganisation', () => {
  it('fills nine departments with forty people', () => {
    const made = inventOrganisation(shifan, []);
    const departments = [...today(made).departments.values()];
    expect(departments.filter((row) => row.kind === 'department')).toHaveLength(9);
    expect(departments.filter((row) => row.kind === 'section')).toHaveLength(22);
    expect(made.staff).toHaveLength(40);
    expect(new Set(made.staff.map((person) => person.name)).size).toBe(40);
    expect(inventOrganisation(yangban, []).staff).toHaveLength(6);
  });

  it('breaks no rule of the organisation on any day', () => {
    for (const zone of [shifan, yangban]) expect(examineOrganisation(inventOrganisation(zone, []).records)).toEqual([]);
  });

  it('gives the same people on every machine', () => {
    expect(hashOf(inventOrganisation(shifan, []))).toMatchInlineSnapshot(
      `"b49295aaa32b2da8439f7c2a65b354c8c25a473b3f0f8c6715e278f40a4add0e"`,
    );
  });

  it('seats the account of a role at its post, and nobody else', () => {
    const made = inventOrganisation(shifan, [officer]);
    const seated = made.staff.filter((person) => person.accountId !== null);
    expect(seated).toMatchObject([{ name: '陈舒', accountId: officer.id }]);
    const snapshot = today(made);
    const held = [...snapshot.posts.values()].filter((post) => post.holderId === seated[0]?.id);
    expect(held).toMatchObject([{ title: '科长', main: true, head: true, confirmed: true }]);
    expect(snapshot.departments.get(held[0]?.departmentId ?? '')?.name).toBe('工程建设科');
  });

  it('changes nothing but the seated person when a login appears', () => {
    const [before, after] = [inventOrganisation(shifan, []), inventOrganisation(shifan, [officer])];
    expect(after.records).toEqual(before.records);
    const changed = after.staff.filter((person, place) => person.name !== before.staff[place]?.name);
    expect(changed.map((person) => person.name)).toEqual(['陈舒']);
    expect(after.staff.map((person) => person.id)).toEqual(before.staff.map((person) => person.id));
  });

  it('seats no account of a role without a post', () => {
    const bank: SeatedAccount = { ...officer, role: 'bankOfficer' };
    expect(inventOrganisation(shifan, [bank]).staff.every((person) => person.accountId === null)).toBe(true);
  });

  it('leaves one post vacant, lets one person hold two, and owns every duty but one', () => {
    const made = inventOrganisation(shifan, []);
    const { posts, duties } = today(made);
    expect([...posts.values()].filter((post) => post.holderId === null).map((post) => post.title)).toEqual(['副科长']);
    expect([...posts.values()].filter((post) => post.holderId !== null && !post.main)).toMatchObject([
      { title: '营商环境专员' },
    ]);
    expect(made.dutyItems.length - duties.size).toBe(1);
    expect(made.dutyItems.find((item) => !duties.has(`${item.kind}/${item.code}`))?.name).toBe('物流与通关');
  });

  it('has a past: another name before, and a department that went over into another', () => {
    const { records, changes } = inventOrganisation(shifan, []);
    const resolved = resolveAll(records);
    const named = (day: string) => [...contentsOn(resolved.department, day).values()].map((one) => one.name);
    expect(named('2024-02-29')).toContain('科学技术局');
    expect(named('2024-03-01')).not.toContain('科学技术局');
    const closed = [...resolved.department.values()].filter(
      (states) => stateOn(states, '2026-11-21')?.content.standing === false,
    );
    expect(closed.map((states) => states[0]?.content.name)).toEqual(['商务局']);
    expect(changes.map((change) => change.documentNumber)).toEqual([
      null,
      '示高管发〔2024〕5号',
      '示高管发〔2024〕6号',
    ]);
  });

  it('says which words of a zone lead nowhere', () => {
    const duties = [{ kind: 'alarmKind' as const, code: 'odd', name: '异常', owner: 'nowhere' }];
    expect(() => inventOrganisation({ ...yangban, words: { ...yangban.words, duties } }, [])).toThrow(
      /no owner nowhere/,
    );
    const history = [
      {
        kind: 'amending' as const,
        on: '2024-01-01',
        documentNumber: '一号',
        reason: '改名',
        code: 'nowhere',
        formerName: '旧名',
      },
    ];
    expect(() => inventOrganisation({ ...yangban, words: { ...yangban.words, history } }, [])).toThrow(
      /no unit nowhere/,
    );
  });
});
