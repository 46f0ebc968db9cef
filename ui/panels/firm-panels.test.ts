import { describe, expect, it } from 'vitest';
import type { FirmPanelEntry, WebModule } from '../module.ts';
import { joinFirmPanels } from './firm-panels.tsx';

const entry = (id: string, order: number): FirmPanelEntry => ({
  ...{ id, order, titleKey: `panels.${id}`, permission: `x:${id}.read` },
  load: () => Promise.resolve({ default: () => null }),
});
const module = (name: string, parts: Partial<WebModule>): WebModule => ({
  ...{ name, nav: [], routes: () => [] },
  locale: { 'zh-CN': () => Promise.resolve({ default: {} }), en: () => Promise.resolve({ default: {} }) },
  ...parts,
});

describe('parts of a firm’s file', () => {
  it('come from every module, in their order, and keep staff’s apart from the firm’s own', () => {
    const { staff, own } = joinFirmPanels([
      module('later', { firmPanels: [entry('visits', 100), entry('cases', 5)] }),
      module('plain', {}),
      module('parties', {
        firmPanels: [entry('facts', 10), entry('cases', 5)],
        ownFirmPanels: [entry('consents', 20)],
      }),
    ]);
    expect(staff.map(({ id, module: of }) => [id, of])).toEqual([
      ['later-cases', 'later'],
      ['parties-cases', 'parties'],
      ['parties-facts', 'parties'],
      ['later-visits', 'later'],
    ]);
    expect(own.map(({ id }) => id)).toEqual(['parties-consents']);
  });
});
