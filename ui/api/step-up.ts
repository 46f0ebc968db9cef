/** Asks the person for a fresh proof (password or code); true when it was given. */
export type ProofAsker = () => Promise<boolean>;

let asker: ProofAsker | undefined;
let underWay: Promise<boolean> | undefined;

/** Names who asks; the dialog does so while it stands. Returns how to take it back. */
export function answerStepUps(ask: ProofAsker): () => void {
  asker = ask;
  return () => {
    if (asker === ask) asker = undefined;
  };
}

/** Asks once, however many calls were refused at the same time; false where nobody can ask. */
export function askForProof(): Promise<boolean> {
  underWay ??= (asker ?? (async () => false))().finally(() => {
    underWay = undefined;
  });
  return underWay;
}
