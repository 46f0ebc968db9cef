import type { ProviderEntry, ProviderKind } from '#platform/federation/contract/provider.ts';

/** One field of a kind's settings. */
export interface DraftField {
  name: string;
  /** May stay empty. */
  optional?: true;
  /** Several words with spaces between. */
  list?: true;
}

/** The fields of each kind, in the order in which they are asked for. */
export const draftFields: Readonly<Record<ProviderKind, readonly DraftField[]>> = {
  oidc: [
    { name: 'issuer' },
    { name: 'clientId' },
    { name: 'trustedAcr', optional: true, list: true },
    { name: 'trustedAmr', optional: true, list: true },
  ],
  dingtalk: [
    { name: 'apiOrigin' },
    { name: 'loginOrigin' },
    { name: 'appKey' },
    { name: 'clientId' },
    { name: 'tenantId', optional: true },
  ],
  wecom: [{ name: 'apiOrigin' }, { name: 'loginOrigin' }, { name: 'corpId' }, { name: 'agentId' }],
};

/** A provider as it is being typed: every setting is text. */
export interface ProviderDraft {
  kind: ProviderKind;
  name: string;
  enabled: boolean;
  admitsOfficers: boolean;
  secret: string;
  settings: Readonly<Record<string, string>>;
}

const hosts: Readonly<Record<ProviderKind, Readonly<Record<string, string>>>> = {
  oidc: {},
  dingtalk: { apiOrigin: 'https://openplatform.dg-work.cn', loginOrigin: 'https://login.dg-work.cn' },
  wecom: { apiOrigin: 'https://qyapi.weixin.qq.com', loginOrigin: 'https://login.work.weixin.qq.com' },
};

/** An empty draft of a kind, with the hosts that most people use. */
export function emptyDraft(kind: ProviderKind): ProviderDraft {
  return { kind, name: '', enabled: true, admitsOfficers: false, secret: '', settings: hosts[kind] };
}

/** A draft of what is stored; the secret is not known here. */
export function draftOf({ name, enabled, admitsOfficers, settings }: ProviderEntry): ProviderDraft {
  const texts = Object.entries(settings).map(([key, value]) => [key, [value].flat().join(' ')]);
  return { kind: settings.kind, name, enabled, admitsOfficers, secret: '', settings: Object.fromEntries(texts) };
}

/** Names of the fields that are still empty; a stored secret may stay. */
export function missingIn(draft: ProviderDraft, stored: boolean): string[] {
  const empty = draftFields[draft.kind].filter(({ name, optional }) => !optional && !draft.settings[name]?.trim());
  return [
    ...(draft.name.trim().length < 2 ? ['name'] : []),
    ...empty.map(({ name }) => name),
    ...(stored || draft.secret.trim() !== '' ? [] : ['secret']),
  ];
}

/** What is sent; its shape is checked by the contract on the other side. */
export function bodyOf({ kind, settings, secret, ...rest }: ProviderDraft) {
  const typed = draftFields[kind].flatMap(({ name, optional, list }): [string, string | string[]][] => {
    const text = settings[name]?.trim() ?? '';
    if (list) return [[name, text.split(/\s+/).filter(Boolean)]];
    return optional && text === '' ? [] : [[name, text]];
  });
  return {
    ...rest,
    settings: { kind, ...Object.fromEntries(typed) } as unknown as ProviderEntry['settings'],
    ...(secret.trim() === '' ? {} : { secret: secret.trim() }),
  };
}
