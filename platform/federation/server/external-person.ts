/** A person for whom a provider vouches. */
export interface ExternalPerson {
  /** Names the person for ever and within everything that the provider knows; never shown, stored as a digest. */
  subject: string;
  /** What the provider calls the person; only offered for a new account. */
  displayName: string | null;
  /** The provider says that a second factor was given, and its settings say that this is believed. */
  secondFactor: boolean;
}

/** What is fixed when a sign-in begins. */
export interface SignInStart {
  /** Where the provider sends the browser back to. */
  returnAddress: string;
  state: string;
  nonce: string;
  /** PKCE challenge (RFC 7636, S256). */
  challenge: string;
}

/** What a provider's answer is compared with. */
export interface SignInAnswer {
  /** The full address to which the browser came back. */
  url: URL;
  state: string;
  nonce: string;
  verifier: string;
}

/** One way of signing in through another system; every call goes through platform/outbound. */
export interface ExternalSignIn {
  authorizeUrl(start: SignInStart): Promise<string>;
  /** Exchanges the code of an answer for the person; throws `federation.*` or `outbound.*`. */
  exchange(answer: SignInAnswer): Promise<ExternalPerson>;
  /** Asks whether address and secret are right, as far as the provider tells without a person. */
  check(): Promise<void>;
  /** Where the browser ends the provider's own session; null where there is no such place. */
  signOutUrl(returnTo: string): Promise<string | null>;
}
