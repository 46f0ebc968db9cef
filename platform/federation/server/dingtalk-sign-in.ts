import { randomInt } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { DingtalkSettings } from '../contract/provider.ts';
import type { AdapterMeans } from './adapter-means.ts';
import { signRequest } from './dingtalk-signature.ts';
import type { ExternalSignIn } from './external-person.ts';
import { readCode, readJson } from './read-json.ts';

const number = z.union([z.number(), z.string()]);
const content = <T extends z.ZodType>(data: T) =>
  z.object({
    success: z.boolean().default(false),
    /** Of a refusal at the gateway, before the interface itself. */
    Code: z.string().optional(),
    content: z
      .object({ success: z.boolean().default(false), responseCode: number.optional(), data: data.nullish() })
      .optional(),
  });
const tokenAnswer = content(z.object({ accessToken: z.string(), expiresIn: number }));
const personAnswer = content(
  z.object({ accountId: number, realmId: number, tenantId: number.optional(), lastName: z.string().optional() }),
);

const codeWrong = '240111';
const tokenGone = '240133';
const signatureWrong = 'OPF-B001-05-16-0009';

/** 专有钉钉: sign-in by scanning, then the application's token and the person of the code; every request is signed. */
export function openDingtalk(
  settings: DingtalkSettings,
  { secret, outbound, tokens, key, now }: AdapterMeans,
): ExternalSignIn {
  const { apiOrigin, loginOrigin, appKey, clientId, tenantId } = settings;
  const ask = async <T extends z.ZodType>(
    { method, path, parameters }: { method: 'GET' | 'POST'; path: string; parameters: Record<string, string> },
    form: T,
  ) => {
    const at = now();
    const nonce = `${at}${randomInt(1_000, 10_000)}`;
    const headers = signRequest(appKey, secret, { method, path, parameters, now: at, nonce });
    const encoded = new URLSearchParams(parameters).toString();
    const answer =
      method === 'GET'
        ? await outbound.request(`${apiOrigin}${path}?${encoded}`, { headers })
        : await outbound.request(`${apiOrigin}${path}`, {
            method,
            headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
            body: encoded,
          });
    return readJson(answer, form, apiOrigin);
  };
  const token = () =>
    tokens.get(key, async () => {
      const parameters = { appkey: appKey, appsecret: secret };
      const answer = await ask({ method: 'GET', path: '/gettoken.json', parameters }, tokenAnswer);
      const data = answer.success && answer.content?.success ? answer.content.data : undefined;
      if (!data) throw refusal(codeOf(answer));
      return { token: data.accessToken, seconds: Number(data.expiresIn) || 0 };
    });
  const person = async (code: string) => {
    const parameters = { access_token: await token(), code };
    return ask({ method: 'POST', path: '/rpc/oauth2/getuserinfo_bycode.json', parameters }, personAnswer);
  };
  return {
    async authorizeUrl({ returnAddress, state }) {
      const query = {
        response_type: 'code',
        client_id: clientId,
        redirect_uri: returnAddress,
        scope: 'get_user_info',
        authType: 'QRCODE',
        state,
      };
      return `${loginOrigin}/oauth2/auth.htm?${new URLSearchParams(query)}`;
    },
    async exchange({ url }) {
      const code = readCode(url);
      let answer = await person(code);
      if (codeOf(answer) === tokenGone) {
        tokens.drop(key);
        answer = await person(code);
      }
      const data = answer.success && answer.content?.success ? answer.content.data : undefined;
      if (!data) throw refusal(codeOf(answer));
      if (tenantId !== undefined && String(data.tenantId ?? data.realmId) !== tenantId) {
        throw new AppError('federation.notMember');
      }
      const displayName = data.lastName?.trim() || null;
      // Another address is another system, whatever it calls its people.
      return { subject: `${apiOrigin} ${data.realmId}/${data.accountId}`, displayName, secondFactor: false };
    },
    check: async () => {
      tokens.drop(key);
      await token();
    },
    signOutUrl: async () => null,
  };
}

function codeOf(answer: {
  Code?: string | undefined;
  content?: { responseCode?: string | number | undefined } | undefined;
}): string {
  return answer.Code ?? String(answer.content?.responseCode ?? 'unknown');
}

/** Turns an answer code of 专有钉钉 into ours. */
function refusal(code: string): AppError {
  if (code === codeWrong) return new AppError('federation.codeInvalid');
  const detail = code.replace(/[^A-Za-z0-9.-]/g, '').slice(0, 60);
  if (code === signatureWrong) return new AppError('federation.secretRefused', { detail });
  return new AppError('federation.providerRefused', { detail });
}
