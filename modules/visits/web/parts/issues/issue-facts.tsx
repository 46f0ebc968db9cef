import './issues.css';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { formatDate, Moment, Section, useLocale, useText } from '#ui/index.ts';
import type { IssueDetail } from '../../../contract/issue-endpoints.ts';

/** What an issue is, what the firm was asked and said, and what was corrected. */
export function IssueFacts({ issue }: { issue: IssueDetail }) {
  const text = useText('visits');
  const locale = useLocale();
  const word = (key: string) => text(`issues.columns.${key}`);
  const day = (value: string | null) => (value === null ? null : formatDate(value, locale));
  const { onSite, visit, ending, measure } = issue;
  const facts: [string, ReactNode][] = [
    [
      word('text'),
      <span key="text" className="issue-text">
        {issue.text}
      </span>,
    ],
    [word('category'), issue.category.name],
    [word('urgency'), text(`issues.urgencies.${issue.urgency}`)],
    [word('source'), text(`issues.sources.${issue.source}`)],
    [
      word('visit'),
      visit === null ? null : (
        <Link key="visit" to={`/visits/${visit.id}` as '/'}>
          {day(visit.day)}
        </Link>
      ),
    ],
    [
      text('similar.columns.measure'),
      measure === null ? null : (
        <Link key="measure" to={'/measures' as string} search={{ panel: measure.id }}>
          {measure.title}
        </Link>
      ),
    ],
    [
      text('issues.onSite'),
      onSite === null
        ? null
        : text('issues.onSiteSays', {
            ...{ department: onSite.department.name, day: day(onSite.promisedOn) ?? '', number: onSite.receiptNumber },
          }),
    ],
    [word('dueOn'), day(issue.dueOn)],
    [word('staffClosedOn'), closing(issue)],
    [word('answer'), issue.answer === null ? null : text(`issues.answers.${issue.answer}`)],
    [
      text('issues.ending'),
      ending === null
        ? null
        : [text(`issues.endings.${ending.kind}`), ending.article, ending.mergedInto].filter(Boolean).join(' · '),
    ],
    [text('issues.reopened'), issue.reopened === 0 ? null : String(issue.reopened)],
  ];
  return (
    <>
      <Section title={text('issues.about')}>
        <dl className="ys-facts">
          {facts.map(([label, value]) =>
            value === null ? null : (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
          )}
        </dl>
      </Section>
      <Questions issue={issue} />
    </>
  );

  function closing({ staffClosedOn, closedInTime, closedByFirm }: IssueDetail): string | null {
    if (staffClosedOn === null) return null;
    return [
      day(staffClosedOn),
      text(closedInTime === true ? 'issues.inTime' : 'issues.tooLate'),
      text(closedByFirm === true ? 'issues.byFirm' : 'issues.byEvidence'),
    ].join(' · ');
  }
}

function Questions({ issue: { questions, corrections } }: { issue: IssueDetail }) {
  const text = useText('visits');
  if (questions.length === 0 && corrections.length === 0) return null;
  return (
    <Section title={text('issues.asked')}>
      <ul className="issue-lines">
        {questions.map((one) => (
          <li key={one.askedAt}>
            <b>{text(`issues.questions.${one.question}`)}</b> <Moment at={one.askedAt} className="ys-meta" />
            {' · '}
            {one.answer === null ? text('issues.waiting') : text(`issues.answers.${one.answer}`)}
            {one.channel === null ? null : (
              <span className="ys-meta">
                {' · '}
                {text(`issues.channels.${one.channel}`)} {one.answeredBy}{' '}
                {one.answeredAt === null ? null : <Moment at={one.answeredAt} />}
              </span>
            )}
          </li>
        ))}
        {corrections.map((one) => (
          <li key={`${one.at}${one.field}`}>
            <b>{text('issues.corrected', { field: text(`issues.columns.${one.field}`) })}</b> {one.before} → {one.after}{' '}
            <span className="ys-meta">
              {one.reason} · {one.by} <Moment at={one.at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
