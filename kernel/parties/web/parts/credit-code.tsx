import { useEffect, useState } from 'react';
import { useText } from '#ui/index.ts';

/** A credit code that a press copies; it says so for two seconds. */
export function CreditCode({ code }: { code: string }) {
  const text = useText('parties');
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <button
      type="button"
      className="ys-plain firm-code"
      title={text('panel.copy')}
      onClick={() => void navigator.clipboard.writeText(code).then(() => setCopied(true))}
    >
      {code}
      <span className="ys-hidden">{text('panel.copy')}</span>
      <span role="status" className="firm-copied">
        {copied ? text('panel.copied') : ''}
      </span>
    </button>
  );
}
