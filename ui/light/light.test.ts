import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { render, renderWords } from '../testing/render.ts';
import { Light, type LightState } from './light.tsx';

const states: LightState[] = ['ok', 'warn', 'late', 'hold'];
const shape = (html: string) => / d="([^"]+)"/.exec(html)?.[1];

describe('Light', () => {
  it('has a shape of its own for each state, hidden from readers', async () => {
    const drawn = await Promise.all(states.map((state) => render(createElement(Light, { state }))));
    expect(new Set(drawn.map(shape)).size).toBe(states.length);
    for (const html of drawn) expect(html).toContain('aria-hidden="true"');
  });

  it('always has words, in either language', async () => {
    const words = (locale: 'zh-CN' | 'en') =>
      Promise.all(states.map((state) => renderWords(createElement(Light, { state }), { locale })));
    expect(await words('zh-CN')).toEqual(['正常', '临期', '超期', '暂停']);
    expect(await words('en')).toEqual(['On time', 'Due soon', 'Overdue', 'On hold']);
  });

  it('says what it is told instead of its own words', async () => {
    expect(await renderWords(createElement(Light, { state: 'late' }, '超 1 个工作日'))).toBe('超 1 个工作日');
  });
});
