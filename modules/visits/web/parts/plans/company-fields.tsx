import { useId } from 'react';
import { useText } from '#ui/index.ts';
import type { Draft } from './draft.ts';
import type { Kit } from './draft-store.ts';

interface Named {
  id: string;
  name: string;
}

/** Colleagues who can go: those with a post in a department of the visit, without its author. */
export function companionsOf(
  kit: Pick<Kit, 'accountId' | 'officers'>,
  { departmentId, withDepartments }: Pick<Draft, 'departmentId' | 'withDepartments'>,
): Named[] {
  const going = new Set([departmentId, ...withDepartments]);
  return kit.officers.filter(
    ({ id, departments }) => id !== kit.accountId && departments.some((one) => going.has(one)),
  );
}

/** Who came along: departments, and colleagues of the departments that go; folded away until somebody did. */
export function CompanyFields({
  kit,
  draft,
  onChange,
}: {
  kit: Kit;
  draft: Draft;
  onChange: (patch: Partial<Draft>) => void;
}) {
  const text = useText('visits');
  const { departmentId, withDepartments, officers } = draft;
  const companions = companionsOf(kit, draft);
  const joined = (ids: string[]) => {
    const able = new Set(companionsOf(kit, { departmentId, withDepartments: ids }).map(({ id }) => id));
    onChange({ withDepartments: ids, officers: officers.filter((id) => able.has(id)) });
  };
  const count = withDepartments.length + officers.length;
  return (
    <details className="record-company" open={count > 0 ? true : undefined}>
      <summary>{text('plans.record.company')}</summary>
      <Chosen
        label={text('plans.record.withDepartments')}
        add={text('plans.record.addDepartment')}
        options={kit.departments.filter(({ id }) => id !== departmentId)}
        known={kit.departments}
        chosen={withDepartments}
        onChange={joined}
      />
      <Chosen
        label={text('plans.record.officers')}
        add={text('plans.record.addOfficer')}
        options={companions}
        known={kit.officers}
        chosen={officers}
        onChange={(ids) => onChange({ officers: ids })}
      />
    </details>
  );
}

/** Several of many: a list to add from, and what was chosen with a button each to take it out again. */
function Chosen({
  label,
  add,
  options,
  known,
  chosen,
  onChange,
}: {
  label: string;
  add: string;
  options: readonly Named[];
  /** Where names of what was chosen are found, also once it can no longer be chosen. */
  known: readonly Named[];
  chosen: readonly string[];
  onChange: (ids: string[]) => void;
}) {
  const text = useText('visits');
  const id = useId();
  const names = new Map(known.map((one) => [one.id, one.name]));
  return (
    <div className="record-field">
      <label htmlFor={id}>{label}</label>
      <select id={id} value="" onChange={(event) => onChange([...chosen, event.target.value])}>
        <option value="">{add}</option>
        {options
          .filter((one) => !chosen.includes(one.id))
          .map((one) => (
            <option key={one.id} value={one.id}>
              {one.name}
            </option>
          ))}
      </select>
      {chosen.length === 0 ? null : (
        <ul className="record-chosen">
          {chosen.map((one) => (
            <li key={one}>
              <span>{names.get(one) ?? one}</span>
              <button
                type="button"
                className="record-quiet"
                onClick={() => onChange(chosen.filter((other) => other !== one))}
              >
                {text('plans.record.takeOut')}
                <span className="ys-hidden"> {names.get(one) ?? one}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
