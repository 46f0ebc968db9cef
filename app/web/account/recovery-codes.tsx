import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/i18n.ts';

/** Fresh recovery codes, shown once; the person says when they are kept. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
  const text = useText('app');
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true));
  return (
    <div role="status">
      <p>{text('factor.codesWhat')}</p>
      <ul className="app-codes">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="app-verbs">
        <Button onClick={copy}>{text(copied ? 'factor.copied' : 'factor.copy')}</Button>
        <Button type="primary" onClick={onKept}>
          {text('factor.kept')}
        </Button>
      </div>
    </div>
  );
}
