import { inventId, type Random } from '#kernel/parties/server/index.ts';
import type { MeasureActKind, MeasureState } from '../../contract/measure.ts';
import told from './domain/invented-measures.json' with { type: 'json' };

/** An invented act on a measure. */
export interface InventedAct {
  id: string;
  number: number;
  kind: MeasureActKind;
  text: string | null;
  at: string;
}

/** An invented measure with what was done for it. */
export interface InventedMeasure {
  id: string;
  aspectId: string;
  position: number;
  title: string;
  /** Code of the department that leads it. */
  department: string;
  /** Category of the issues that it answers. */
  category: string;
  dueOn: string;
  state: MeasureState;
  acts: readonly InventedAct[];
}

/** An invented document: its aspects and measures in order. */
export interface InventedDocument {
  id: string;
  number: string;
  title: string;
  issuedOn: string;
  source: string;
  aspects: readonly { id: string; position: number; title: string }[];
  measures: readonly InventedMeasure[];
}

/** Ids of this generator begin here, so that they meet no other's. */
const idsFrom = 61_000;
const ways: Readonly<Record<string, readonly MeasureActKind[]>> = {
  planned: [],
  underWay: ['begin', 'report'],
  done: ['begin', 'finish'],
  dropped: ['drop'],
};

/** Invents the document of measures of a fictional zone: of its twelve measures some are done, some late, one was dropped. */
export function inventMeasures(random: Random, today: string): InventedDocument {
  let made = idsFrom;
  const id = () => inventId(random, made++);
  const day = Temporal.PlainDate.from(today);
  const issuedOn = day.subtract({ days: 260 + random.below(20) });
  const titles = [...new Set(told.measures.map(({ aspect }) => aspect))];
  const aspects = titles.map((title, place) => ({ id: id(), position: place + 1, title }));
  const aspectOf = new Map(aspects.map((aspect) => [aspect.title, aspect.id]));
  const measures = told.measures.map((one, place): InventedMeasure => {
    const state = one.state as MeasureState;
    const dueOn = day.add({ days: one.dueIn });
    const last = Temporal.PlainDate.compare(dueOn, day) < 0 ? dueOn : day;
    const acts = (ways[state] ?? []).map((kind, step): InventedAct => {
      const on =
        step === 0 ? issuedOn.add({ days: 5 + random.below(10) }) : last.subtract({ days: 1 + random.below(9) });
      const text = kind === 'begin' ? null : (one.evidence ?? null);
      return { id: id(), number: step + 1, kind, text, at: `${on}T10:00:00+08:00` };
    });
    const { title, department, category, aspect } = one;
    const of = { id: id(), aspectId: aspectOf.get(aspect) ?? '', position: place + 1, title, department, category };
    return { ...of, dueOn: dueOn.toString(), state, acts };
  });
  const { title, number, source } = told.document;
  const named = { title, number: number.replace('{year}', String(issuedOn.year)), source };
  return { id: id(), ...named, issuedOn: issuedOn.toString(), aspects, measures };
}
