import { describe, expect, it } from 'vitest';
import { checkLifecycle } from '#kernel/cases/contract/check-lifecycle.ts';
import { actsOf } from '#kernel/cases/contract/lifecycle.ts';
import en from '../locale/en.json' with { type: 'json' };
import zh from '../locale/zh-CN.json' with { type: 'json' };
import { assignmentLifecycle } from './assignment.ts';
import { decisionState } from './gathering.ts';

describe('the assignment of a decision', () => {
  it('is sound: every state is reached and comes to an end', () => {
    expect(checkLifecycle(assignmentLifecycle)).toEqual([]);
  });

  it('has the states that a decision shows', () => {
    expect(new Set(['draft', ...Object.keys(assignmentLifecycle.states)])).toEqual(new Set(decisionState.options));
  });

  it('has words for every state and step in both languages', () => {
    for (const { lifecycles } of [zh, en]) {
      expect(Object.keys(lifecycles.assignment.states).sort()).toEqual(Object.keys(assignmentLifecycle.states).sort());
      const steps = assignmentLifecycle.transitions.map(({ name }) => name);
      expect(Object.keys(lifecycles.assignment.acts).sort()).toEqual(steps.sort());
    }
  });

  it('is confirmed by who held the gathering and never by the department that reports', () => {
    const confirm = assignmentLifecycle.transitions.find(({ name }) => name === 'confirm');
    expect(confirm?.by).toEqual(['dispatcher', 'zoneLeader']);
    expect(actsOf(assignmentLifecycle)).toContain('raiseSupervision');
  });

  it('names first, of what somebody may do, the step that leads on: it is the verb that the to-do offers', () => {
    const first = (state: string) => assignmentLifecycle.transitions.find(({ from }) => from.includes(state))?.name;
    expect(Object.keys(assignmentLifecycle.states).map((state) => [state, first(state)])).toEqual([
      ['assigned', 'accept'],
      ['declined', 'assignAnew'],
      ['accepted', 'report'],
      ['reported', 'confirm'],
      ['returned', 'report'],
      ['confirmed', undefined],
      ['ended', undefined],
    ]);
  });
});
