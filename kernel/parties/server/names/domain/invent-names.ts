import type { GivenName, NamedParty } from './named-party.ts';
import { tailLength } from './tail-length.ts';

/** A firm that was invented, as far as its names go. */
interface InventedFirm {
  id: string;
  name: string;
  socialCreditCode: string | null;
  foundedOn: string;
}

/** Every so many firms one has a short name, and one bore another name before. */
const everyShort = 3;
const everyFormer = 5;

/**
 * Names of invented firms, of which the first is the `from`-th of its zone: current name and code, for some a short form
 * (the name without trade and legal form) and a former name (the trade in another word).
 */
export function inventNames(firms: readonly InventedFirm[], from: number): NamedParty[] {
  return firms.map((firm, at) => {
    const names: GivenName[] = [{ kind: 'current', name: firm.name }];
    if (firm.socialCreditCode !== null) names.push({ kind: 'code', name: firm.socialCreditCode });
    const number = from + at;
    if (number % everyShort === 1) names.push({ kind: 'short', name: [...firm.name].slice(0, 4).join('') });
    if (number % everyFormer === 2) names.push(...formerName(firm, firms[(at + 1) % firms.length] ?? firm));
    return { partyId: firm.id, kind: 'firm', names };
  });
}

/** The firm's own words with the trade of another; none where the two do not part cleanly. */
function formerName(firm: InventedFirm, other: InventedFirm): GivenName[] {
  const [own, trade] = [tailLength(firm.name), tailLength(other.name)];
  const name = firm.name.slice(0, -own) + other.name.slice(-trade);
  if (own === 0 || trade === 0 || name === firm.name) return [];
  return [{ kind: 'former', name, from: firm.foundedOn, until: `${firm.foundedOn.slice(0, 4)}-12-31` }];
}
