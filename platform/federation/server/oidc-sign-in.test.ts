import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openOutbound } from '#platform/outbound/server/outbound.ts';
import type { ExternalPerson, ExternalSignIn } from './external-person.ts';
import { type Forgery, type ForgingProvider, startForgingProvider } from './forging-provider.fixture.ts';
import { openOidc } from './oidc-sign-in.ts';

const clientId = 'yuanshu';
const returnAddress = 'https://yuanshu.example/api/federation/return/1';
const fixed = { state: 's'.repeat(43), nonce: 'n'.repeat(43), verifier: 'v'.repeat(43) };
let forging: ForgingProvider;
let signIn: ExternalSignIn;

beforeAll(async () => {
  forging = await startForgingProvider(clientId);
  const settings = {
    kind: 'oidc',
    issuer: forging.issuer,
    clientId,
    trustedAcr: ['loa3'],
    trustedAmr: ['otp'],
  } as const;
  signIn = openOidc(
    { ...settings, trustedAcr: [...settings.trustedAcr], trustedAmr: [...settings.trustedAmr] },
    { secret: 'x', outbound: openOutbound({ allow: [forging.issuer] }) },
  );
});
afterAll(() => forging.close());
beforeEach(() => {
  forging.forge({});
  forging.setNonce(fixed.nonce);
});

const exchange = (query = ''): Promise<ExternalPerson> =>
  signIn.exchange({ ...fixed, url: new URL(`${returnAddress}?code=abc&state=${fixed.state}${query}`) });
const seconds = (more: number) => Math.floor(Temporal.Now.instant().epochMilliseconds / 1_000) + more;

describe('an ID token', () => {
  it('that is right names the person, and its second factor where that is trusted', async () => {
    expect(await exchange()).toEqual({ subject: `${forging.issuer} zhang`, displayName: null, secondFactor: false });
    forging.forge({ claims: { amr: ['pwd', 'otp'], name: ' 张三 ' } });
    expect(await exchange()).toMatchObject({ displayName: '张三', secondFactor: true });
    forging.forge({ claims: { acr: 'loa3', preferred_username: 'zhang3' } });
    expect(await exchange()).toMatchObject({ displayName: 'zhang3', secondFactor: true });
    forging.forge({ claims: { acr: 'loa1', amr: 'otp' } });
    expect(await exchange()).toMatchObject({ secondFactor: false });
  });

  const wrong: Record<string, Forgery> = {
    'for another audience': { claims: { aud: 'somebody-else' } },
    'for several without saying which': { claims: { aud: [clientId, 'somebody-else'] } },
    'authorised for another party': { claims: { aud: [clientId, 'b'], azp: 'b' } },
    'of another issuer': { claims: { iss: 'https://elsewhere.example' } },
    'with another nonce': { claims: { nonce: 'another' } },
    'without a nonce': { claims: { nonce: undefined } },
    'without a subject': { claims: { sub: undefined } },
    'that has expired': { claims: { exp: seconds(-120), iat: seconds(-600) } },
    'that is not yet good': { claims: { nbf: seconds(600) } },
    'without a time of its end': { claims: { exp: undefined } },
    'with the algorithm none': { header: { alg: 'none' }, signature: 'none' },
    'without a signature': { signature: 'none' },
    'signed with the key of a stranger': { signature: 'stranger' },
    'signed with an algorithm that was not agreed': { header: { alg: 'HS256' } },
    'of a key that is not published': { header: { kid: 'unknown' } },
  };
  it.each(Object.entries(wrong))('%s is refused', async (_what, forgery) => {
    forging.forge(forgery);
    await expect(exchange()).rejects.toMatchObject({ code: 'federation.identityRefused' });
  });

  it('within a minute of our clock is taken', async () => {
    forging.forge({ claims: { exp: seconds(-20), iat: seconds(30) } });
    expect(await exchange()).toMatchObject({ subject: `${forging.issuer} zhang` });
  });
});

describe('a provider', () => {
  it('that calls itself something else is refused', async () => {
    forging.forge({ metadata: { issuer: 'https://elsewhere.example' } });
    await expect(exchange()).rejects.toMatchObject({ code: 'federation.identityRefused' });
    await expect(signIn.check()).rejects.toMatchObject({ code: 'federation.identityRefused' });
  });

  it('whose metadata lead into a closed network is not followed there', async () => {
    let reached = 0;
    const canary = createServer((_request, reply) => {
      reached += 1;
      reply.end();
    });
    await new Promise<void>((done) => canary.listen(0, '127.0.0.1', done));
    const { port } = canary.address() as AddressInfo;
    for (const name of ['token_endpoint', 'jwks_uri']) {
      forging.forge({ metadata: { [name]: `http://127.0.0.1:${port}/` } });
      await expect(exchange(), name).rejects.toMatchObject({ code: 'outbound.addressRefused' });
    }
    canary.close();
    expect(reached).toBe(0);
  });

  it('that promises to name itself in its answer has to', async () => {
    forging.forge({ metadata: { authorization_response_iss_parameter_supported: true } });
    await expect(exchange()).rejects.toMatchObject({ code: 'federation.identityRefused' });
    expect(await exchange(`&iss=${encodeURIComponent(forging.issuer)}`)).toMatchObject({ displayName: null });
  });

  const refusals: [string, Forgery['tokens'], string][] = [
    ['invalid_grant', { status: 400, body: { error: 'invalid_grant' } }, 'federation.codeInvalid'],
    ['invalid_client', { status: 401, body: { error: 'invalid_client' } }, 'federation.secretRefused'],
    ['server_error', { status: 400, body: { error: 'server_error' } }, 'federation.providerRefused'],
    ['no tokens', { status: 200, body: {} }, 'federation.identityRefused'],
    ['no ID token', { status: 200, body: { access_token: 'a', token_type: 'Bearer' } }, 'federation.identityRefused'],
    ['no object', { status: 200, body: 'text' }, 'federation.identityRefused'],
    ['a failure', { status: 502, body: 'text' }, 'outbound.answerUnreadable'],
  ];
  it.each(refusals)('that answers %s is understood', async (_what, tokens, code) => {
    forging.forge(tokens === undefined ? {} : { tokens });
    await expect(exchange()).rejects.toMatchObject({ code });
  });

  it('is asked for a code with challenge, state and nonce, and for what is trusted', async () => {
    const url = new URL(await signIn.authorizeUrl({ returnAddress, state: 'st', nonce: 'no', challenge: 'ch' }));
    expect(url.origin).toBe(forging.issuer);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      response_type: 'code',
      client_id: clientId,
      redirect_uri: returnAddress,
      scope: 'openid profile',
      state: 'st',
      nonce: 'no',
      code_challenge: 'ch',
      code_challenge_method: 'S256',
      acr_values: 'loa3',
    });
  });

  it('without a place to sign out has none', async () => {
    expect(await signIn.signOutUrl('https://yuanshu.example/sign-in')).toBeNull();
    forging.forge({ metadata: { end_session_endpoint: `${forging.issuer}/end` } });
    expect(await signIn.signOutUrl('https://yuanshu.example/sign-in')).toContain('/end?client_id=yuanshu');
  });
});
