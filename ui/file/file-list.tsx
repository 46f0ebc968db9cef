import './file.css';
import { downloadFile } from '#platform/files/contract/endpoints.ts';
import { fileTypes } from '#platform/files/contract/file-type.ts';
import type { FileView } from '#platform/files/contract/file-view.ts';
import { downloadUrl } from '../api/client.ts';
import { formatBytes } from '../format/bytes.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';

/** Files of a record: name, kind, size, what a reader should know, and the verbs to open, fetch and remove. */
export function FileList({
  label,
  files,
  onRemove,
}: {
  label: string;
  files: readonly FileView[];
  /** Absent where files stay. */
  onRemove?: (file: FileView) => void;
}) {
  if (files.length === 0) return null;
  return (
    <ul className="ys-files" aria-label={label}>
      {files.map((file) => (
        <li key={file.id}>
          <FileLine file={file} onRemove={onRemove} />
        </li>
      ))}
    </ul>
  );
}

function FileLine({ file, onRemove }: { file: FileView; onRemove: ((file: FileView) => void) | undefined }) {
  const text = useText('ui');
  const { value, unit } = formatBytes(file.bytes);
  const { extensions, showable } = fileTypes[file.type];
  const notes = [...(file.scan === 'waiting' ? ['waiting'] : []), ...file.flags];
  // Browsers show no PDF under a policy that switches everything active off: it is fetched.
  const readable = file.state === 'kept';
  return (
    <>
      <Icon name="document" />
      <div className="ys-file-words">
        <b>{file.name === '' ? text('file.erasedName') : file.name}</b>
        <span className="ys-meta">
          {extensions[0].toUpperCase()} · {value}
          {'\u00a0'}
          {unit}
          {notes.map((note) => ` · ${text(`file.notes.${note}`)}`)}
        </span>
      </div>
      <div className="ys-file-verbs">
        {readable && showable && file.type !== 'pdf' ? (
          <a
            href={downloadUrl(downloadFile, { params: { fileId: file.id }, query: { inline: '1' } })}
            target="_blank"
            rel="noreferrer"
          >
            {text('file.open')}
            <span className="ys-hidden"> {file.name}</span>
          </a>
        ) : null}
        {readable ? (
          <a href={downloadUrl(downloadFile, { params: { fileId: file.id } })} download={file.name}>
            {text('file.download')}
            <span className="ys-hidden"> {file.name}</span>
          </a>
        ) : null}
        {onRemove === undefined ? null : (
          <button type="button" className="ys-link" onClick={() => onRemove(file)}>
            {text('file.remove')}
            <span className="ys-hidden"> {file.name}</span>
          </button>
        )}
      </div>
    </>
  );
}
