import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

/** A real OpenID provider on this machine, for tests. */
export interface RealProvider {
  issuer: string;
  clientId: string;
  secret: string;
  /** Who signs in next; `null` cancels. */
  setPerson(subject: string | null): void;
  /** Registers where the browser is sent back to; before the first sign-in. */
  open(returnAddresses: readonly string[]): void;
  /** Goes through the provider's pages as a browser does; answers the address that it ends at. */
  visit(url: string): Promise<URL>;
  close(): void;
}

/** Starts a server without a provider in it yet: its port is part of the issuer. */
export async function startRealProvider(): Promise<RealProvider> {
  let provider: Provider | undefined;
  let person: string | null = 'somebody';
  const server: Server = createServer((request, reply) => {
    if (provider === undefined) reply.writeHead(404).end();
    else if (request.url?.startsWith('/interaction/')) void decide(provider, { request, reply, person });
    else provider.callback()(request, reply);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clientId = 'yuanshu';
  const secret = 'secret-of-the-real-provider';
  return {
    issuer,
    clientId,
    secret,
    setPerson: (subject) => {
      person = subject;
    },
    open: (addresses) => {
      provider = new Provider(issuer, settings({ clientId, secret, addresses }));
    },
    visit: (url) => visit(issuer, url),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function settings(of: { clientId: string; secret: string; addresses: readonly string[] }): Record<string, unknown> {
  return {
    clients: [
      {
        client_id: of.clientId,
        client_secret: of.secret,
        redirect_uris: [...of.addresses],
        post_logout_redirect_uris: ['http://localhost/sign-in'],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    cookies: { keys: ['test-cookie-key'] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false }, rpInitiatedLogout: { enabled: true } },
    claims: { openid: ['sub', 'acr', 'amr'], profile: ['name'] },
    conformIdTokenClaims: false,
    interactions: { url: (_context: unknown, { uid }: { uid: string }) => `/interaction/${uid}` },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, name: `外部${id}` }),
    }),
  };
}

/** What the person does at the provider: signs in and agrees, or turns back. */
async function decide(
  provider: Provider,
  { request, reply, person }: { request: IncomingMessage; reply: ServerResponse; person: string | null },
): Promise<void> {
  if (person === null) {
    await provider.interactionFinished(request, reply, { error: 'access_denied', error_description: 'turned back' });
    return;
  }
  const { prompt, params, session } = await provider.interactionDetails(request, reply);
  if (prompt.name === 'login') {
    await provider.interactionFinished(request, reply, {
      login: { accountId: person, acr: 'loa2', amr: ['pwd', 'otp'] },
    });
    return;
  }
  const grant = new provider.Grant({ accountId: session?.accountId ?? person, clientId: params.client_id });
  grant.addOIDCScope('openid profile');
  await provider.interactionFinished(request, reply, { consent: { grantId: await grant.save() } });
}

/** Follows redirects within the provider, with its cookies, and stops at the first address elsewhere. */
async function visit(issuer: string, start: string): Promise<URL> {
  const cookies = new Map<string, string>();
  let url = new URL(start);
  for (let hop = 0; url.origin === issuer; hop += 1) {
    if (hop > 12) throw new Error(`the provider never let go: ${url}`);
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', headers: cookie === '' ? {} : { cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';', 1)[0] ?? '').split(/=(.*)/s);
      cookies.set(name, value);
    }
    const location = answer.headers.get('location');
    if (location === null) throw new Error(`the provider stopped at ${url}: ${answer.status} ${await answer.text()}`);
    url = new URL(location, url);
  }
  return url;
}
