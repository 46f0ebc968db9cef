import { type Bytes, signed, unsigned } from './write-module.ts';

/** Numbers of the instructions on two lanes of 64 bits (WebAssembly core, 5.4.9). */
const codes = {
  bytesEqual: 0x23,
  bytesSubtract: 0x71,
  wordsEqual: 0x37,
  equal: 0x47,
  differ: 0x48,
  less: 0x49,
  more: 0x4a,
  atMost: 0x4b,
  atLeast: 0x4c,
  not: 0x4d,
  and: 0x4e,
  andNot: 0x4f,
  or: 0x50,
  xor: 0x51,
  /** Bits of the first where the third has them, of the second elsewhere. */
  pick: 0x52,
  truncate: 0x7a,
  absolute: 0xec,
  add: 0xf0,
  subtract: 0xf1,
  multiply: 0xf2,
  divide: 0xf3,
  /** The smaller or larger; no number where either is none. */
  smaller: 0xf4,
  larger: 0xf5,
  /** The second where it is smaller or larger, else the first: one instruction of the processor, careless of what is no number. */
  smallerElseFirst: 0xf6,
  largerElseFirst: 0xf7,
  lookUp: 0x0e,
  fromWords: 0xfe,
  fromUnsignedWords: 0xff,
  widenWords: 0xc7,
} as const;

/** An instruction on lanes. */
export type LaneOp = keyof typeof codes;

/** What is loaded of two parties: a number each, a byte each told eight times, a byte each as word, a word of 32 bits each. */
export type LaneLoad = 'number' | 'byte' | 'byteAsWord' | 'word';

type Node =
  | { readonly is: 'constant'; readonly bytes: Bytes }
  | { readonly is: 'load'; readonly what: LaneLoad; readonly address: number }
  | { readonly is: 'step'; readonly op: LaneOp; readonly from: readonly Lane[] };

/** A value of two parties, by its place in the graph. */
export type Lane = number & { readonly lane: unique symbol };

const vectorPrefix = 0xfd;
const [first, after, offset] = [0, 1, 2];
/** Locals before the vectors: the two parameters and the counter. */
const leadingLocals = 3;

/** Bytes of a number in both lanes. */
function bytesOf(value: number): number[] {
  const bytes = new Uint8Array(new Float64Array([value, value]).buffer);
  return [...bytes];
}

/** The values of a loop over parties, two at a time; the same value is made once, however often it is asked for. */
export class LaneGraph {
  private readonly nodes: Node[] = [];
  private readonly known = new Map<string, Lane>();
  private readonly stores: { readonly lane: Lane; readonly address: number }[] = [];

  private keep(node: Node): Lane {
    const key = JSON.stringify(node);
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const lane = (this.nodes.push(node) - 1) as Lane;
    this.known.set(key, lane);
    return lane;
  }

  number(value: number): Lane {
    return this.constant(bytesOf(value));
  }

  /** Sixteen bytes; eight of them a party. */
  constant(bytes: Bytes): Lane {
    return this.keep({ is: 'constant', bytes });
  }

  /** Something of each party from a column that starts at an address. */
  load(what: LaneLoad, address: number): Lane {
    return this.keep({ is: 'load', what, address });
  }

  step(op: LaneOp, ...from: Lane[]): Lane {
    return this.keep({ is: 'step', op, from });
  }

  /** What a `not` turns round; null for anything else. */
  insideNot(lane: Lane): Lane | null {
    const node = this.nodes[lane];
    return node?.is === 'step' && node.op === 'not' ? (node.from[0] ?? null) : null;
  }

  /** Keeps eight bytes a party, from an address on: the first party of a run lies there. */
  store(lane: Lane, address: number): void {
    this.stores.push({ lane, address });
  }

  /** How often each value is read by others that are stored in the end. */
  private countUses(): number[] {
    const uses = this.nodes.map(() => 0);
    const read = (lane: Lane): void => {
      uses[lane] = (uses[lane] ?? 0) + 1;
      const node = this.nodes[lane];
      if (uses[lane] === 1 && node?.is === 'step') node.from.forEach(read);
    };
    for (const { lane } of this.stores) read(lane);
    return uses;
  }

