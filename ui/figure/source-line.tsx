import './figure.css';
import { type SourceRef, sourceShort } from '#kernel/indicators/contract/figure.ts';
import { useText } from '../i18n/i18n.ts';
import { Popup } from '../popup/popup.tsx';
import { sourceLines } from './source-lines.ts';

/** Where a fact was read: the page's kind and month, its file and lines. */
export function SourceDetail({ source }: { source: SourceRef }) {
  const text = useText('ui');
  return (
    <>
      {text('figure.newspaper', { month: source.month })}
      <br />
      <span className="ys-source">{text('figure.place', { file: source.file, lines: sourceLines(source) })}</span>
    </>
  );
}

/** A source in short, e.g. `004:115`; pressed, it opens file and lines. */
export function SourceLink({ source }: { source: SourceRef }) {
  const text = useText('ui');
  const short = sourceShort(source);
  return (
    <Popup
      buttonClass="ys-figure ys-source"
      label={text('figure.source')}
      button={text('figure.short', { source: short })}
    >
      {() => (
        <div className="ys-figure-card">
          <SourceDetail source={source} />
        </div>
      )}
    </Popup>
  );
}
