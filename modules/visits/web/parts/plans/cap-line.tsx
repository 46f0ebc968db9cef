import { Input } from 'antd';
import { useState } from 'react';
import { callApi, formatDate, Popup, useApi, useLocale, useSession, useText } from '#ui/index.ts';
import { type CapRule, usualCap } from '../../../contract/visit-cap.ts';
import { getCap, setCap } from '../../../contract/visit-endpoints.ts';
import { ActForm, Labelled } from './act-form.tsx';

/** The zone's rule in one line, with its document and day; behind it every earlier rule and the form for the next. */
export function CapLine() {
  const text = useText('visits');
  const { data } = useApi(getCap, {});
  if (data === undefined) return null;
  return (
    <div className="visit-gaps">
      <span>
        <b>{text('plans.cap.title')}</b>
        {'　'}
        <RuleWords rule={data.rule} />
      </span>
      <Popup label={text('plans.cap.history')} button={text('plans.cap.history')} buttonClass="ys-plain">
        {(close) => (
          <div className="visit-cap">
            <p className="ys-meta">{text('plans.cap.lead')}</p>
            <ul className="visit-lines">
              {data.entries.map((entry) => (
                <li key={`${entry.validFrom} ${entry.number}`}>
                  <RuleWords rule={entry} />
                  {entry.reason === null ? null : <p className="ys-meta">{entry.reason}</p>}
                </li>
              ))}
              <li>
                <RuleWords rule={usualCap} />
                <p className="ys-meta">
                  {text(data.entries.length === 0 ? 'plans.cap.usualNow' : 'plans.cap.usualPast')}
                </p>
              </li>
            </ul>
            <SetCap rule={data.rule} today={data.day} onDone={close} />
          </div>
        )}
      </Popup>
    </div>
  );
}

function RuleWords({ rule }: { rule: CapRule }) {
  const text = useText('visits');
  const locale = useLocale();
  const { months, totalMost, departmentMost, documentNumber, validFrom } = rule;
  return (
    <>
      {text('plans.cap.line', { months, total: totalMost, department: departmentMost })}{' '}
      <span className="ys-meta">
        {documentNumber === null || validFrom === null
          ? text('plans.cap.usual')
          : text('plans.cap.since', { document: documentNumber, day: formatDate(validFrom, locale) })}
      </span>
    </>
  );
}

function SetCap({ rule, today, onDone }: { rule: CapRule; today: string; onDone: () => void }) {
  const text = useText('visits');
  const { can } = useSession();
  const [values, setValues] = useState({
    ...{ validFrom: today, documentNumber: '', reason: '', months: rule.months },
    ...{ totalMost: rule.totalMost, departmentMost: rule.departmentMost },
  });
  if (!can(setCap.permission)) return null;
  const number = (key: 'months' | 'totalMost' | 'departmentMost') => (
    <Labelled label={text(`plans.cap.${key}`)}>
      {(id) => (
        <Input
          id={id}
          type="number"
          min={1}
          value={values[key]}
          onChange={(event) => setValues({ ...values, [key]: Number(event.target.value) })}
        />
      )}
    </Labelled>
  );
  return (
    <ActForm
      verb={text('plans.cap.save')}
      ready={values.documentNumber.trim().length >= 2}
      send={() =>
        callApi(setCap, { body: { ...values, reason: values.reason.trim() === '' ? undefined : values.reason } })
      }
      onDone={onDone}
    >
      <b>{text('plans.cap.set')}</b>
      {number('months')}
      {number('totalMost')}
      {number('departmentMost')}
      <Labelled label={text('plans.cap.validFrom')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            value={values.validFrom}
            onChange={(event) => setValues({ ...values, validFrom: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={text('plans.cap.document')}>
        {(id) => (
          <Input
            id={id}
            value={values.documentNumber}
            onChange={(event) => setValues({ ...values, documentNumber: event.target.value })}
          />
        )}
      </Labelled>
      <Labelled label={text('plans.cap.reason')}>
        {(id) => (
          <Input
            id={id}
            maxLength={500}
            value={values.reason}
            onChange={(event) => setValues({ ...values, reason: event.target.value })}
          />
        )}
      </Labelled>
    </ActForm>
  );
}
