import { Select } from 'antd';
import { useApi } from '#ui/index.ts';
import { listOfficerStaff } from '../../../contract/officer-endpoints.ts';

/** Chooses somebody of the authority by name or department; `value` and `onChange` are those of a form's item. */
export function StaffChoice({
  id,
  value,
  onChange,
  serving = false,
}: {
  id?: string;
  value?: string;
  onChange?: (id: string | undefined) => void;
  /** Only who serves a firm. */
  serving?: boolean;
}) {
  const { data } = useApi(listOfficerStaff, {});
  const staff = (data?.staff ?? []).filter(({ firms, deputyOf }) => !serving || firms + deputyOf > 0);
  return (
    <Select<string | null>
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(next) => onChange?.(next ?? undefined)}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      options={staff.map(({ staffId, name, department }) => ({
        value: staffId,
        label: department === null ? name : `${name} · ${department}`,
      }))}
    />
  );
}
