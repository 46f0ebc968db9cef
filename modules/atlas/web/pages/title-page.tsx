import '../parts/atlas.css';
import '../parts/titles/titles.css';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import {
  ErrorState,
  LoadingState,
  NoPermission,
  Page,
  Section,
  useApi,
  useSession,
  useText,
  useUrlSearch,
} from '#ui/index.ts';
import type { SelfCheck } from '../../contract/own-title.ts';
import { amendOwnTitle, checkOwnTitle } from '../../contract/own-title-endpoints.ts';
import { Fields } from '../parts/fields.tsx';
import { useLabel } from '../parts/labels.ts';
import { CriteriaForm } from '../parts/titles/criteria-form.tsx';
import { CriteriaSection } from '../parts/titles/criteria-table.tsx';
import { ResultYears } from '../parts/titles/result-years.tsx';
import { AmendTitleForm } from '../parts/titles/title-forms.tsx';
import { RecheckWords, useOpenParts, useRunWords, useVerdictWords } from '../parts/titles/title-words.tsx';

/** The self-check of a title: verdict first, then each criterion with its evidence and the verb that helps, then the years. */
export function TitlePage() {
  const text = useText('atlas');
  const { titleId = '' }: { titleId?: string } = useParams({ strict: false });
  const { account, can } = useSession();
  const [search] = useUrlSearch();
  const year = /^\d{4}$/.test(String(search.year)) ? Number(search.year) : undefined;
  const allowed = can(checkOwnTitle.permission);
  const answer = useApi(
    checkOwnTitle,
    { params: { titleId }, query: year === undefined ? {} : { year } },
    { enabled: allowed },
  );
  if (answer.data !== undefined && answer.data.title.id === titleId) return <Check check={answer.data} />;
  return (
    <Page title={text('titles.one')} crumbs={<TitlesCrumb />}>
      {allowed ? null : <NoPermission signedIn={account !== null} />}
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {allowed && !answer.error ? <LoadingState lines={10} /> : null}
    </Page>
  );
}

function TitlesCrumb() {
  const text = useText('atlas');
  return <Link to="/titles">{text('titles.title')}</Link>;
}

type Opened = 'amend' | 'criteria' | 'nextYear' | undefined;

function Check({ check }: { check: SelfCheck }) {
  const text = useText('atlas');
  const label = useLabel();
  const { can } = useSession();
  const [open, setOpen] = useState<Opened>();
  const { title, year } = check;
  const done = () => setOpen(undefined);
  // From the latest year on: its criteria stand in the form to begin with.
  const nextYear = year !== null && year === check.years[0] ? year + 1 : null;
  const actions =
    can(amendOwnTitle.permission) && open === undefined ? (
      <>
        <Button onClick={() => setOpen('amend')}>{text('titles.amend')}</Button>
        <Button onClick={() => setOpen('criteria')}>{text('titles.setCriteria')}</Button>
        {nextYear === null ? null : (
          <Button onClick={() => setOpen('nextYear')}>{text('titles.criteriaFor', { year: nextYear })}</Button>
        )}
      </>
    ) : undefined;
  return (
    <Page
      title={title.name}
      crumbs={<TitlesCrumb />}
      tag={
        <>
          <span className="ys-tag">{label('titleKind', title.kind)}</span>
          {title.demonstration ? <span className="ys-tag">{text('titles.demonstration')}</span> : null}
        </>
      }
      meta={title.body}
      actions={actions}
    >
      <Verdict check={check} />
      {open === 'amend' ? <AmendTitleForm title={title} onDone={done} /> : null}
      <YearSwitch check={check} />
      {open === 'criteria' ? (
        <CriteriaForm
          title={title}
          year={year ?? Number(title.registeredAt.slice(0, 4))}
          criteria={check.criteria}
          onDone={done}
        />
      ) : open === 'nextYear' && nextYear !== null ? (
        <CriteriaForm
          title={title}
          year={nextYear}
          criteria={check.criteria.map(({ id: _id, ...criterion }) => criterion)}
          onDone={done}
        />
      ) : (
        <CriteriaSection check={check} />
      )}
      <ResultYears check={check} />
      <About check={check} />
    </Page>
  );
}

/** In one sentence whether it is ready, what is open, when it is checked next, and how long it has been held. */
function Verdict({ check }: { check: SelfCheck }) {
  const text = useText('atlas');
  const [verdictWords, openParts, runWords] = [useVerdictWords(), useOpenParts(), useRunWords()];
  const { title, verdict } = check;
  const fallen = check.criteria.filter((one) => one.fallen).length;
  return (
    <section className="title-verdict" aria-label={text('titles.columns.verdict')}>
      <div>
        <p>{verdictWords(verdict)}</p>
        <ul>
          {openParts(verdict).map((part) => (
            <li key={part}>{part}</li>
          ))}
          {fallen === 0 ? null : <li>{text('titles.verdictParts.fallen', { count: fallen })}</li>}
        </ul>
      </div>
      <dl className="title-facts">
        <dt>{text('titles.columns.recheckOn')}</dt>
        <dd>
          {title.recheckOn} <RecheckWords recheck={title.recheck} />
        </dd>
        <dt>{text('titles.columns.yearsInRow')}</dt>
        <dd>{runWords(title.run)}</dd>
      </dl>
    </section>
  );
}

/** The years that have criteria, and the next one, whose criteria are set from those of the year shown. */
function YearSwitch({ check }: { check: SelfCheck }) {
  const text = useText('atlas');
  const { title, year, years } = check;
  if (years.length < 2 || year === null) return null;
  return (
    <nav className="title-year-switch" aria-label={text('titles.year')}>
      {years.map((one) => (
        <Link
          key={one}
          to="/titles/$titleId"
          params={{ titleId: title.id }}
          search={{ year: String(one) }}
          className="ys-chip"
          aria-current={one === year ? 'page' : undefined}
        >
          {text('titles.check', { year: one })}
        </Link>
      ))}
    </nav>
  );
}

function About({ check: { title } }: { check: SelfCheck }) {
  const text = useText('atlas');
  const label = useLabel();
  const column = (key: string) => text(`titles.columns.${key}`);
  return (
    <Section id="about" title={text('titles.about')}>
      <Fields
        fields={[
          { key: 'level', title: column('level'), content: title.level && label('titleLevel', title.level) },
          { key: 'body', title: column('body'), content: title.body },
          { key: 'scope', title: column('scope'), content: title.scope },
          { key: 'document', title: column('documentNumber'), content: title.documentNumber },
          { key: 'warn', title: text('titles.warnDays'), content: String(title.warnDays) },
        ]}
      />
    </Section>
  );
}
