import { Button } from 'antd';
import { useState } from 'react';
import { Section, useSession, useText } from '#ui/index.ts';
import type { SelfCheck, TitleResult } from '../../../contract/own-title.ts';
import { recordTitleResult } from '../../../contract/own-title-endpoints.ts';
import { ResultForm } from './title-forms.tsx';

/** The outcomes of the years, the latest first; what was corrected stays to be read. */
export function ResultYears({ check }: { check: SelfCheck }) {
  const text = useText('atlas');
  const { can } = useSession();
  const [open, setOpen] = useState<TitleResult | 'new'>();
  const may = can(recordTitleResult.permission);
  const { results, title } = check;
  const [latest] = results;
  const nextYear = Math.max((latest?.year ?? 0) + 1, check.year ?? 0, 1980);
  const done = () => setOpen(undefined);
  return (
    <Section id="results" title={text('titles.timeline')}>
      {results.length === 0 ? <p className="ys-meta">{text('titles.noResults')}</p> : null}
      <ol className="title-years">
        {results.map((result) => (
          <li key={result.id} className={result.replaced ? 'gone' : undefined}>
            <b>{result.year}</b>
            <span>
              <ResultWords result={result} />
            </span>
            <span>
              {may && !result.replaced ? (
                <button
                  type="button"
                  className="ys-link"
                  aria-label={text('titles.correctYear', { year: result.year })}
                  onClick={() => setOpen(result)}
                >
                  {text('titles.correct')}
                </button>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      {open === undefined ? null : (
        <ResultForm
          key={open === 'new' ? open : open.id}
          title={title}
          year={nextYear}
          onDone={done}
          {...(open === 'new' ? {} : { corrects: open })}
        />
      )}
      {may && open === undefined ? <Button onClick={() => setOpen('new')}>{text('titles.recordResult')}</Button> : null}
    </Section>
  );
}

function ResultWords({ result }: { result: TitleResult }) {
  const text = useText('atlas');
  const { outcome, place, decidedOn, documentNumber, note, replaced } = result;
  const parts = [
    text(`titles.outcomes.${outcome}`),
    place === null ? null : text('titles.placeOf', { place }),
    decidedOn,
    documentNumber,
    note,
    replaced ? text('titles.corrected') : null,
  ];
  return <>{parts.filter((part) => part !== null).join(' · ')}</>;
}
