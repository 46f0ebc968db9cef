import ipaddr from 'ipaddr.js';

/** How far an address lies: `closed` ones belong to a private network an operator may allow, `never` ones to nobody's service. */
export type Reach = 'public' | 'closed' | 'loopback' | 'never';

/** Addresses at which clouds hand out credentials of the machine; 100.100.100.200 lies in a range that may be allowed. */
const metadata = new Set(['169.254.169.254', '100.100.100.200', '192.0.0.192', 'fd00:ec2::254', 'fd20:ce::254']);

const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * Judges one resolved address. IPv6 forms that carry an IPv4 address (mapped, compatible, 6to4, NAT64, Teredo) are
 * `never`: they are a second spelling of an address that could have been written plainly.
 */
export function reachOf(address: string): Reach {
  if (!ipaddr.isValid(address)) return 'never';
  const parsed = ipaddr.parse(address);
  if (metadata.has(parsed.toString())) return 'never';
  const range = parsed.range();
  if (range === 'loopback') return 'loopback';
  if (range === 'private' || range === 'carrierGradeNat' || range === 'uniqueLocal') return 'closed';
  if (range !== 'unicast') return 'never';
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast) ? 'public' : 'never';
}
