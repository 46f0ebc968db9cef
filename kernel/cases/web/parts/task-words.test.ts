import { describe, expect, it } from 'vitest';
import type { TaskRow } from '../../contract/task-list.ts';
import { dueWords, groupRows, mustWords, whyWords } from './task-words.ts';

const text = (key: string, params: Record<string, string | number> = {}) =>
  `${key.replace('todo.', '')}${Object.values(params)
    .map((value) => ` ${value}`)
    .join('')}`;
const row = (group: TaskRow['group']) => ({ group }) as TaskRow;

describe('a to-do in words', () => {
  it('puts red first and leaves out groups without rows', () => {
    const groups = groupRows([row('later'), row('late'), row('later')]);
    expect(groups.map(({ group, rows }) => [group, rows.length])).toEqual([
      ['late', 1],
      ['later', 2],
    ]);
  });

  it.each([
    ['late', -3, 'over 3'],
    ['warn', 0, 'today'],
    ['late', 0, 'overJust'],
    ['ok', 7, 'left 7'],
    ['hold', null, 'paused'],
    ['none', null, 'noLimit'],
  ] as const)('%s by %s is %s', (light, workingDays, words) => {
    expect(dueWords({ light, workingDays }, text)).toBe(words);
  });

  it('says of a limit that was stopped in time that it was kept, of a late one by how much it was missed', () => {
    expect(dueWords({ light: 'ok', workingDays: 3, stoppedOn: '2026-11-20' }, text)).toBe('keptInTime');
    expect(dueWords({ light: 'late', workingDays: -2, stoppedOn: '2026-11-20' }, text)).toContain('over');
  });

  it('says through whom a row came, and for whom it is done', () => {
    const reason = { via: 'department', department: '经济发展局', standingInFor: null } as const;
    expect(whyWords({ task: 'move', reason, stateName: '已交办' }, text)).toBe(
      'why tasks.move via.department 经济发展局 · 已交办',
    );
    const standIn = { ...reason, standingInFor: '陈舒' };
    expect(whyWords({ task: 'sign', reason: standIn, stateName: '办理中' }, text)).toBe(
      'why tasks.sign via.standIn 陈舒',
    );
    expect(whyWords({ task: null, reason: null, stateName: '已办结' }, text)).toBe('已办结');
  });

  it('says how many must move today', () => {
    expect(mustWords({ late: 0, today: 0 }, text)).toBe('mustNone');
    expect(mustWords({ late: 0, today: 2 }, text)).toBe('mustOnly 2');
    expect(mustWords({ late: 1, today: 3 }, text)).toBe('must 4 1');
  });
});
