import { broken } from '../refusals.ts';

/** Reads numbers and texts across a record and the records that continue it. */
export class TextPieces {
  readonly #pieces: readonly Buffer[];
  #index = 0;
  #at = 0;

  constructor(pieces: readonly Buffer[]) {
    this.#pieces = pieces;
  }

  byte(): number {
    const value = this.#piece()[this.#at];
    if (value === undefined) throw broken('xls', 'text');
    this.#at += 1;
    return value;
  }

  word(): number {
    return this.byte() | (this.byte() << 8);
  }

  long(): number {
    return (this.word() | (this.word() << 16)) >>> 0;
  }

  skip(bytes: number): void {
    for (let left = bytes; left > 0; ) {
      const step = Math.min(left, this.#piece().length - this.#at);
      this.#at += step;
      left -= step;
    }
  }

  /**
   * A text with its length and options ([MS-XLS] 2.5.293): one or two bytes a character, told anew by a byte where the
   * text goes on in the next record; runs of fonts and phonetic readings behind it are passed over.
   */
  text(lengthBytes: 1 | 2 = 2): string {
    const length = lengthBytes === 1 ? this.byte() : this.word();
    const options = this.byte();
    const runs = (options & 8) === 0 ? 0 : this.word();
    const extra = (options & 4) === 0 ? 0 : this.long();
    const text = this.#characters(length, (options & 1) === 1);
    this.skip(runs * 4 + extra);
    return text;
  }

  #characters(length: number, wideAtFirst: boolean): string {
    let wide = wideAtFirst;
    let text = '';
    while (text.length < length) {
      if (this.#atEnd()) {
        this.#nextPiece();
        wide = (this.byte() & 1) === 1;
        continue;
      }
      const piece = this.#piece();
      const room = piece.length - this.#at;
      const count = Math.min(length - text.length, wide ? room >> 1 : room);
      // Half a character at the end of a piece is a lie.
      if (count === 0) throw broken('xls', 'text');
      const end = this.#at + (wide ? count * 2 : count);
      text += piece.toString(wide ? 'utf16le' : 'latin1', this.#at, end);
      this.#at = end;
    }
    return text;
  }

  #atEnd(): boolean {
    return this.#at >= (this.#pieces[this.#index]?.length ?? 0);
  }

  /** The piece that holds the next byte. */
  #piece(): Buffer {
    while (this.#atEnd()) this.#nextPiece();
    const piece = this.#pieces[this.#index];
    if (piece === undefined) throw broken('xls', 'text');
    return piece;
  }

  #nextPiece(): void {
    this.#index += 1;
    this.#at = 0;
    if (this.#index >= this.#pieces.length) throw broken('xls', 'text');
  }
}
