/** A target that the operator named: exactly this scheme, host and port. */
export interface AllowedHost {
  scheme: 'http:' | 'https:';
  /** Lower case; IPv6 without brackets. */
  host: string;
  port: number;
}

const form = /^(?:(https?):\/\/)?(\[[0-9a-f:.]+\]|[a-z0-9.-]+):(\d{1,5})$/i;

/** Reads `host:port` (https) or `http://host:port`; undefined when it has neither form. */
export function parseAllowedHost(text: string): AllowedHost | undefined {
  const [, scheme = 'https', host = '', port = ''] = form.exec(text) ?? [];
  if (host === '' || Number(port) < 1 || Number(port) > 65_535) return undefined;
  return {
    scheme: scheme.toLowerCase() === 'http' ? 'http:' : 'https:',
    host: host.toLowerCase().replace(/^\[|\]$/g, ''),
    port: Number(port),
  };
}
