import { sql } from 'kysely';
import type { DayPlan, NumberPlan, Plan, RoundingMode, TestPlan, TextPlan } from '../../../contract/plan/plan.ts';
import { commonScale, type Proved, quotientShift } from '../../../contract/plan/prove.ts';
import { divideWholes } from './divide-wholes.ts';
import { nullTerm, type Term, TermWriter, wholeTerm } from './terms.ts';

/** A plan that is proved whole but has no SQL; the message says what. */
export class NotInSql extends Error {}

/** What columns are called: a reference as kysely takes it, by place. */
export type ColumnReference = (place: number) => string;

type WholeProof = Extract<Proved, { whole: true }>;
type Pair = readonly [Term, Term];

/** Days that a date of PostgreSQL can be: from 4713 BC on. */
const firstDay = -2_440_588;
const mostMonths = 1_000_000n;
const compared = { '=': 'is not distinct from', '!=': 'is distinct from', '<': '<', '<=': '<=', '>': '>', '>=': '>=' };

/** Writes plans as expressions: numbers as bigint at their proved scales, dates as days, truth values in three values. */
export class PlanWriter {
  readonly terms = new TermWriter();
  private readonly proved: WholeProof;
  private readonly column: ColumnReference;
  private readonly shared = new Map<number, Term>();

  constructor(proved: WholeProof, column: ColumnReference) {
    this.proved = proved;
    this.column = column;
  }

  /** The answer of a plan: bigint in whole units, date, text, boolean. */
  answer(plan: Plan): Term {
    switch (plan.is) {
      case 'number':
        return this.number(plan.plan);
      case 'date': {
        const day = this.day(plan.plan);
        return this.terms.of(this.dateOf(day), day);
      }
      case 'text':
        return this.text(plan.plan);
      case 'test':
        return this.test(plan.plan);
      case 'null':
        return nullTerm('text');
    }
  }

  private reference(place: number): Term {
    return { sql: sql.ref(this.column(place)), simple: true, level: 0 };
  }

  private once(id: number, write: () => Term): Term {
    const known = this.shared.get(id);
    if (known !== undefined) return known;
    const term = this.terms.named(write());
    this.shared.set(id, term);
    return term;
  }

  private atScale(node: NumberPlan, scale: number): Term {
    const own = this.proved.proofOf(node);
    if (node.op === 'literal') return wholeTerm(own.least * 10n ** BigInt(scale - own.scale));
    const term = this.number(node);
    return own.scale === scale ? term : this.terms.of(sql`${term.sql} * ${this.ten(scale - own.scale).sql}`, term);
  }

  private ten(power: number): Term {
    return wholeTerm(10n ** BigInt(power));
  }

  private together(a: NumberPlan, b: NumberPlan): Pair {
    const scale = commonScale(this.proved.proofOf(a), this.proved.proofOf(b));
    return [this.atScale(a, scale), this.atScale(b, scale)];
  }

  number(node: NumberPlan): Term {
    const { terms } = this;
    switch (node.op) {
      case 'literal':
        return wholeTerm(this.proved.proofOf(node).least);
      case 'column': {
        const column = this.reference(node.place);
        return { ...terms.of(sql`${column.sql}::bigint`, column), simple: true };
      }
      case 'nothing':
        return nullTerm('bigint');
      case 'shared':
        return this.once(node.id, () => this.number(node.of));
      case 'negate': {
        const of = this.number(node.of);
        return terms.of(sql`- ${of.sql}`, of);
      }
      case 'add':
      case 'min':
      case 'max':
        return this.joined(node.op, this.together(node.a, node.b));
      case 'multiply':
        return this.joined('multiply', [this.number(node.a), this.number(node.b)]);
      case 'divide':
        return this.divide(node);
      case 'round':
        return this.round(node);
      case 'choose':
        return this.chosen(node.test, this.together(node.yes, node.no));
      case 'count':
        return this.count(node.tests);
      default:
        return this.ofDates(node);
    }
  }

