import ipaddr from 'ipaddr.js';

/**
 * What an address is counted as: an IPv4 address alone, whichever way it is written; of an IPv6 address the first 64
 * bits, because one subscriber holds all that begin with them.
 */
export function addressKey(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown';
  const plain = ipaddr.process(address);
  if (plain.kind() === 'ipv4') return plain.toString();
  const network = plain.toByteArray().slice(0, 8);
  return `${network.map((byte) => byte.toString(16).padStart(2, '0')).join('')}/64`;
}
