import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { renderWords } from '#ui/testing/render.ts';
import type { Membership } from '../../contract/membership.ts';
import { partiesWeb } from '../index.ts';
import { faultsOf, InvitationForm } from './invitation-form.tsx';
import { MembershipLine } from './member-rows.tsx';
import { minuteInChina, PersonName, Refused } from './person-parts.tsx';
import { numberOf } from './person-values.ts';

const texts = [partiesWeb];

describe('faultsOf', () => {
  it.each([
    [{ name: '王明', mobile: '100 0000 0001', email: '' }, []],
    [{ name: '王明', mobile: '', email: 'w@example.test' }, []],
    [{ name: '王', mobile: '10000000001', email: '' }, ['name']],
    [{ name: '王明', mobile: '', email: '' }, ['reach']],
    [{ name: '王明', mobile: '123', email: '' }, ['mobile']],
    [{ name: '', mobile: '', email: '' }, ['name', 'reach']],
    [{ name: '王明', mobile: '', email: 'nobody' }, ['reach']],
  ])('of %j are %j', (typed, faults) => {
    expect(faultsOf(typed)).toEqual(faults);
  });
});

describe('numberOf', () => {
  it('takes whole numbers of either kind, and no part of one', () => {
    expect(numberOf('+86 138-0000-5678')).toEqual({ mobile: '13800005678' });
    expect(numberOf('11010519491231002x')).toEqual({ idNumber: '11010519491231002X' });
    for (const part of ['', '138', '1380000567', '110105194912310', '王明']) expect(numberOf(part)).toBeUndefined();
  });
});

describe('parts of pages', () => {
  const erasedAt = '2026-11-21T01:00:00Z';

  it('say of a person no more than the server did', async () => {
    const name = (person: { name: string | null; erasedAt: string | null }) =>
      renderWords(createElement(PersonName, { person }), { texts });
    expect(await name({ name: '王*明', erasedAt: null })).toBe('王*明');
    expect(await name({ name: null, erasedAt })).toBe('已清除');
    expect(await name({ name: null, erasedAt: null })).toBe('不可见');
  });

  it('show a membership with its period and who verified it, in both languages', async () => {
    const membership: Membership = {
      ...{ id: 'm', firmId: 'f', partnerId: null, house: '示范澄湖' },
      role: 'representative',
      state: 'ended',
      ...{ startsOn: '2026-01-02', endsOn: '2026-11-21', endReason: '离职' },
      confirmedBy: 'officers',
    };
    const line = createElement(MembershipLine, { membership, name: '王*明' });
    expect(await renderWords(line, { texts })).toBe(
      '王*明 企业代表 已终止 2026年1月2日 至 2026年11月21日 · 两名工作人员核实 · 离职',
    );
    const english = await renderWords(createElement(MembershipLine, { membership, name: '王*明' }), {
      texts,
      locale: 'en',
    });
    expect(english).toContain('Representative Ended 2 Jan 2026 to 21 Nov 2026 · Verified by two officers');
  });

  it('ask for name and number, and for a house where one is to be chosen', async () => {
    const props = { pending: false, error: null, onSend: () => {}, onCancel: () => {} };
    const plain = await renderWords(createElement(InvitationForm, { ...props, choices: [] }), { texts });
    expect(plain).toBe('姓名 手机号 邮箱 邀请 取消');
  });

  it('say nothing while nothing was refused', async () => {
    expect(await renderWords(createElement(Refused, { error: null }), { texts })).toBe('');
  });

  it('tell times as they are in China', () => {
    expect(minuteInChina('2026-11-20T16:30:00Z')).toBe('2026-11-21 00:30');
  });
});
