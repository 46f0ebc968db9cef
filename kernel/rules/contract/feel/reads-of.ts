/** Names that an expression, or tests of a cell, read, as the parser spells them; functions that are called are none. */
export function readsOf(part: unknown, found = new Set<string>()): Set<string> {
  if (Array.isArray(part)) for (const one of part) readsOf(one, found);
  else if (part !== null && typeof part === 'object' && Object.getPrototypeOf(part) === Object.prototype) {
    if ('node' in part && part.node === 'name' && 'name' in part) found.add(String(part.name));
    for (const [key, one] of Object.entries(part)) if (key !== 'called') readsOf(one, found);
  }
  return found;
}
