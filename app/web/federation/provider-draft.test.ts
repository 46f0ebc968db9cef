import { describe, expect, it } from 'vitest';
import { addProvider } from '#platform/federation/contract/endpoints.ts';
import type { ProviderEntry } from '#platform/federation/contract/provider.ts';
import { bodyOf, draftFields, draftOf, emptyDraft, missingIn } from './provider-draft.ts';

const common = { id: '018f0000-0000-7000-8000-000000000001', enabled: true, admitsOfficers: false };
const entry = (settings: ProviderEntry['settings']): ProviderEntry => ({
  ...common,
  name: '统一认证',
  settings,
  returnAddress: 'https://a.example/r',
  changedAt: '2026-11-21T00:00:00Z',
});

describe('a draft of a provider', () => {
  it('goes there and back without a change', () => {
    const all: ProviderEntry['settings'][] = [
      { kind: 'oidc', issuer: 'https://a.example', clientId: 'c', trustedAcr: ['loa2', 'loa3'], trustedAmr: [] },
      { kind: 'dingtalk', apiOrigin: 'https://a.cn', loginOrigin: 'https://b.cn', appKey: 'k', clientId: 'c' },
      {
        kind: 'dingtalk',
        apiOrigin: 'https://a.cn',
        loginOrigin: 'https://b.cn',
        appKey: 'k',
        clientId: 'c',
        tenantId: '9',
      },
      { kind: 'wecom', apiOrigin: 'https://a.cn', loginOrigin: 'https://b.cn', corpId: 'w', agentId: '1' },
    ];
    for (const settings of all) {
      const body = bodyOf(draftOf(entry(settings)));
      expect(body.settings).toEqual(settings);
      expect(body).not.toHaveProperty('secret');
      expect(addProvider.body?.parse({ ...body, secret: 's' }).settings).toEqual(settings);
    }
  });

  it('names what is missing, and lets a stored secret be', () => {
    expect(missingIn(emptyDraft('oidc'), false)).toEqual(['name', 'issuer', 'clientId', 'secret']);
    expect(missingIn(emptyDraft('wecom'), false)).toEqual(['name', 'corpId', 'agentId', 'secret']);
    expect(missingIn({ ...emptyDraft('dingtalk'), name: '钉钉' }, true)).toEqual(['appKey', 'clientId']);
    const stored = draftOf(
      entry({ kind: 'oidc', issuer: 'https://a.example', clientId: 'c', trustedAcr: [], trustedAmr: [] }),
    );
    expect(missingIn(stored, true)).toEqual([]);
    expect(missingIn(stored, false)).toEqual(['secret']);
  });

  it('asks for no setting twice', () => {
    for (const fields of Object.values(draftFields)) {
      expect(new Set(fields.map(({ name }) => name)).size).toBe(fields.length);
    }
  });
});
