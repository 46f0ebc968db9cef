import { describe, expect, it } from 'vitest';
import { exportNotices } from '../../contract/endpoints.ts';
import { noticeQuery } from './notice-query.ts';

describe('the filter of the register in the address', () => {
  it('is what the endpoint takes', () => {
    const search = {
      state: ['kept', 'failed'],
      channel: 'sms',
      recipient: 'firm',
      from: '2026-11-01',
      to: '2026-11-30',
    };
    expect(exportNotices.query?.safeParse(noticeQuery(search))).toMatchObject({
      success: true,
      data: { state: ['kept', 'failed'], channel: ['sms'], recipient: ['firm'], from: '2026-11-01', to: '2026-11-30' },
    });
  });

  it('leaves out days that are none', () => {
    expect(noticeQuery({ from: 'yesterday', to: '2026-1-1' })).toEqual({
      ...{ template: [], state: [], channel: [], recipient: [] },
    });
  });
});
