/** A day on which a stay begins, ends or its certificate runs out. */
export interface TurnOfStay {
  id: string;
  rosterId: string;
  itemId: string;
  partyId: string;
  day: string;
  change: 'on' | 'off' | 'certificate';
}

/** The same, with moves told as one: `fromItemId` is the item that was left. */
export type JoinedTurn = Omit<TurnOfStay, 'change'> & {
  change: TurnOfStay['change'] | 'moved';
  fromItemId: string | null;
};

/**
 * Joins an end and a beginning of one party on one list on one day into a move, each end with one beginning; what has no
 * other half stays as it is. Order is kept: a move stands where its beginning stood.
 */
export function joinMoves(turns: readonly TurnOfStay[]): JoinedTurn[] {
  const place = (turn: TurnOfStay) => `${turn.day} ${turn.rosterId} ${turn.partyId}`;
  const ends = Map.groupBy(
    turns.filter((turn) => turn.change === 'off'),
    place,
  );
  const left = new Map<string, TurnOfStay>();
  const joined = new Set<TurnOfStay>();
  for (const turn of turns) {
    if (turn.change !== 'on') continue;
    const end = ends.get(place(turn))?.find((one) => !joined.has(one) && one.itemId !== turn.itemId);
    if (end === undefined) continue;
    joined.add(end);
    left.set(turn.id, end);
  }
  return turns.flatMap((turn): JoinedTurn[] => {
    if (joined.has(turn)) return [];
    const end = turn.change === 'on' ? left.get(turn.id) : undefined;
    if (end === undefined) return [{ ...turn, fromItemId: null }];
    return [{ ...turn, change: 'moved', fromItemId: end.itemId }];
  });
}
