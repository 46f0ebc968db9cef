import { describe, expect, it } from 'vitest';
import type { ActView } from '../../contract/case.ts';
import { actBody } from '../../contract/endpoints.ts';
import { verbs } from '../../contract/lifecycle.ts';
import { arrangeActs, fieldsOf, pressable } from './act-fields.ts';

const act = (name: string, given: Partial<ActView> = {}): ActView => ({
  ...{ name, title: name, own: false, needs: [], allowed: true, refusal: null, onBehalfOf: null, clocks: [] },
  mostDays: null,
  ...given,
});

describe('the form of an act', () => {
  it('asks for what the lifecycle needs and what the verb names, each field once', () => {
    expect(fieldsOf(act('handOver', { needs: ['department', 'comment'] }))).toEqual([
      { field: 'department', needed: true },
      { field: 'account', needed: false },
      { field: 'comment', needed: true },
      { field: 'files', needed: false },
    ]);
    expect(fieldsOf(act('close', { needs: ['comment', 'evidence'] })).at(-1)).toEqual({ field: 'files', needed: true });
    expect(pressable(act('accept'))).toBe(true);
    expect(pressable(act('end'))).toBe(false);
    expect(pressable(act('sign'))).toBe(false);
  });

  it('sends only fields that the endpoint takes, for every verb', () => {
    const taken = Object.keys(actBody.shape);
    for (const name of verbs) for (const { field } of fieldsOf(act(name))) expect(taken).toContain(field);
  });
});

describe('the acts of a page', () => {
  const acts = [
    act('withdraw'),
    act('accept', { own: true }),
    act('refuse', { own: true }),
    act('close', { own: true, allowed: false, refusal: '还不能办' }),
    act('handOver'),
    act('receiveSupervision'),
  ];

  it('put the task’s verb first, else the first open step; forbidden ones last, none left out', () => {
    expect(arrangeActs(acts, ['receiveSupervision']).next?.name).toBe('receiveSupervision');
    const { next, others } = arrangeActs(acts, []);
    expect(next?.name).toBe('accept');
    expect(others.map(({ name }) => name)).toEqual(['refuse', 'handOver', 'withdraw', 'receiveSupervision', 'close']);
  });

  it('have no next one where others must move', () => {
    const { next, others } = arrangeActs([act('urge'), act('accept', { own: true, allowed: false })], []);
    expect(next).toBeUndefined();
    expect(others.map(({ name }) => name)).toEqual(['urge', 'accept']);
  });

  it('have no next one where the case waits for somebody else: what one may do stands beside', () => {
    const { next, others } = arrangeActs([act('copy'), act('reopen', { own: true })], [], false);
    expect(next).toBeUndefined();
    expect(others.map(({ name }) => name)).toEqual(['reopen', 'copy']);
  });
});
