import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import type { WebModule } from '../module.ts';
import { render, renderWords } from '../testing/render.ts';
import { Shell } from './shell.tsx';

const texts = { default: { title: '项目', hidden: '密件', search: '查项目' } };
const module: WebModule = {
  name: 'demo',
  locale: { 'zh-CN': async () => texts, en: async () => texts },
  nav: [
    { path: '/projects', labelKey: 'title', icon: 'project', group: 'data', permission: 'demo:read' },
    { path: '/secret', labelKey: 'hidden', icon: 'box', group: 'admin', permission: 'demo:secret' },
  ],
  search: { path: '/projects', param: 'q', labelKey: 'search', permission: 'demo:read' },
  routes: () => [],
};
const shell = createElement(Shell, { modules: [module] });
const officer = {
  account: {
    id: '0190a0a0-0000-7000-8000-000000000001',
    login: 'officer',
    displayName: '陈舒',
    role: 'officer',
    staff: { department: '行政审批局', post: '工程建设科' },
  },
  zone: { id: '0190a0a0-0000-7000-8000-000000000002', code: 'shifan', name: '示范高新区', demonstration: true },
  permissions: ['demo:read'],
} as const;
const signedIn = { session: { ...officer, permissions: [...officer.permissions] }, texts: [module] };

describe('the frame', () => {
  it('begins with a way past the navigation, and has one main part', async () => {
    const html = await render(shell, signedIn);
    expect(html.indexOf('href="#main"')).toBeLessThan(html.indexOf('<nav'));
    expect(html.match(/<main/g)).toHaveLength(1);
  });

  it('shows only what the person may use; headings of groups without lines stay away', async () => {
    const words = await renderWords(shell, signedIn);
    expect(words).toContain('看数 项目');
    expect(words).not.toContain('密件');
    expect(words).not.toContain('管理');
  });

  it('marks the page that is open', async () => {
    const html = await render(shell, { ...signedIn, url: '/projects?q=x' });
    expect(html).toMatch(/<a[^>]*href="\/projects"[^>]*aria-current="page"/);
  });

  it('names zone, person, department and post', async () => {
    const words = await renderWords(shell, signedIn);
    for (const name of ['示范高新区', '陈舒', '行政审批局 · 工程建设科']) expect(words).toContain(name);
  });

  it('says on the page, on a phone and in print that the data of a fictional zone are invented', async () => {
    const html = await render(shell, signedIn);
    expect(html.match(/演示数据：本园区及企业、人员均为虚构/g)).toHaveLength(3);
    expect(html).toContain('ys-demo-strip');
    const real = { ...signedIn, session: { ...signedIn.session, zone: { ...officer.zone, demonstration: false } } };
    expect(await renderWords(shell, real)).not.toContain('演示数据');
  });

  it('offers a visitor the door instead of a menu', async () => {
    const words = await renderWords(shell, { texts: [module] });
    expect(words).toContain('登录');
    expect(words).toContain('公开事实');
    expect(words).not.toContain('查项目');
  });

  it('has a search field only where something can be searched', async () => {
    expect(await render(shell, signedIn)).toContain('placeholder="查项目"');
    expect(await render(shell, { texts: [module] })).not.toContain('type="search"');
  });
});
