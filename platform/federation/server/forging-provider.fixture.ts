import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

type Part = Record<string, unknown>;

/** A provider that answers whatever a test wants it to. */
export interface ForgingProvider {
  issuer: string;
  /** Changes what the next answer says; each absent part is right. */
  forge(changes: Forgery): void;
  /** Nonce that a right ID token repeats. */
  setNonce(nonce: string): void;
  close(): void;
}

/** What is wrong with an answer. */
export interface Forgery {
  header?: Part;
  claims?: Part;
  /** Signs with a key that the provider does not publish, or not at all. */
  signature?: 'stranger' | 'none';
  metadata?: Part;
  /** Answers this instead of tokens. */
  tokens?: { status: number; body: unknown };
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Starts a provider whose key is right and whose answers need not be. */
export async function startForgingProvider(clientId: string): Promise<ForgingProvider> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 });
  let forgery: Forgery = {};
  let nonce = '';
  let issuer = '';
  const keys = { keys: [{ ...own.publicKey.export({ format: 'jwk' }), kid: 'own', alg: 'RS256', use: 'sig' }] };
  const token = () => {
    const now = Math.floor(Temporal.Now.instant().epochMilliseconds / 1_000);
    const right = { iss: issuer, sub: 'zhang', aud: clientId, iat: now, exp: now + 300, nonce };
    const head = encode({ alg: 'RS256', kid: 'own', ...forgery.header });
    const body = encode({ ...right, ...forgery.claims });
    if (forgery.signature === 'none') return `${head}.${body}.`;
    return `${head}.${body}.${sign(`${head}.${body}`, forgery.signature === 'stranger' ? stranger.privateKey : own.privateKey)}`;
  };
  const answers: Record<string, () => { status: number; body: unknown }> = {
    '/.well-known/openid-configuration': () => ({
      status: 200,
      body: {
        issuer,
        authorization_endpoint: `${issuer}/auth`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...forgery.metadata,
      },
    }),
    '/keys': () => ({ status: 200, body: keys }),
    '/token': () =>
      forgery.tokens ?? { status: 200, body: { access_token: 'at', token_type: 'Bearer', id_token: token() } },
  };
  const server = createServer((request, reply) => {
    request.resume();
    const { status, body } = answers[request.url ?? '']?.() ?? { status: 404, body: {} };
    reply.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    forge: (changes) => {
      forgery = changes;
    },
    setNonce: (text) => {
      nonce = text;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

function sign(text: string, key: KeyObject): string {
  return createSign('RSA-SHA256').update(text).sign(key).toString('base64url');
}
