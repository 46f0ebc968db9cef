import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/index.ts';
import { dayAndTime } from '../../account/session-table.tsx';

/** A one-time link, shown once: the administrator hands it over and never learns the password. */
export function HandedCode({ code, expiresAt }: { code: string; expiresAt: string }) {
  const text = useText('accounts');
  const [copied, setCopied] = useState(false);
  const link = `${location.origin}/activate#${code}`;
  return (
    <div className="app-done" role="status">
      <p>{text('code.what', { until: dayAndTime(expiresAt) })}</p>
      <p className="app-secret">{link}</p>
      <div className="app-verbs">
        <Button size="small" onClick={() => void navigator.clipboard.writeText(link).then(() => setCopied(true))}>
          {text(copied ? 'code.copied' : 'code.copy')}
        </Button>
      </div>
    </div>
  );
}