  private joined(op: 'add' | 'multiply' | 'min' | 'max', [a, b]: Pair): Term {
    const { terms } = this;
    if (op === 'add') return terms.of(sql`${a.sql} + ${b.sql}`, a, b);
    if (op === 'multiply') return terms.of(sql`${a.sql} * ${b.sql}`, a, b);
    // `least` and `greatest` would pass over null.
    const [x, y] = [terms.named(a), terms.named(b)];
    const [first, second] = op === 'min' ? [x.sql, y.sql] : [y.sql, x.sql];
    return terms.of(
      sql`case when ${first} < ${second} then ${x.sql} when ${second} <= ${first} then ${y.sql} end`,
      x,
      y,
    );
  }

  private divide({ a, b, rounded }: Extract<NumberPlan, { op: 'divide' }>): Term {
    if (rounded === null) throw new NotInSql('a quotient that is not rounded');
    const [top, bottom] = [this.proved.proofOf(a), this.proved.proofOf(b)];
    const { above, below } = quotientShift(top, bottom, rounded.places);
    const parts = [this.atScale(a, top.scale + above), this.atScale(b, bottom.scale + below)] as const;
    return divideWholes(this.terms, parts, {
      mode: rounded.mode,
      positive: top.least >= 0n && bottom.least >= 0n,
      maybeZero: bottom.least <= 0n && bottom.most >= 0n,
    });
  }

  private round({ of, places, mode }: { of: NumberPlan; places: number; mode: RoundingMode }): Term {
    const { scale, least } = this.proved.proofOf(of);
    if (places >= scale) return this.number(of);
    const by = { mode, positive: least >= 0n, maybeZero: false };
    return divideWholes(this.terms, [this.number(of), this.ten(scale - places)], by);
  }

  private chosen(test: TestPlan, [yes, no]: Pair): Term {
    const asked = this.test(test);
    return this.terms.of(sql`case when ${asked.sql} then ${yes.sql} else ${no.sql} end`, asked, yes, no);
  }

  private count(tests: readonly TestPlan[]): Term {
    const asked = tests.map((test) => this.test(test));
    const each = asked.map((one) => sql`case when ${one.sql} then 1 else 0 end`);
    return this.terms.of(sql`(${sql.join([sql`0`, ...each], sql` + `)})::bigint`, ...asked);
  }

  private ofDates(node: Extract<NumberPlan, { op: 'daysBetween' | 'monthsBetween' | 'partOfDay' }>): Term {
    const { terms } = this;
    if (node.op === 'partOfDay') return this.part(node.part, this.named(node.of));
    if (node.op === 'daysBetween') {
      const [from, to] = [this.day(node.from), this.day(node.to)];
      return terms.of(sql`${to.sql} - ${from.sql}`, from, to);
    }
    const [from, to] = [this.named(node.from), this.named(node.to)];
    const [a, b] = [this.parts(from), this.parts(to)];
    const months = sql`(${b.year.sql} - ${a.year.sql}) * 12 + ${b.month.sql} - ${a.month.sql}`;
    const whole = terms.named(terms.of(months, a.year, b.year, a.month, b.month));
    const [m, x, y] = [whole.sql, a.day.sql, b.day.sql];
    const value = sql`case when ${m} > 0 and ${y} < ${x} then ${m} - 1 when ${m} < 0 and ${y} > ${x} then ${m} + 1 else ${m} end`;
    return terms.of(value, whole, a.day, b.day);
  }

  private named(node: DayPlan): Term {
    return this.terms.named(this.day(this.held(node)));
  }

  private parts(day: Term) {
    return { year: this.part('year', day), month: this.part('month', day), day: this.part('day', day) };
  }

  private part(part: 'year' | 'month' | 'day', day: Term): Term {
    const value = this.terms.named(this.terms.of(sql`extract(${sql.raw(part)} from ${this.dateOf(day)})::bigint`, day));
    if (part !== 'year') return value;
    // PostgreSQL has no year 0: 1 BC is −1.
    return this.terms.of(sql`${value.sql} + case when ${value.sql} < 0 then 1 else 0 end`, value);
  }

  private dateOf(day: Term) {
    return sql`(date '1970-01-01' + ${day.sql}::integer)`;
  }

  /** Refuses days before the first that PostgreSQL has. */
  private held(node: DayPlan): DayPlan {
    if (this.proved.daysOf(node).least < firstDay) throw new NotInSql('days before 4713 BC');
    return node;
  }

