import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { ApiError, localError } from '../api/api-error.ts';
import { render, renderWords } from '../testing/render.ts';
import { EmptyState, ErrorState, LoadingState, NoPermission, NothingFound } from './states.tsx';

const failure = (status: number, over: object = {}) =>
  new ApiError(status, {
    code: 'atlas.zoneUnknown',
    message: '没有这个园区。',
    remedy: '请从列表进入。',
    fields: [],
    trace: '0190-trace',
    ...over,
  });
const account = {
  id: '0190a0a0-0000-7000-8000-000000000001',
  login: 'officer',
  displayName: '陈舒',
  role: 'officer',
  staff: null,
} as const;

describe('ErrorState', () => {
  it('says what happened, what to do, the code and the trace number to quote', async () => {
    const words = await renderWords(createElement(ErrorState, { error: failure(404), onRetry: () => undefined }));
    expect(words).toBe('没有这个园区。 请从列表进入。 代码 atlas.zoneUnknown 追踪号 0190-trace 复制 重试');
  });

  it('has its own words for a server that cannot be reached, in either language, and no trace', async () => {
    const error = localError(0, 'ui.unreachable');
    expect(await renderWords(createElement(ErrorState, { error }))).toBe(
      '没有连上服务器 请检查网络，或稍后重试。已填写的内容还在本页。 代码 ui.unreachable',
    );
    expect(await renderWords(createElement(ErrorState, { error }), { locale: 'en' })).toContain(
      'The server cannot be reached',
    );
  });

  it('does not show the words of a defect', async () => {
    const words = await renderWords(createElement(ErrorState, { error: new TypeError('x is undefined') }));
    expect(words).toContain('页面出错了');
    expect(words).not.toContain('undefined');
  });

  it('is announced to readers', async () => {
    expect(await render(createElement(ErrorState, { error: failure(500) }))).toContain('role="alert"');
  });

  it('tells a visitor to sign in, and a signed-in person who grants access', async () => {
    const error = failure(403, { code: 'http.forbidden' });
    const element = createElement(NoPermission, { error, signedIn: true });
    expect(await renderWords(element)).toContain('请联系本园区的安全管理员授权');
    expect(await renderWords(createElement(ErrorState, { error }), { session: { account } })).toContain(
      '您的角色不能看这一页',
    );
  });
});

describe('EmptyState', () => {
  it('says what would be here and offers one verb', async () => {
    const action = createElement('button', { type: 'button' }, '登记企业');
    const words = await renderWords(createElement(EmptyState, { title: '还没有企业', action }, '登记后在这里列出。'));
    expect(words).toBe('还没有企业 登记后在这里列出。 登记企业');
  });
});

describe('NothingFound', () => {
  it('counts the filters and offers to clear them', async () => {
    const element = createElement(NothingFound, { conditions: 3, onClear: () => undefined });
    expect(await renderWords(element)).toBe('没有符合 3 个条件的记录 清除条件');
  });
});

describe('LoadingState', () => {
  it('keeps its place and shows no grey lines at once', async () => {
    const html = await render(createElement(LoadingState, { lines: 4 }));
    expect(html).toContain('min-height:128px');
    expect(html).toContain('aria-busy="true"');
    expect(html).not.toContain('<i');
  });
});
