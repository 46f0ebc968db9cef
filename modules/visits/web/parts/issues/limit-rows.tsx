import { Tag } from 'antd';
import { formatDate, useLocale, useText } from '#ui/index.ts';
import { issueLimits } from '../../../contract/issue.ts';
import type { LimitRule } from '../../../contract/issue-endpoints.ts';

/** Names of the limits in the order of the loop. */
export const limitNames = issueLimits.keyof().options;

/** Rules by day, the newest first, each with its source. */
export function LimitRows({ rules, inForce }: { rules: readonly LimitRule[]; inForce: number }) {
  const text = useText('visits');
  const locale = useLocale();
  return (
    <ul className="issue-lines">
      {rules.map((rule, place) => {
        const { validFrom, documentNumber, reason, setBy, limits } = rule;
        const state = place === inForce ? 'inForce' : place < inForce ? 'planned' : 'past';
        const source = [documentNumber, reason, setBy].filter((one) => one !== null && one !== '').join(' · ');
        return (
          <li key={`${rule.setAt}`}>
            <b>
              {validFrom === null
                ? text('issues.limits.usual')
                : text('issues.limits.from', { day: formatDate(validFrom, locale) })}
            </b>{' '}
            {validFrom === null && state === 'past' ? null : (
              <Tag variant="outlined">{text(`issues.limits.${state}`)}</Tag>
            )}{' '}
            <span className="ys-meta">{validFrom === null ? text('issues.limits.usualSource') : source}</span>
            <dl className="issue-limits">
              {limitNames.map((name) => (
                <div key={name}>
                  <dt>{text(`issues.limits.names.${name}`)}</dt>
                  <dd>{text(`issues.limits.${unitOf(name)}`, { count: limits[name] })}</dd>
                </div>
              ))}
            </dl>
          </li>
        );
      })}
    </ul>
  );
}

/** What the firm is given runs in calendar days, what staff are given in working days. */
export function unitOf(name: (typeof limitNames)[number]): 'days' | 'workingDays' {
  return name === 'answer' || name === 'askAfter' || name === 'confirmation' ? 'days' : 'workingDays';
}
