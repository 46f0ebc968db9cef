import './list.css';
import { useEffect, useState } from 'react';
import { useText } from '../i18n/i18n.ts';

/** A code or number that a press copies; it says so for two seconds. */
export function CopyValue({ value }: { value: string }) {
  const text = useText('ui');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      className="ys-plain ys-copy"
      title={text('list.copy')}
      onClick={() => void navigator.clipboard.writeText(value).then(() => setCopied(true))}
    >
      {value}
      <span className="ys-hidden">{text('list.copy')}</span>
      <span role="status" className="ys-copied">
        {copied ? text('list.copied') : ''}
      </span>
    </button>
  );
}
