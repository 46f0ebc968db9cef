import type { Plan } from '../../contract/plan/plan.ts';
import { noProof } from '../../contract/plan/proof.ts';
import { columnDays, type HeldBounds, proverOf } from '../../contract/plan/prove.ts';
import { markClauses, marksTogether } from './domain/ask-clauses.ts';
import { type Bindings, NotInColumns } from './domain/bindings.ts';
import { LaneGraph } from './domain/lanes.ts';
import { PlanLowering } from './domain/lower-plan.ts';
import { columnsRead } from './domain/walk-plan.ts';
import { loadLoop, pageSize, type WasmLoop } from './domain/web-assembly.ts';
import { writeModule } from './domain/write-module.ts';
import { blockSize, type Population } from './open-population.ts';

/** What is asked of a population: plans, and how many clauses are numbered in them. */
export interface ColumnProgram {
  readonly plans: readonly Plan[];
  readonly clauses: number;
}

/** Answers of a plan, one a party: numbers in whole units of 10^−scale, days, codes of `texts`, 1 and 0; NaN is null. */
export interface ColumnAnswers {
  readonly is: Plan['is'];
  readonly scale: number;
  readonly values: Float64Array;
  /** Texts by their code; empty for all other kinds. */
  readonly texts: readonly string[];
}

/** What a population answered. */
export interface PopulationAnswers {
  readonly answers: readonly ColumnAnswers[];
  /** Marks of clauses, null where none were asked for. */
  readonly marks: PopulationMarks | null;
}

/** A mark a clause a party: 1 held, 0 did not, −1 unknown, 2 not asked. */
export interface PopulationMarks {
  /** Eight clauses of a party lie together: the mark of clause c of party p is at ((c ÷ 8) × count + p) × 8 + c mod 8. */
  readonly bytes: Int8Array;
  readonly of: (clause: number, party: number) => number;
}

/** A program bound to a population: a loop compiled for its columns and dictionary. */
export interface BoundProgram {
  readonly run: (first: number, after: number) => void;
  readonly finish: () => PopulationAnswers;
}

/** Why a program does not run over the columns of a population; closures answer it. */
export type NotBound = { readonly why: string };

/**
 * Compiles a program for a population; answers why not where its numbers are not proved whole or their steps do not fit
 * doubles. Throws RangeError where a column holds what the plan was told it never does.
 */
export function bindProgram(
  program: ColumnProgram,
  population: Population,
  { marks }: { readonly marks: boolean },
): BoundProgram | NotBound {
  checkBounds(program.plans, population);
  const proofOf = proofsOf(program.plans, population);
  if (typeof proofOf === 'string') return { why: proofOf };
  const graph = new LaneGraph();
  const texts = [...population.texts];
  const lowering = new PlanLowering(graph, bindingsOf(population, proofOf, texts));
  const lanes = lanesOf({ graph, lowering, program, marks });
  if (lanes.why !== undefined) return { why: lanes.why };
  const { answered, marked } = lanes;
  const stores = [...answered, ...marked];
  stores.forEach((lane, place) => {
    graph.store(lane, population.answersAt + place * blockSize * 8);
  });
  const { code, vectors } = graph.code();
  makeRoom(population, stores.length);
  const loop = loadLoop(writeModule(code, vectors), population.memory);
  return new Running(population, loop, {
    answers: program.plans.map((plan) => emptyAnswers(plan, { count: population.count, proofOf, texts })),
    words: marks ? marked.length : null,
  });
}

/** Runs programs over a population, block by block, so that all of them read a block while it is near. */
export function runColumns(bound: readonly BoundProgram[], count: number): PopulationAnswers[] {
  for (let first = 0; first < count; first += blockSize) {
    const after = Math.min(first + blockSize, count);
    for (const one of bound) one.run(first, after);
  }
  return bound.map((one) => one.finish());
}

type ProofOf = Bindings['proofOf'];

/** What is proved of all numbers of plans, for the data in hand, or why one of them is not whole. */
function proofsOf(plans: readonly Plan[], population: Population): ProofOf | string {
  const prove = proverOf(heldBounds(population));
  let proofOf: ProofOf = () => noProof;
  for (const plan of plans) {
    const proved = prove(plan);
    if (!proved.whole) return proved.whyNotInteger;
    proofOf = proved.proofOf;
  }
  return proofOf;
}

