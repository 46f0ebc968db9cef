import { Tag } from 'antd';
import { useText } from '#ui/index.ts';
import type { FormRow, FormState } from '../../contract/form.ts';

/** State of a form in words. */
export function FormStateTag({ state }: { state: FormState }) {
  const text = useText('forms');
  return <Tag variant="outlined">{text(`states.${state}`)}</Tag>;
}

/** The version that counts and from when: 第 2 版，2026-11-01 起. */
export function VersionWords({ form: { version, from } }: { form: Pick<FormRow, 'version' | 'from'> }) {
  const text = useText('forms');
  if (version === null) return null;
  return <span className="ys-nowrap">{text('web.versionFrom', { version, from: from ?? '' })}</span>;
}