  /** Code of the loop over parties `first` to `after`, an even number of them, and how many vectors it keeps. */
  code(): { readonly code: Bytes; readonly vectors: number } {
    const writer = new LaneWriter(this.nodes, this.countUses());
    const body = this.stores.flatMap(({ lane, address }) => [
      ...[0x20, offset, ...writer.write(lane)],
      ...[vectorPrefix, 0x0b, 3, ...unsigned(address)],
    ]);
    const code = [
      ...writer.constants,
      ...[0x02, 0x40, 0x20, first, 0x20, after, 0x4f, 0x0d, 0],
      ...[0x03, 0x40, ...body],
      ...[0x20, offset, 0x41, ...signed(16), 0x6a, 0x21, offset],
      ...[0x20, first, 0x41, 2, 0x6a, 0x22, first, 0x20, after, 0x49, 0x0d, 0],
      ...[0x0b, 0x0b],
    ];
    return { code, vectors: writer.vectors };
  }
}

const broadcast = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1];
/** Bytes 0 and 1 of one vector, each followed by three of another. */
const asWords = [0, 16, 16, 16, 1, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16];

/** Writes nodes in the order in which they are first needed; what is needed again is kept in a local. */
class LaneWriter {
  /** Run before the loop: constants in locals. */
  readonly constants: number[] = [];
  vectors = 1;
  /** A vector that is read at once and holds nothing afterwards. */
  private readonly spare = leadingLocals;
  private readonly locals = new Map<Lane, number>();
  private readonly nodes: readonly Node[];
  private readonly uses: readonly number[];

  constructor(nodes: readonly Node[], uses: readonly number[]) {
    this.nodes = nodes;
    this.uses = uses;
  }

  private newLocal(lane: Lane): number {
    const local = leadingLocals + this.vectors;
    this.vectors += 1;
    this.locals.set(lane, local);
    return local;
  }

  write(lane: Lane): number[] {
    const local = this.locals.get(lane);
    if (local !== undefined) return [0x20, ...unsigned(local)];
    const node = this.nodes[lane];
    if (node === undefined) throw new Error('a lane of another graph');
    if (node.is === 'constant') {
      const kept = this.newLocal(lane);
      this.constants.push(vectorPrefix, 0x0c, ...node.bytes, 0x21, ...unsigned(kept));
      return [0x20, ...unsigned(kept)];
    }
    const code = node.is === 'load' ? this.loading(node) : this.stepping(node);
    if ((this.uses[lane] ?? 0) < 2) return code;
    return [...code, 0x22, ...unsigned(this.newLocal(lane))];
  }

  private stepping({ op, from }: Extract<Node, { is: 'step' }>): number[] {
    return [...from.flatMap((one) => this.write(one)), vectorPrefix, ...unsigned(codes[op])];
  }

  private loading({ what, address }: Extract<Node, { is: 'load' }>): number[] {
    const at = unsigned(address);
    const party = [0x20, first];
    const times = (shift: number) => [...party, 0x41, shift, 0x74];
    switch (what) {
      case 'number':
        return [...times(3), vectorPrefix, 0x00, 3, ...at];
      case 'word':
        return [...times(2), vectorPrefix, 0x5d, 2, ...at];
      case 'byte': {
        const kept = unsigned(this.spare);
        const both = [...party, vectorPrefix, 0x08, 0, ...at, 0x22, ...kept, 0x20, ...kept];
        return [...both, vectorPrefix, 0x0d, ...broadcast];
      }
      case 'byteAsWord':
        return [
          ...[...party, vectorPrefix, 0x08, 0, ...at, vectorPrefix, 0x0c, ...bytesOf(0)],
          ...[vectorPrefix, 0x0d, ...asWords],
        ];
    }
  }
}
