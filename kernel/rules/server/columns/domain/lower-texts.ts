import type { TestPlan, TextPlan } from '../../../contract/plan/plan.ts';
import { type Bindings, bytesEach, type LoadedColumn } from './bindings.ts';
import type { Lane, LaneGraph } from './lanes.ts';
import type { LaneValue } from './lower-numbers.ts';
import type { Mask, Masks } from './masks.ts';

/** Texts looked up in one instruction: as many as a vector has bytes. */
const tableSize = 16;
const noByte = 255;

/** Texts of a plan, as their codes in the dictionary of the population. */
export class TextLowering {
  private readonly graph: LaneGraph;
  private readonly masks: Masks;
  private readonly bindings: Bindings;
  private readonly held: (test: TestPlan) => Mask;

  constructor(around: { graph: LaneGraph; masks: Masks; bindings: Bindings; held: (test: TestPlan) => Mask }) {
    this.graph = around.graph;
    this.masks = around.masks;
    this.bindings = around.bindings;
    this.held = around.held;
  }

  /** Codes as doubles, no number for null. */
  code(text: TextPlan): LaneValue {
    switch (text.op) {
      case 'literal':
        return { lane: this.graph.number(this.bindings.codeOf(text.text)), nullable: false };
      case 'nothing':
        return { lane: this.graph.number(Number.NaN), nullable: true };
      case 'shared':
        return this.code(text.of);
      case 'choose': {
        const [yes, no] = [this.code(text.yes), this.code(text.no)];
        const lane = this.masks.pick(this.held(text.test), yes.lane, no.lane);
        return { lane, nullable: yes.nullable || no.nullable };
      }
      case 'column':
        return this.columnCode(this.bindings.column(text.place));
    }
  }

  private columnCode(column: LoadedColumn): LaneValue {
    const { graph } = this;
    const isByte = column.stored === 'byte';
    const words = graph.load(isByte ? 'byteAsWord' : 'word', column.address);
    const codes = graph.step(isByte ? 'fromUnsignedWords' : 'fromWords', words);
    if (!column.nullable) return { lane: codes, nullable: false };
    const lacking = graph.step('equal', codes, graph.number(isByte ? noByte : -1));
    return { lane: graph.step('pick', graph.number(Number.NaN), codes, lacking), nullable: true };
  }

  /** Where two texts are the same, or both null. */
  same(a: TextPlan, b: TextPlan): Mask {
    const [x, y] = [plain(a), plain(b)];
    if (x.op === 'column' && y.op === 'literal') return this.oneOf(x, [y.text]);
    if (y.op === 'column' && x.op === 'literal') return this.oneOf(y, [x.text]);
    if (x.op === 'nothing') return this.isNull(y);
    if (y.op === 'nothing') return this.isNull(x);
    const [one, other] = [this.code(x), this.code(y)];
    const equal = this.graph.step('equal', one.lane, other.lane);
    return this.masks.or(equal, this.masks.and(this.lacking(one), this.lacking(other)));
  }

  /** Where a text is one of many. */
  oneOf(text: TextPlan, texts: readonly string[]): Mask {
    const codes = texts.map((one) => this.bindings.codeOf(one));
    const of = plain(text);
    if (of.op === 'column') {
      const column = this.bindings.column(of.place);
      if (column.stored === 'byte') return this.byteIn(column.address, codes);
      return this.wordIn(column.address, codes);
    }
    const { lane } = this.code(of);
    return this.any(codes.map((code) => this.graph.step('equal', lane, this.graph.number(code))));
  }

  /** Where a text is null. */
  isNull(text: TextPlan): Mask {
    const of = plain(text);
    if (of.op !== 'column') return this.lacking(this.code(of));
    const { address, stored, nullable } = this.bindings.column(of.place);
    if (!nullable) return false;
    return stored === 'byte' ? this.byteIs(address, noByte) : this.wordIn(address, [-1]);
  }

  private lacking({ lane, nullable }: LaneValue): Mask {
    return nullable ? this.graph.step('differ', lane, lane) : false;
  }

  private any(masks: readonly Lane[]): Mask {
    return masks.reduce<Mask>((any, one) => this.masks.or(any, one), false);
  }

  private byteIs(address: number, byte: number): Lane {
    const bytes = this.graph.load('byte', address);
    return this.graph.step('bytesEqual', bytes, this.graph.constant(bytesEach(byte)));
  }

  /** Sixteen codes at a time are looked up in a table of bytes; what lies past a table is not in it. */
  private byteIn(address: number, codes: readonly number[]): Mask {
    const wanted = [...new Set(codes)].filter((code) => code < noByte);
    if (wanted.length < 3) return this.any(wanted.map((code) => this.byteIs(address, code)));
    const bytes = this.graph.load('byte', address);
    const starts = new Set(wanted.map((code) => code - (code % tableSize)));
    return this.any(
      [...starts].map((start) => {
        const table = bytesEach(0).map((_, place) => (wanted.includes(start + place) ? 255 : 0));
        const place =
          start === 0 ? bytes : this.graph.step('bytesSubtract', bytes, this.graph.constant(bytesEach(start)));
        return this.graph.step('lookUp', this.graph.constant(table), place);
      }),
    );
  }

  private wordIn(address: number, codes: readonly number[]): Mask {
    const words = this.graph.load('word', address);
    const each = [...new Set(codes)].map((code) => {
      const word = new Uint8Array(Int32Array.of(code, code, code, code).buffer);
      return this.graph.step('wordsEqual', words, this.graph.constant([...word]));
    });
    const any = this.any(each);
    return typeof any === 'boolean' ? any : this.graph.step('widenWords', any);
  }
}

/** A text without the mark that others read it too. */
function plain(text: TextPlan): Exclude<TextPlan, { op: 'shared' }> {
  return text.op === 'shared' ? plain(text.of) : text;
}
