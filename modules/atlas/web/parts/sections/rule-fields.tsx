import { useText } from '#ui/index.ts';

/** The remaining fields of a rule exactly as published, under their identifiers. */
export function RuleFields({ rule }: { rule: Readonly<Record<string, unknown>> }) {
  const text = useText('atlas');
  const fields = Object.entries(rule).filter(([, value]) => value !== null && value !== '');
  if (fields.length === 0) return null;
  return (
    <details className="atlas-rule">
      <summary>{text('web.policies.fields', { count: fields.length })}</summary>
      <Tree fields={fields} />
    </details>
  );
}

function Tree({ fields }: { fields: readonly (readonly [string, unknown])[] }) {
  return (
    <dl>
      {fields.map(([key, value]) => (
        <div key={key} style={{ display: 'contents' }}>
          <dt>{key}</dt>
          <dd>
            <Value value={value} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Value({ value }: { value: unknown }) {
  if (Array.isArray(value)) {
    if (value.every((item) => typeof item !== 'object')) return <>{value.join(', ')}</>;
    return (
      <ul>
        {value.map((item) => (
          <li key={JSON.stringify(item)}>
            <Value value={item} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === 'object' && value !== null) {
    return (
      <>
        {Object.entries(value)
          .map(([key, part]) => `${key}: ${plain(part)}`)
          .join('; ')}
      </>
    );
  }
  return <>{plain(value)}</>;
}

function plain(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
