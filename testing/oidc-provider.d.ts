// The package brings no types; these are the few that the tests use.
declare module 'oidc-provider' {
  import type { IncomingMessage, ServerResponse } from 'node:http';

  /** A grant: what an account agreed to give a client. */
  interface Grant {
    addOIDCScope(scope: string): void;
    save(): Promise<string>;
  }

  /** An OpenID provider, served by any server of node:http. */
  export default class Provider {
    constructor(issuer: string, configuration: Record<string, unknown>);
    readonly Grant: new (of: {
      accountId: string;
      clientId: string;
    }) => Grant;
    callback(): (request: IncomingMessage, reply: ServerResponse) => void;
    interactionDetails(
      request: IncomingMessage,
      reply: ServerResponse,
    ): Promise<{ prompt: { name: string }; params: { client_id: string }; session?: { accountId: string } }>;
    interactionFinished(
      request: IncomingMessage,
      reply: ServerResponse,
      result: Record<string, unknown>,
    ): Promise<void>;
    on(event: string, listener: (...args: readonly unknown[]) => void): void;
  }
}