/** What columns do hold: mostly far less than they might, so that more can be proved. */
export function heldBounds({ columns }: Population): HeldBounds {
  return (place) => {
    const column = columns[place];
    if (column === undefined || (column.is !== 'number' && column.is !== 'date')) return null;
    // A column of nothing but null keeps any bounds.
    return Number.isNaN(column.least) ? { least: 0, most: 0 } : { least: column.least, most: column.most };
  };
}

function lanesOf({
  graph,
  lowering,
  program: { plans, clauses },
  marks,
}: {
  readonly graph: LaneGraph;
  readonly lowering: PlanLowering;
  readonly program: ColumnProgram;
  readonly marks: boolean;
}) {
  try {
    const answered = plans.map((plan) => lowering.answer(plan));
    return { answered, marked: marks ? markClauses({ graph, lowering }, plans, clauses) : [] };
  } catch (error) {
    if (!(error instanceof NotInColumns)) throw error;
    return { why: error.message };
  }
}

function bindingsOf({ columns, codes }: Population, proofOf: Bindings['proofOf'], texts: string[]): Bindings {
  const own = new Map<string, number>();
  return {
    proofOf,
    column: (place) => {
      const column = columns[place];
      if (column === undefined) throw new RangeError(`the population has no column ${place}`);
      return column;
    },
    codeOf: (text) => {
      const known = codes.get(text) ?? own.get(text);
      if (known !== undefined) return known;
      own.set(text, texts.push(text) - 1);
      return texts.length - 1;
    },
  };
}

/** Holds the data to what was proved from: a value past its bounds would be counted wrong without a word. */
function checkBounds(plans: readonly Plan[], { columns }: Population): void {
  for (const read of columnsRead(plans)) {
    const column = columns[read.place];
    if (column?.is !== read.is) throw new RangeError(`column ${read.place} is ${column?.is}, not ${read.is}`);
    const { least, most } = read.bounds ?? columnDays;
    if ((read.is === 'number' || read.is === 'date') && (column.least < least || column.most > most)) {
      throw new RangeError(`column ${read.place} reaches from ${column.least} to ${column.most}, past its bounds`);
    }
  }
}

function makeRoom({ memory, answersAt }: Population, lanes: number): void {
  const lacking = answersAt + lanes * blockSize * 8 - memory.buffer.byteLength;
  if (lacking > 0) memory.grow(Math.ceil(lacking / pageSize));
}

function emptyAnswers(
  plan: Plan,
  {
    count,
    proofOf,
    texts,
  }: { readonly count: number; readonly proofOf: Bindings['proofOf']; readonly texts: readonly string[] },
): ColumnAnswers {
  const scale = plan.is === 'number' ? proofOf(plan.plan).scale : 0;
  return { is: plan.is, scale, values: new Float64Array(count), texts: plan.is === 'text' ? texts : [] };
}

class Running implements BoundProgram {
  private readonly population: Population;
  private readonly loop: WasmLoop;
  private readonly answers: readonly ColumnAnswers[];
  private readonly marks: Int8Array | null;
  private readonly words: number;

  constructor(
    population: Population,
    loop: WasmLoop,
    { answers, words }: { readonly answers: readonly ColumnAnswers[]; readonly words: number | null },
  ) {
    this.population = population;
    this.loop = loop;
    this.answers = answers;
    this.words = words ?? 0;
    this.marks = words === null ? null : new Int8Array(words * population.count * marksTogether);
  }

  run(first: number, after: number): void {
    const { memory, answersAt, count } = this.population;
    this.loop(first, after + (after % 2));
    const size = after - first;
    this.answers.forEach(({ values }, place) => {
      values.set(new Float64Array(memory.buffer, answersAt + place * blockSize * 8, size), first);
    });
    for (let word = 0; word < this.words; word += 1) {
      const at = answersAt + (this.answers.length + word) * blockSize * 8;
      this.marks?.set(new Int8Array(memory.buffer, at, size * marksTogether), (word * count + first) * marksTogether);
    }
  }

  finish(): PopulationAnswers {
    const { count } = this.population;
    const { marks } = this;
    if (marks === null) return { answers: this.answers, marks: null };
    const of = (clause: number, party: number) => {
      const word = Math.floor(clause / marksTogether);
      return marks[(word * count + party) * marksTogether + (clause % marksTogether)] ?? 2;
    };
    return { answers: this.answers, marks: { bytes: marks, of } };
  }
}
