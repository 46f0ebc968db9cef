import { z } from 'zod';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { WecomSettings } from '../contract/provider.ts';
import type { AdapterMeans } from './adapter-means.ts';
import type { ExternalSignIn } from './external-person.ts';
import { readCode, readJson } from './read-json.ts';

const failure = z.object({ errcode: z.int().default(0), errmsg: z.string().default('') });
const tokenAnswer = failure.extend({ access_token: z.string().optional(), expires_in: z.int().optional() });
const personAnswer = failure.extend({ userid: z.string().optional(), openid: z.string().optional() });

/** The token of the application is no longer good: a fresh one is asked for once. */
const tokenGone = new Set([40014, 42001]);
const secretWrong = new Set([40001, 40013, 40056, 40091, 41004]);
const codeWrong = new Set([40029, 41008]);
const tooOften = new Set([45009, 45033]);

/** 企业微信: sign-in page of the web, then the application's token and the person of the code. */
export function openWecom(settings: WecomSettings, { secret, outbound, tokens, key }: AdapterMeans): ExternalSignIn {
  const { apiOrigin, loginOrigin, corpId, agentId } = settings;
  const ask = async <T extends z.ZodType>(path: string, query: Record<string, string>, form: T) => {
    const answer = await outbound.request(`${apiOrigin}${path}?${new URLSearchParams(query)}`);
    return readJson(answer, form, apiOrigin);
  };
  const token = () =>
    tokens.get(key, async () => {
      const answer = await ask('/cgi-bin/gettoken', { corpid: corpId, corpsecret: secret }, tokenAnswer);
      refuse(answer.errcode);
      if (answer.access_token === undefined) throw new AppError('federation.providerRefused', { detail: 'gettoken' });
      return { token: answer.access_token, seconds: answer.expires_in ?? 0 };
    });
  const person = async (code: string) =>
    ask('/cgi-bin/auth/getuserinfo', { access_token: await token(), code }, personAnswer);
  return {
    async authorizeUrl({ returnAddress, state }) {
      const query = { login_type: 'CorpApp', appid: corpId, agentid: agentId, redirect_uri: returnAddress, state };
      return `${loginOrigin}/wwlogin/sso/login?${new URLSearchParams(query)}`;
    },
    async exchange({ url }) {
      const code = readCode(url);
      let answer = await person(code);
      if (tokenGone.has(answer.errcode)) {
        tokens.drop(key);
        answer = await person(code);
      }
      refuse(answer.errcode);
      // An `openid` belongs to somebody who is no member of the organisation.
      if (answer.userid === undefined || answer.userid === '') throw new AppError('federation.notMember');
      // Another address is another system, whatever it calls its people.
      return { subject: `${apiOrigin} ${corpId}/${answer.userid}`, displayName: null, secondFactor: false };
    },
    check: async () => {
      tokens.drop(key);
      await token();
    },
    signOutUrl: async () => null,
  };
}

/** Turns an error code of 企业微信 into ours (developer.work.weixin.qq.com/document/path/90313). */
function refuse(errcode: number): void {
  if (errcode === 0) return;
  const detail = String(errcode);
  if (codeWrong.has(errcode)) throw new AppError('federation.codeInvalid');
  if (secretWrong.has(errcode)) throw new AppError('federation.secretRefused', { detail });
  if (errcode === 60020) throw new AppError('federation.addressNotListed', { detail });
  if (tooOften.has(errcode)) throw new AppError('federation.providerBusy', { detail });
  throw new AppError('federation.providerRefused', { detail });
}
