import { describe, expect, it } from 'vitest';
import { formsQuery, sheetRegisterOf, submissionsQuery } from './form-query.ts';

describe('what the address asks of the registers', () => {
  it('is the filter of forms', () => {
    expect(formsQuery({ q: '岗位', state: ['open', 'waiting'], page: '2' })).toEqual({
      ...{ q: '岗位', state: ['open', 'waiting'], subject: [], department: [] },
    });
  });

  it('is that of submissions, without what no filter could mean', () => {
    expect(submissionsQuery({ from: '2026-01-01', to: 'soon', version: '2', withdrawn: 'all' })).toEqual({
      ...{ from: '2026-01-01', version: 2, withdrawn: 'all' },
    });
    expect(submissionsQuery({ version: '0', withdrawn: 'perhaps', q: 'A' })).toEqual({ q: 'A' });
  });

  it('finds the register of sheets of a form', () => {
    expect(sheetRegisterOf('survey')).toBe('forms.survey');
    expect(sheetRegisterOf('job-new-posts')).toBe('forms.jobNewPosts');
  });
});
