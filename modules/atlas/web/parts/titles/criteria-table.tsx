import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { Figure as FigureValue } from '#kernel/indicators/contract/figure.ts';
import { downloadFile } from '#platform/files/contract/endpoints.ts';
import { downloadUrl, Figure, Light, Section, useSession, useText } from '#ui/index.ts';
import { HrefLink } from '#ui/screen/href-link.tsx';
import type { CheckedCriterion, SelfCheck, TitleEvidence } from '../../../contract/own-title.ts';
import { attachTitleEvidence } from '../../../contract/own-title-endpoints.ts';
import { EvidenceForm, WithdrawForm } from './evidence-form.tsx';
import { CriterionStateWords } from './title-words.tsx';

/** The criteria of the year, each with what it asks for, what proves it, and the verb that helps. */
export function CriteriaTable({ check }: { check: SelfCheck }) {
  const text = useText('atlas');
  const { can } = useSession();
  const [open, setOpen] = useState<string>();
  const may = can(attachTitleEvidence.permission);
  const { criteria, title } = check;
  const headings = ['criterion', 'asks', 'state', 'evidence'].map((key) => text(`titles.${key}`));
  return (
    <table className="title-criteria">
      <caption className="ys-hidden">{text('titles.criteria')}</caption>
      <thead>
        <tr>
          {headings.map((heading) => (
            <th key={heading} scope="col">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {criteria.map((criterion) => (
          <tr key={criterion.id}>
            <th scope="row">
              {criterion.position}. {criterion.wording}
            </th>
            <td>
              <Asks criterion={criterion} />
            </td>
            <td>
              <CriterionStateWords state={criterion.state} />
              {criterion.fallen ? <div className="title-state open">{text('titles.fallen')}</div> : null}
            </td>
            <td>
              <EvidenceLines titleId={title.id} criterion={criterion} may={may} />
              {may && open !== criterion.id ? (
                <Button
                  size="small"
                  type={criterion.state === 'met' ? 'link' : 'default'}
                  onClick={() => setOpen(criterion.id)}
                >
                  {text(`titles.nextSteps.${criterion.state}`)}
                </Button>
              ) : null}
              {open === criterion.id ? (
                <EvidenceForm titleId={title.id} criterion={criterion} onDone={() => setOpen(undefined)} />
              ) : null}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A threshold is a figure of a rule; a document or a statement is named by its kind. */
function Asks({ criterion }: { criterion: CheckedCriterion }) {
  const text = useText('atlas');
  const { kind, comparison, threshold, unit, wording } = criterion;
  if (kind !== 'figure' || threshold === null || unit === null || comparison === null) {
    return <>{text(`titles.criterionKinds.${kind}`)}</>;
  }
  const figure: FigureValue = {
    ...{ metric: 'atlas.title.threshold', value: threshold, unit, status: 'rule', bound: comparison },
    ...{ period: null, printed: null, source: null },
  };
  return <Figure figure={figure} name={wording} untagged />;
}

function EvidenceLines({ titleId, criterion, may }: { titleId: string; criterion: CheckedCriterion; may: boolean }) {
  const text = useText('atlas');
  if (criterion.evidence.length === 0) return <p className="ys-meta">{text('titles.noEvidence')}</p>;
  return (
    <ul className="title-evidence">
      {criterion.evidence.map((evidence) => (
        <EvidenceLine key={evidence.id} titleId={titleId} evidence={evidence} may={may} />
      ))}
    </ul>
  );
}

function EvidenceLine({ titleId, evidence, may }: { titleId: string; evidence: TitleEvidence; may: boolean }) {
  const text = useText('atlas');
  const [withdrawing, setWithdrawing] = useState(false);
  const gone = evidence.withdrawnAt !== null;
  return (
    <li className={gone ? 'gone' : undefined}>
      <Proof evidence={evidence} />
      {gone ? (
        <span>{text('titles.withdrawn', { reason: evidence.withdrawReason ?? '' })}</span>
      ) : (
        <Validity evidence={evidence} />
      )}
      {may && !gone && !withdrawing ? (
        <button
          type="button"
          className="ys-link"
          aria-label={`${text('titles.withdraw')} ${evidence.name}`}
          onClick={() => setWithdrawing(true)}
        >
          {text('titles.withdraw')}
        </button>
      ) : null}
      {withdrawing ? (
        <WithdrawForm titleId={titleId} evidenceId={evidence.id} onDone={() => setWithdrawing(false)} />
      ) : null}
    </li>
  );
}

function Proof({ evidence }: { evidence: TitleEvidence }) {
  const { kind, name, figure, file, link, source } = evidence;
  if (kind === 'figure' && figure !== null) {
    return (
      <>
        <span>{name}</span>
        <Figure figure={figure} name={name} definition={source ?? undefined} />
        {evidence.counted === null ? (
          <span className="ys-meta">{[figure.period, source].filter(Boolean).join(' · ')}</span>
        ) : (
          <Counted counted={evidence.counted} period={figure.period} />
        )}
      </>
    );
  }
  if (kind === 'link' && link !== null) return <OwnLink path={link}>{name}</OwnLink>;
  if (file === null) return <span>{name}</span>;
  return (
    <>
      <span>{name}</span>
      <a href={downloadUrl(downloadFile, { params: { fileId: file.id } })}>{file.name}</a>
    </>
  );
}

/** Where a figure was taken from, and what its metric says today. */
function Counted({ counted, period }: { counted: NonNullable<TitleEvidence['counted']>; period: string | null }) {
  const text = useText('atlas');
  const { metric, name, version, present, presentVersion } = counted;
  return (
    <>
      <span className="ys-meta">
        {period} · {text('titles.takenVersion', { version })} ·{' '}
        <HrefLink href={`/indicators/${metric}`}>{name}</HrefLink>
      </span>
      <span className="ys-meta">
        {text('titles.present')} {present === null ? text('titles.noPresent') : <Figure figure={present} name={name} />}
      </span>
      {presentVersion === null || presentVersion === version ? null : (
        <span className="ys-meta">{text('titles.definitionChanged', { version: presentVersion })}</span>
      )}
    </>
  );
}

/** A record on a page of this application, with the filter that its address may hold. */
function OwnLink({ path, children }: { path: string; children: string }) {
  const address = new URL(path, 'http://here');
  return (
    <Link to={address.pathname} search={Object.fromEntries(address.searchParams)} hash={address.hash.slice(1)}>
      {children}
    </Link>
  );
}

function Validity({ evidence }: { evidence: TitleEvidence }) {
  const text = useText('atlas');
  const { validUntil: day, expired } = evidence;
  if (day === null) return null;
  if (expired) return <Light state="late">{text('titles.expiredOn', { day })}</Light>;
  return <span className="ys-meta">{text('titles.validUntilDay', { day })}</span>;
}

/** The criteria under their heading. */
export function CriteriaSection({ check }: { check: SelfCheck }) {
  const text = useText('atlas');
  if (check.criteria.length === 0) return null;
  return (
    <Section id="criteria" title={text('titles.criteria')}>
      <CriteriaTable check={check} />
    </Section>
  );
}
