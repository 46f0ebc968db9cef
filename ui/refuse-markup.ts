/** What browsers offer of Trusted Types (W3C), as far as it is used here. */
interface PolicyFactory {
  createPolicy(
    name: string,
    rules: { createHTML(text: string): string; createScriptURL(address: string): string },
  ): unknown;
}

/** Lets text through that cannot hold an element, such as a style sheet; markup throws a TypeError. */
export function refuseMarkup(text: string): string {
  if (text.includes('<')) throw new TypeError('Text is never turned into markup here.');
  return text;
}

/** Lets a service worker of this server be started by its path; any other address of a script throws a TypeError. */
export function refuseScripts(address: string): string {
  if (!/^\/[a-z]+-worker\.js$/.test(address)) throw new TypeError('Scripts are never loaded by address here.');
  return address;
}

/**
 * Answers for every place where a browser would turn text into markup or script: the content security policy names
 * this one policy, so that nothing else can be made into either. Without Trusted Types the page works as before.
 */
export function guardMarkup(from: object = globalThis): void {
  const { trustedTypes } = from as { trustedTypes?: PolicyFactory };
  trustedTypes?.createPolicy('default', { createHTML: refuseMarkup, createScriptURL: refuseScripts });
}
