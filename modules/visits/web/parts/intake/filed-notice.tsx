import '../officers/officers.css';
import { useText } from '#ui/index.ts';

/** What an officer hands to the sender: the number, and the link that is shown this once. */
export function FiledNotice({ number, followPath }: { number: string; followPath: string }) {
  const text = useText('visits');
  return (
    <div className="service-block" role="status">
      <p>
        <b>{text('intake.own.filedNumber', { number })}</b>
      </p>
      <p>
        {text('intake.follow')}{' '}
        <a href={followPath} target="_blank" rel="noreferrer noopener">
          {`${location.origin}${followPath}`}
        </a>
      </p>
      <p className="ys-meta">{text('intake.followOnce')}</p>
    </div>
  );
}