  day(node: DayPlan): Term {
    const { terms } = this;
    this.held(node);
    switch (node.op) {
      case 'literal':
        return wholeTerm(BigInt(node.day));
      case 'column': {
        const column = this.reference(node.place);
        return { ...terms.of(sql`(${column.sql} - date '1970-01-01')::bigint`, column), simple: true };
      }
      case 'nothing':
        return nullTerm('bigint');
      case 'shared':
        return this.once(node.id, () => this.day(node.of));
      case 'choose':
        return this.chosen(node.test, [this.day(node.yes), this.day(node.no)]);
      case 'addDays': {
        const [of, days] = [this.day(node.of), this.number(node.days)];
        return terms.of(sql`${of.sql} + ${days.sql}`, of, days);
      }
      case 'addMonths': {
        const { least, most } = this.proved.proofOf(node.months);
        if (most > mostMonths || least < -mostMonths) throw new NotInSql('months past every date');
        const [of, months] = [this.day(node.of), this.number(node.months)];
        const moved = sql`${this.dateOf(of)} + make_interval(months => ${months.sql}::integer)`;
        return terms.of(sql`((${moved})::date - date '1970-01-01')::bigint`, of, months);
      }
    }
  }

  text(node: TextPlan): Term {
    switch (node.op) {
      case 'literal':
        return { sql: textOf(node.text), simple: true, level: 0 };
      case 'column': {
        const column = this.reference(node.place);
        return { ...this.terms.of(sql`${column.sql}::text collate "C"`, column), simple: true };
      }
      case 'nothing':
        return nullTerm('text');
      case 'shared':
        return this.once(node.id, () => this.text(node.of));
      case 'choose':
        return this.chosen(node.test, [this.text(node.yes), this.text(node.no)]);
    }
  }

  test(node: TestPlan): Term {
    const { terms } = this;
    switch (node.op) {
      case 'literal':
        return { sql: sql.raw(String(node.holds)), simple: true, level: 0 };
      case 'column':
        return this.reference(node.place);
      case 'nothing':
        return nullTerm('boolean');
      case 'shared':
        return this.once(node.id, () => this.test(node.of));
      case 'clause':
        return this.test(node.of);
      case 'and':
      case 'or':
        return this.operated(node.op, [this.test(node.a), this.test(node.b)]);
      case 'not': {
        const of = this.test(node.of);
        return terms.of(sql`not ${of.sql}`, of);
      }
      case 'holds': {
        const of = this.test(node.of);
        return terms.of(sql`${of.sql} is true`, of);
      }
      case 'choose':
        return this.chosen(node.test, [this.test(node.yes), this.test(node.no)]);
      default:
        return this.comparison(node);
    }
  }

  private operated(operator: string, [a, b]: Pair): Term {
    return this.terms.of(sql`${a.sql} ${sql.raw(operator)} ${b.sql}`, a, b);
  }

  private comparison(node: TestPlan): Term {
    const { terms } = this;
    switch (node.op) {
      case 'compare':
        return this.operated(compared[node.by], this.together(node.a, node.b));
      case 'compareDays':
        return this.operated(compared[node.by], [this.day(node.a), this.day(node.b)]);
      case 'sameTruth':
        return this.operated(compared['='], [this.test(node.a), this.test(node.b)]);
      case 'sameText':
        return this.operated(compared['='], [this.text(node.a), this.text(node.b)]);
      case 'oneOf': {
        const of = this.text(node.of);
        if (node.texts.length === 0) return { sql: sql.raw('false'), simple: true, level: 0 };
        return terms.of(sql`coalesce(${of.sql} in (${sql.join(node.texts.map(textOf))}), false)`, of);
      }
      case 'isNull': {
        const of = this.answer(node.of);
        return terms.of(sql`${of.sql} is null`, of);
      }
      default:
        throw new NotInSql(`a test ${node.op}`);
    }
  }
}

/** A text as a parameter: it never becomes part of the statement. Texts that PostgreSQL cannot hold have no SQL. */
function textOf(text: string) {
  if (text.includes('\0') || !text.isWellFormed()) throw new NotInSql('a text that PostgreSQL does not hold');
  return sql`${text}::text collate "C"`;
}
