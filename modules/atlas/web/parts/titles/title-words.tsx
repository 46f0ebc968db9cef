import { Light, useText } from '#ui/index.ts';
import type { CriterionState, OwnTitle, RecheckLight, TitleRun, TitleVerdict } from '../../../contract/own-title.ts';

/** How near the next check is; a title that is not checked again says so. */
export function RecheckWords({ recheck }: { recheck: RecheckLight }) {
  const text = useText('atlas');
  const { state, workingDays } = recheck;
  if (state === 'none' || workingDays === null) return <span className="ys-meta">{text('titles.recheck.none')}</span>;
  if (state === 'late')
    return <Light state="late">{text('titles.recheck.past', { count: Math.max(1, workingDays) })}</Light>;
  const words = workingDays === 0 ? text('titles.recheck.today') : text('titles.recheck.left', { count: workingDays });
  return <Light state={state}>{words}</Light>;
}

/** Years in a row, and what ended them. */
export function useRunWords(): (run: TitleRun) => string {
  const text = useText('atlas');
  return ({ years, from, to, standing, endedBy }) => {
    if (from === null || to === null) return text('titles.run.none');
    const told = { count: years, from, to };
    return text(standing ? 'titles.run.standing' : `titles.run.${endedBy ?? 'gap'}`, told);
  };
}

/** The verdict in one sentence. */
export function useVerdictWords(): (verdict: TitleVerdict) => string {
  const text = useText('atlas');
  return ({ state, total, met }) => {
    if (state === 'no_criteria') return text('titles.verdictNone');
    if (state === 'ready') return text('titles.verdictReady', { total });
    return text('titles.verdictNotReady', { count: total - met, total });
  };
}

/** What is open, part by part. */
export function useOpenParts(): (verdict: TitleVerdict) => string[] {
  const text = useText('atlas');
  return ({ notMet, missing, expired }) =>
    Object.entries({ notMet, missing, expired }).flatMap(([part, count]) =>
      count === 0 ? [] : [text(`titles.verdictParts.${part}`, { count })],
    );
}

/** The state of a criterion; only what has run out is a matter of time, and of colour. */
export function CriterionStateWords({ state }: { state: CriterionState }) {
  const text = useText('atlas');
  const words = text(`titles.states.${state}`);
  if (state === 'expired') return <Light state="late">{words}</Light>;
  return <span className={state === 'met' ? 'title-state' : 'title-state open'}>{words}</span>;
}

/** The outcome of the latest year. */
export function useLastResult(): (title: OwnTitle) => string | null {
  const text = useText('atlas');
  return ({ lastResult }) => {
    if (lastResult === null) return null;
    const { year, outcome, place } = lastResult;
    const placed = place === null ? '' : ` ${text('titles.placeOf', { place })}`;
    return `${year} ${text(`titles.outcomes.${outcome}`)}${placed}`;
  };
}
