import * as client from 'openid-client';
import { AppError } from '#platform/errors/contract/errors.ts';
import type { Outbound } from '#platform/outbound/server/outbound.ts';
import { outboundFetch } from '#platform/outbound/server/outbound-fetch.ts';
import type { OidcSettings } from '../contract/provider.ts';
import type { ExternalPerson, ExternalSignIn } from './external-person.ts';

/** Seconds by which the provider's clock may differ from ours. */
const clockTolerance = 60;

/**
 * OpenID Connect: authorization code with PKCE, state and nonce; the ID token's signature, issuer, audience and times
 * are checked. Each step asks for the provider's metadata and keys anew: a key that was changed is known at once.
 */
export function openOidc(
  settings: OidcSettings,
  { secret, outbound }: { secret: string; outbound: Outbound },
): ExternalSignIn {
  const { issuer, clientId, trustedAcr } = settings;
  const discover = () => discoverProvider(settings, secret, outbound);
  return {
    authorizeUrl: (start) =>
      guarded(issuer, async () => {
        const url = client.buildAuthorizationUrl(await discover(), {
          redirect_uri: start.returnAddress,
          scope: 'openid profile',
          state: start.state,
          nonce: start.nonce,
          code_challenge: start.challenge,
          code_challenge_method: 'S256',
          ...(trustedAcr.length > 0 ? { acr_values: trustedAcr.join(' ') } : {}),
        });
        return url.href;
      }),
    exchange: ({ url, state, nonce, verifier }) =>
      guarded(issuer, async () => {
        const tokens = await client.authorizationCodeGrant(await discover(), url, {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          idTokenExpected: true,
        });
        const claims = tokens.claims();
        if (claims === undefined) throw new AppError('federation.identityRefused');
        return personOf(claims, settings);
      }),
    check: () => guarded(issuer, async () => void (await discover())),
    signOutUrl: (returnTo) =>
      guarded(issuer, async () => {
        const config = await discover();
        if (config.serverMetadata().end_session_endpoint === undefined) return null;
        const query = { client_id: clientId, post_logout_redirect_uri: returnTo };
        return client.buildEndSessionUrl(config, query).href;
      }),
  };
}

function discoverProvider({ issuer, clientId }: OidcSettings, secret: string, outbound: Outbound) {
  const authenticate: client.ClientAuth = (server, ...rest) => {
    const known = server.token_endpoint_auth_methods_supported;
    const basic = known === undefined || known.includes('client_secret_basic');
    (basic ? client.ClientSecretBasic(secret) : client.ClientSecretPost(secret))(server, ...rest);
  };
  // The operator allowed http to this very host and port, or the call is refused on its way out.
  const insecure = issuer.startsWith('http:') ? [client.allowInsecureRequests] : [];
  const metadata = { client_secret: secret, [client.clockTolerance]: clockTolerance };
  return client.discovery(new URL(issuer), clientId, metadata, authenticate, {
    [client.customFetch]: outboundFetch(outbound),
    // Signatures are checked although the token came over TLS: a proxy may end that.
    execute: [client.enableNonRepudiationChecks, ...insecure],
  });
}

type Claims = Readonly<Record<string, unknown>> & { iss: string; sub: string };

function personOf(claims: Claims, { trustedAcr, trustedAmr }: OidcSettings): ExternalPerson {
  const { iss, sub, acr, amr, name, preferred_username: login } = claims;
  const methods = Array.isArray(amr) ? amr.map(String) : [];
  const called = [name, login].find((text): text is string => typeof text === 'string' && text.trim() !== '');
  return {
    subject: `${iss} ${sub}`,
    displayName: called?.trim() ?? null,
    secondFactor: trustedAcr.includes(String(acr)) || methods.some((method) => trustedAmr.includes(method)),
  };
}

const unreadable = new Set(['OAUTH_RESPONSE_IS_NOT_CONFORM', 'OAUTH_RESPONSE_IS_NOT_JSON', 'OAUTH_PARSE_ERROR']);

/** Turns the library's failures into ours; the cause goes into the log and nowhere else. */
async function guarded<T>(issuer: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw failureOf(error, new URL(issuer).host);
  }
}

function failureOf(error: unknown, host: string): unknown {
  if (error instanceof AppError) return error;
  if (error instanceof client.ResponseBodyError || error instanceof client.AuthorizationResponseError) {
    const detail = error.error.replace(/[^A-Za-z0-9._-]/g, '').slice(0, 60);
    if (error.error === 'invalid_grant') return caused('federation.codeInvalid', {}, error);
    if (error.error === 'invalid_client') return caused('federation.secretRefused', { detail }, error);
    return caused('federation.providerRefused', { detail }, error);
  }
  const { cause, code } = error as { cause?: unknown; code?: string };
  if (cause instanceof AppError) return cause;
  if (unreadable.has(code ?? '')) return caused('outbound.answerUnreadable', { host }, error);
  return error instanceof client.ClientError ? caused('federation.identityRefused', {}, error) : error;
}

function caused(code: AppError['code'], params: Record<string, string>, cause: unknown): AppError {
  return Object.assign(new AppError(code, params), { cause });
}
