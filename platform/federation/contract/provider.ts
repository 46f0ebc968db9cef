import { z } from 'zod';

/** Kinds of system that can vouch for a person: OpenID Connect, 专有钉钉, 企业微信. */
export const providerKind = z.enum(['oidc', 'dingtalk', 'wecom']);
export type ProviderKind = z.infer<typeof providerKind>;

const origin = z
  .string()
  .trim()
  .max(200)
  .regex(/^https?:\/\/[A-Za-z0-9.:[\]-]+$/);
const word = z
  .string()
  .trim()
  .regex(/^[\x21-\x7e]{1,200}$/);
const words = z.array(word).max(20).default([]);

/** Settings of an OpenID Connect provider (OpenID Connect Core 1.0). */
export const oidcSettings = z.object({
  kind: z.literal('oidc'),
  /** Exactly as the provider writes it in `iss`. */
  issuer: z
    .string()
    .trim()
    .max(300)
    .regex(/^https?:\/\/[^\s?#]+$/),
  clientId: word,
  /** Values of `acr` or `amr` that count as a second factor; none means that ours is asked for. */
  trustedAcr: words,
  trustedAmr: words,
});

/** Settings of 专有钉钉 (government DingTalk); hosts differ by deployment. */
export const dingtalkSettings = z.object({
  kind: z.literal('dingtalk'),
  apiOrigin: origin.default('https://openplatform.dg-work.cn'),
  loginOrigin: origin.default('https://login.dg-work.cn'),
  appKey: word,
  /** 应用标识, as the sign-in address wants it. */
  clientId: word,
  /** Only people of this tenant may enter; absent means any that the application is opened to. */
  tenantId: word.optional(),
});

/** Settings of 企业微信 (WeCom). */
export const wecomSettings = z.object({
  kind: z.literal('wecom'),
  apiOrigin: origin.default('https://qyapi.weixin.qq.com'),
  loginOrigin: origin.default('https://login.work.weixin.qq.com'),
  corpId: word,
  agentId: z
    .string()
    .trim()
    .regex(/^\d{1,12}$/),
});

/** Settings of a provider, by kind; its secret stands apart and is never answered. */
export const providerSettings = z.discriminatedUnion('kind', [oidcSettings, dingtalkSettings, wecomSettings]);
export type ProviderSettings = z.infer<typeof providerSettings>;
export type OidcSettings = z.infer<typeof oidcSettings>;
export type DingtalkSettings = z.infer<typeof dingtalkSettings>;
export type WecomSettings = z.infer<typeof wecomSettings>;

/** What people see on the button. */
export const providerName = z.string().trim().min(2).max(30);

/** A provider as the security administrator keeps it. */
export const providerEntry = z.object({
  id: z.uuid(),
  name: z.string(),
  enabled: z.boolean(),
  /** Unknown people of the provider become pending officers, whom a person still has to confirm. */
  admitsOfficers: z.boolean(),
  settings: providerSettings,
  /** Address to be entered at the provider as the one to return to. */
  returnAddress: z.string(),
  changedAt: z.string(),
});
export type ProviderEntry = z.infer<typeof providerEntry>;
