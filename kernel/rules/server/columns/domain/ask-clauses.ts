import type { Plan, TestPlan } from '../../../contract/plan/plan.ts';
import type { Lane, LaneGraph } from './lanes.ts';
import type { PlanLowering } from './lower-plan.ts';
import type { Mask } from './masks.ts';
import { type Part, partsOf } from './walk-plan.ts';

/** A part of a plan and the parties of those who ask for it that depend on it. */
type Asked = readonly [Part, Mask];

/** Clauses whose marks lie beside each other in the eight bytes of a party. */
export const marksTogether = 8;

const [heldMark, unknownMark, notAskedMark] = [1, 255, 2];

/** Lanes of the marks, eight clauses each; a clause that is not reached says that it was not asked. */
export function markClauses(
  { graph, lowering }: { readonly graph: LaneGraph; readonly lowering: PlanLowering },
  plans: readonly Plan[],
  clauses: number,
): Lane[] {
  const asked = new ClauseContexts(lowering).visit(plans);
  const words = Math.ceil(clauses / marksTogether);
  return Array.from({ length: words }, (_, word) => {
    const places = Array.from({ length: marksTogether }, (_, place) => word * marksTogether + place);
    const marks = places.filter((clause) => clause < clauses).map((clause) => markOf(clause, asked.get(clause) ?? []));
    return marks.reduce((sum, one) => graph.step('or', sum, one), graph.number(0));
  });

  function markOf(clause: number, answers: readonly Asked[]): Lane {
    const mark = (value: number): Lane => {
      const bytes = new Array<number>(marksTogether).fill(0).with(clause % marksTogether, value);
      return graph.constant([...bytes, ...bytes]);
    };
    const { masks } = lowering;
    return answers.reduce((before, [part, context]) => {
      const test = part as TestPlan;
      const held = masks.bits(lowering.held(test), mark(heldMark));
      const unknown = masks.bits(lowering.unknown(test), mark(unknownMark));
      return masks.pick(context, unknown === graph.number(0) ? held : graph.step('or', held, unknown), before);
    }, mark(notAskedMark));
  }
}

/** Finds for which parties each clause is asked: `and`, `or` and choices ask only where something depends on the answer. */
class ClauseContexts {
  private readonly lowering: PlanLowering;
  private readonly contexts = new Map<Part, Mask>();
  private readonly order: Part[] = [];
  private readonly seen = new Set<Part>();
  private readonly first = new Map<string, Part>();

  constructor(lowering: PlanLowering) {
    this.lowering = lowering;
  }

  visit(plans: readonly Plan[]): ReadonlyMap<number, readonly Asked[]> {
    const roots = plans.flatMap((plan) => (plan.is === 'null' ? [] : [plan.plan]));
    for (const root of roots) this.list(this.sameAs(root));
    for (const root of roots) this.ask([root, true]);
    // Whoever asks comes later in the list than what is asked.
    for (const part of this.order.toReversed()) {
      for (const one of this.asks(part, this.contexts.get(part) ?? false)) this.ask(one);
    }
    const found = new Map<number, Asked[]>();
    for (const part of this.order) {
      if (part.op !== 'clause') continue;
      const answers = found.get(part.clause) ?? [];
      found.set(part.clause, [...answers, [part, this.contexts.get(part) ?? false]]);
    }
    return found;
  }

  /** One part for all that share it. */
  private sameAs(part: Part): Part {
    if (part.op !== 'shared') return part;
    const key = String(part.id);
    const known = this.first.get(key) ?? part;
    this.first.set(key, known);
    return known;
  }

  private list(part: Part): void {
    if (this.seen.has(part)) return;
    this.seen.add(part);
    for (const one of partsOf(part)) this.list(this.sameAs(one));
    this.order.push(part);
  }

  private ask([part, context]: Asked): void {
    const same = this.sameAs(part);
    this.contexts.set(same, this.lowering.masks.or(this.contexts.get(same) ?? false, context));
  }

  private asks(part: Part, context: Mask): Asked[] {
    const { masks } = this.lowering;
    if (part.op === 'and' || part.op === 'or') {
      const decided = part.op === 'and' ? this.lowering.failed(part.a) : this.lowering.held(part.a);
      return [
        [part.a, context],
        [part.b, masks.and(context, masks.not(decided))],
      ];
    }
    if (part.op === 'choose') {
      const held = this.lowering.held(part.test);
      return [
        [part.test, context],
        [part.yes, masks.and(context, held)],
        [part.no, masks.and(context, masks.not(held))],
      ];
    }
    return partsOf(part).map((one) => [one, context]);
  }
}
