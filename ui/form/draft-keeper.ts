import type { FormValues } from '#kernel/forms/contract/form-definition.ts';

/** How far what was filled in is kept. */
export type DraftState =
  | { readonly is: 'idle' | 'saving' | 'failed' }
  | { readonly is: 'saved' | 'conflict'; readonly at: string | null }
  | { readonly is: 'refused'; readonly message: string };

/** What a save answered, or why it did not happen. */
export type SaveAnswer =
  | { readonly is: 'saved'; readonly revision: number; readonly savedAt: string }
  /** Somebody else saved since; the server could not be reached; it does not take this. */
  | { readonly is: 'conflict' | 'unreachable' }
  | { readonly is: 'refused'; readonly message: string };

/** A copy on the device of what the server does not have yet. */
export interface HeldDraft {
  readonly revision: number;
  readonly values: FormValues;
}

/** What a keeper needs of the world around it. */
export interface DraftWorld {
  save(values: FormValues, revision: number): Promise<SaveAnswer>;
  /** Writes the copy at once; null: the server has everything. */
  hold(copy: HeldDraft | null): void;
  /** Runs later; what it returns stops it. */
  later(milliseconds: number, work: () => void): () => void;
  tell(state: DraftState): void;
}

/** A change waits this long, so that a word is one save and not five. */
const pause = 1_000;
const firstRetry = 3_000;
const longestRetry = 60_000;

/**
 * Keeps a draft with the server by the second, one save at a time and always the latest values. What the server cannot take
 * stays on the device: unreachable is tried again, a conflict waits until somebody says which one counts.
 */
export class DraftKeeper {
  private readonly world: DraftWorld;
  private revision: number;
  private savedAt: string | null;
  private waiting: FormValues | null = null;
  private busy = false;
  private closed = false;
  private inConflict = false;
  private retry = firstRetry;
  private stop: () => void = () => undefined;

  constructor(world: DraftWorld, begun: { revision: number; savedAt: string | null }) {
    this.world = world;
    this.revision = begun.revision;
    this.savedAt = begun.savedAt;
  }

  /** Whether something stands here that the server does not have. */
  get unsaved(): boolean {
    return this.waiting !== null;
  }

  change(values: FormValues): void {
    if (this.closed) return;
    this.waiting = values;
    this.world.hold({ revision: this.revision, values });
    if (!this.inConflict) this.sendAfter(pause);
  }

  /** Saves now what waits: the page is about to be left. */
  flush(): void {
    if (this.waiting === null || this.inConflict || this.closed) return;
    this.stop();
    void this.send();
  }

  /** What stands here is kept over what somebody else saved as `revision`. */
  keepOver(revision: number): void {
    this.inConflict = false;
    this.revision = revision;
    this.flush();
  }

  /** Somebody else saved before this page began: nothing is sent until it is said which one counts. */
  beginInConflict(values: FormValues): void {
    this.waiting = values;
    this.inConflict = true;
    this.world.tell({ is: 'conflict', at: this.savedAt });
  }

  /** The form was sent, or its draft thrown away: nothing is kept any more. */
  close(): void {
    this.closed = true;
    this.waiting = null;
    this.stop();
    this.world.hold(null);
  }

  private sendAfter(milliseconds: number): void {
    this.stop();
    this.stop = this.world.later(milliseconds, () => void this.send());
  }

  private async send(): Promise<void> {
    const values = this.waiting;
    if (values === null || this.busy) return;
    this.busy = true;
    this.world.tell({ is: 'saving' });
    const answer = await this.world.save(values, this.revision);
    this.busy = false;
    if (this.closed) return;
    this.take(answer, values);
  }

  private take(answer: SaveAnswer, sent: FormValues): void {
    switch (answer.is) {
      case 'saved':
        this.retry = firstRetry;
        this.revision = answer.revision;
        this.savedAt = answer.savedAt;
        if (this.waiting !== sent && this.waiting !== null) {
          this.world.hold({ revision: this.revision, values: this.waiting });
          this.sendAfter(pause);
          return;
        }
        this.waiting = null;
        this.world.hold(null);
        this.world.tell({ is: 'saved', at: answer.savedAt });
        return;
      case 'conflict':
        this.inConflict = true;
        this.world.tell({ is: 'conflict', at: this.savedAt });
        return;
      case 'unreachable':
        this.world.tell({ is: 'failed' });
        this.sendAfter(this.retry);
        this.retry = Math.min(longestRetry, this.retry * 2);
        return;
      case 'refused':
        this.world.tell({ is: 'refused', message: answer.message });
    }
  }
}
