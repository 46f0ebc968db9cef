import { Button } from 'antd';
import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useText } from '#ui/index.ts';
import { visitPurpose } from '../../../contract/visit.ts';
import { ChoiceChips } from './choice-chips.tsx';
import { CompanyFields } from './company-fields.tsx';
import { type Draft, dayInChina, faultsOf } from './draft.ts';
import type { Kit } from './draft-store.ts';
import { marksOf } from './field-marks.ts';
import { FirmChoice } from './firm-choice.tsx';
import { IssueFields } from './issue-fields.tsx';
import { MetPerson } from './met-person.tsx';
import { PhotoFields } from './photo-fields.tsx';
import type { Recording } from './use-recording.ts';

/** The record itself, in the order of a visit; what is typed is kept on the phone at once. */
export function RecordForm({ recording, kit, draft }: { recording: Recording; kit: Kit; draft: Draft }) {
  const text = useText('visits');
  const [tried, setTried] = useState(false);
  const { change, reach } = recording;
  const faults = tried ? faultsOf(draft) : [];
  const [sought, setSought] = useState(0);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    // Whoever pressed is led to the first field that lacks something.
    if (sought > 0) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [sought]);
  const finish = () => {
    if (faultsOf(draft).length > 0) {
      setTried(true);
      setSought(sought + 1);
      return;
    }
    setTried(false);
    void recording.queue().then(() => scrollTo({ top: 0 }));
  };
  return (
    <form
      inert={recording.changing}
      ref={form}
      className="record-form"
      aria-label={text('plans.record.title')}
      onSubmit={(event) => {
        event.preventDefault();
        finish();
      }}
    >
      <FirmChoice
        kit={kit}
        online={reach === 'online'}
        draft={draft}
        lacking={faults.includes('firm')}
        onChange={(firm) => change({ firm })}
      />
      <Basics kit={kit} draft={draft} change={change} online={reach === 'online'} faults={faults} />
      <PhotoFields photos={draft.photos} onChange={(photos) => change({ photos })} />
      <IssueFields kit={kit} issues={draft.issues} onChange={(issues) => change({ issues })} />
      <PlaceField place={draft.place} onChange={(place) => change({ place })} />
      <ExemptionFields exemption={draft.exemption} onChange={(exemption) => change({ exemption })} />
      {faults.length === 0 ? null : (
        <div className="record-faults" role="alert">
          <b>{text('plans.record.lacks')}</b>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{text(`plans.record.faults.${fault}`)}</li>
            ))}
          </ul>
        </div>
      )}
      <div className="record-bar">
        <span className="ys-meta">
          {text(reach === 'online' ? 'plans.record.effect' : 'plans.record.effectOffline')}
        </span>
        <Button type="primary" size="large" htmlType="submit" block>
          {text(reach === 'online' ? 'plans.record.send' : 'plans.record.keep')}
        </Button>
      </div>
    </form>
  );
}

function Labelled({
  label,
  wrong,
  children,
}: {
  label: string;
  wrong?: string | undefined;
  children: (id: string) => ReactNode;
}) {
  const id = useId();
  return (
    <div className="record-field">
      <label htmlFor={id}>{label}</label>
      {children(id)}
      {wrong === undefined ? null : (
        <p className="record-wrong" id={`${id}-wrong`}>
          {wrong}
        </p>
      )}
    </div>
  );
}

function Basics({
  kit,
  draft,
  change,
  online,
  faults,
}: {
  kit: Kit;
  draft: Draft;
  change: (patch: Partial<Draft>) => void;
  online: boolean;
  faults: readonly string[];
}) {
  const text = useText('visits');
  return (
    <>
      <div className="record-pair">
        <Labelled label={text('plans.record.day')}>
          {(id) => (
            <input
              id={id}
              type="date"
              max={dayInChina(new Date())}
              value={draft.day}
              onChange={(event) => change({ day: event.target.value || draft.day })}
            />
          )}
        </Labelled>
        <Labelled label={text('plans.record.department')}>
          {(id) => (
            <select
              id={id}
              value={draft.departmentId}
              onChange={(event) => change({ departmentId: event.target.value })}
            >
              {kit.own.map(({ id: value, name }) => (
                <option key={value} value={value}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Labelled>
      </div>
      <CompanyFields kit={kit} draft={draft} onChange={change} />
      <ChoiceChips
        label={text('plans.record.purpose')}
        options={visitPurpose.options.map((value) => ({ value, label: text(`plans.purposes.${value}`) }))}
        value={draft.purpose}
        onChange={(purpose) => change({ purpose })}
      />
      <Labelled
        label={text('plans.record.metRole')}
        wrong={faults.includes('metRole') ? text('plans.record.wrong.metRole') : undefined}
      >
        {(id) => (
          <input
            id={id}
            maxLength={60}
            value={draft.metRole}
            {...marksOf(id, faults.includes('metRole'))}
            placeholder={text('plans.record.metRoleHint')}
            onChange={(event) => change({ metRole: event.target.value })}
          />
        )}
      </Labelled>
      <MetPerson online={online} personId={draft.metPersonId} onChange={(metPersonId) => change({ metPersonId })} />
      <Labelled
        label={text('plans.record.summary')}
        wrong={faults.includes('summary') ? text('plans.record.wrong.summary') : undefined}
      >
        {(id) => (
          <textarea
            id={id}
            rows={4}
            maxLength={4000}
            value={draft.summary}
            {...marksOf(id, faults.includes('summary'))}
            onChange={(event) => change({ summary: event.target.value })}
          />
        )}
      </Labelled>
    </>
  );
}

/** Where the visit was: only when the officer presses the button, and again removable. */
function PlaceField({ place, onChange }: { place: Draft['place']; onChange: (place: Draft['place']) => void }) {
  const text = useText('visits');
  const [failed, setFailed] = useState(false);
  if (!('geolocation' in navigator)) return null;
  if (place !== null) {
    return (
      <div className="record-firm">
        <span>{text('plans.record.placeTaken')}</span>
        <button type="button" className="record-quiet" onClick={() => onChange(null)}>
          {text('plans.record.dropPlace')}
        </button>
      </div>
    );
  }
  const find = () =>
    navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => onChange({ longitude, latitude }),
      () => setFailed(true),
      { timeout: 10_000 },
    );
  return (
    <div className="record-field">
      <button type="button" className="record-quiet record-add" onClick={find}>
        {text('plans.record.takePlace')}
      </button>
      {failed ? <p className="ys-meta">{text('plans.record.noPlace')}</p> : null}
    </div>
  );
}

/** Why the visit does not count against the cap: the reason stands in the record and in the statistics. */
function ExemptionFields({
  exemption,
  onChange,
}: {
  exemption: Draft['exemption'];
  onChange: (exemption: Draft['exemption']) => void;
}) {
  const text = useText('visits');
  const kinds = ['none', 'asked', 'safety'] as const;
  return (
    <>
      <ChoiceChips
        label={text('plans.record.exemption')}
        options={kinds.map((value) => ({
          value,
          label: text(value === 'none' ? 'plans.record.notExempt' : `plans.exemptions.${value}`),
        }))}
        value={exemption?.kind ?? 'none'}
        onChange={(kind) => onChange(kind === 'none' ? null : { kind, reason: exemption?.reason ?? '' })}
      />
      {exemption === null ? null : (
        <Labelled label={text('plans.record.exemptionReason')}>
          {(id) => (
            <textarea
              id={id}
              rows={2}
              maxLength={500}
              value={exemption.reason}
              onChange={(event) => onChange({ ...exemption, reason: event.target.value })}
            />
          )}
        </Labelled>
      )}
    </>
  );
}
