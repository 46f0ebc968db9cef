import { useId } from 'react';
import { useText } from '#ui/index.ts';
import { issueUrgency } from '../../../contract/issue.ts';
import { mostIssues } from '../../../contract/visit.ts';
import { ChoiceChips } from './choice-chips.tsx';
import { type DraftIssue, dayInChina, newIssue } from './draft.ts';
import type { Kit } from './draft-store.ts';

/** The issues that a visit brings, each with its category, urgency and perhaps an assignment on the spot. */
export function IssueFields({
  kit,
  issues,
  onChange,
}: {
  kit: Kit;
  issues: readonly DraftIssue[];
  onChange: (issues: DraftIssue[]) => void;
}) {
  const text = useText('visits');
  const change = (next: DraftIssue) => onChange(issues.map((one) => (one.clientId === next.clientId ? next : one)));
  return (
    <div className="record-issues">
      {issues.map((issue, place) => (
        <IssueCard
          key={issue.clientId}
          kit={kit}
          issue={issue}
          number={place + 1}
          onChange={change}
          onDrop={() => onChange(issues.filter((one) => one !== issue))}
        />
      ))}
      {issues.length < mostIssues ? (
        <button type="button" className="record-quiet record-add" onClick={() => onChange([...issues, newIssue()])}>
          {text('plans.record.addIssue')}
        </button>
      ) : null}
    </div>
  );
}

function IssueCard({
  kit,
  issue,
  number,
  onChange,
  onDrop,
}: {
  kit: Kit;
  issue: DraftIssue;
  number: number;
  onChange: (issue: DraftIssue) => void;
  onDrop: () => void;
}) {
  const text = useText('visits');
  const id = useId();
  const { onSite } = issue;
  return (
    <fieldset className="record-issue">
      <legend>{text('plans.record.issue', { number })}</legend>
      <button type="button" className="record-quiet record-drop" onClick={onDrop}>
        {text('plans.record.dropIssue')}
        <span className="ys-hidden"> {number}</span>
      </button>
      <ChoiceChips
        label={text('plans.record.category')}
        options={kit.categories.map(({ code, name }) => ({ value: code, label: name }))}
        value={issue.category}
        onChange={(category) => onChange({ ...issue, category })}
      />
      <ChoiceChips
        label={text('plans.record.urgency')}
        options={issueUrgency.options.map((value) => ({ value, label: text(`plans.urgencies.${value}`) }))}
        value={issue.urgency}
        onChange={(urgency) => onChange({ ...issue, urgency })}
      />
      <div className="record-field">
        <label htmlFor={`${id}-text`}>{text('plans.record.issueText')}</label>
        <textarea
          id={`${id}-text`}
          rows={3}
          maxLength={2000}
          value={issue.text}
          onChange={(event) => onChange({ ...issue, text: event.target.value })}
        />
      </div>
      <label className="record-check">
        <input
          type="checkbox"
          checked={onSite !== null}
          onChange={(event) =>
            onChange({
              ...issue,
              onSite: event.target.checked ? { departmentId: '', promisedOn: dayInChina(new Date()) } : null,
            })
          }
        />
        {text('plans.record.onSite')}
      </label>
      {onSite === null ? null : (
        <div className="record-pair">
          <div className="record-field">
            <label htmlFor={`${id}-department`}>{text('plans.record.onSiteDepartment')}</label>
            <select
              id={`${id}-department`}
              value={onSite.departmentId}
              onChange={(event) => onChange({ ...issue, onSite: { ...onSite, departmentId: event.target.value } })}
            >
              <option value="">{text('plans.record.choose')}</option>
              {kit.departments.map(({ id: value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <div className="record-field">
            <label htmlFor={`${id}-promised`}>{text('plans.record.promisedOn')}</label>
            <input
              id={`${id}-promised`}
              type="date"
              value={onSite.promisedOn}
              onChange={(event) => onChange({ ...issue, onSite: { ...onSite, promisedOn: event.target.value } })}
            />
          </div>
        </div>
      )}
    </fieldset>
  );
}
