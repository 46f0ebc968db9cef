import { Light, useNarrow, usePanel, useSession, useText } from '#ui/index.ts';
import type { Department, Duty } from '../../contract/organisation.ts';
import { assignDuty } from '../../contract/organisation-endpoints.ts';

/** More columns than this would not be read across. */
const mostColumns = 14;

/** Duty items against departments: one square a row, or a gap. On a phone each item names its owner. */
export function DutyMatrix({ duties, departments }: { duties: readonly Duty[]; departments: readonly Department[] }) {
  const text = useText('parties');
  const tops = departments.filter((one) => one.kind === 'department');
  const wide = !useNarrow() && tops.length <= mostColumns;
  const topOf = new Map<string, string>();
  for (const one of departments)
    topOf.set(one.id, one.kind === 'section' ? (topOf.get(one.parentId ?? '') ?? one.id) : one.id);
  const kinds = [...new Set(duties.map((duty) => duty.kind))];
  const columns = wide ? tops : [];
  return (
    <div className="ys-register-scroll">
      <table className="ys-register ys-plain-table org-matrix">
        <caption className="ys-hidden">{text('duties.title')}</caption>
        <thead>
          <tr>
            <th scope="col">{text('duties.item')}</th>
            <th scope="col">{text('duties.owner')}</th>
            {columns.map(({ id, name }) => (
              <th key={id} scope="col" className="org-top">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {kinds.map((kind) => (
          <tbody key={kind}>
            <tr className="org-kind">
              <th scope="rowgroup" colSpan={columns.length + 2}>
                {text(`dutyKinds.${kind}`)}
              </th>
            </tr>
            {duties
              .filter((duty) => duty.kind === kind)
              .map((duty) => (
                <tr key={duty.code} className={duty.departmentId === null ? 'gap' : ''}>
                  <th scope="row">
                    <ItemName duty={duty} />
                  </th>
                  <td>
                    <Owner duty={duty} />
                  </td>
                  {columns.map(({ id, name }) => (
                    <td key={id} className="org-cell">
                      {topOf.get(duty.departmentId ?? '') === id ? <i title={name}>{text('duties.owns')}</i> : null}
                    </td>
                  ))}
                </tr>
              ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function ItemName({ duty }: { duty: Duty }) {
  const panel = usePanel();
  const { can } = useSession();
  if (!can(assignDuty.permission)) return duty.name;
  return (
    <button type="button" className="ys-link" onClick={() => panel.open(`${duty.kind}/${duty.code}`)}>
      {duty.name}
    </button>
  );
}

function Owner({ duty }: { duty: Duty }) {
  const text = useText('parties');
  if (duty.departmentName === null) return <Light state="warn">{text('duties.gap')}</Light>;
  return (
    <>
      {duty.departmentName}
      {duty.postTitle === null ? null : <span className="org-mark">{duty.postTitle}</span>}
      {duty.withdrawn ? <span className="org-mark">{text('duties.withdrawn')}</span> : null}
    </>
  );
}
