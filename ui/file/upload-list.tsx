import { ApiError } from '../api/api-error.ts';
import { formatBytes } from '../format/bytes.ts';
import { useLocale, useText } from '../i18n/i18n.ts';
import { Light } from '../light/light.tsx';
import type { Upload } from './use-uploads.ts';

/** Files on their way with how far they are, and those that were refused with why and what to do. */
export function UploadList({ uploads, onDrop }: { uploads: readonly Upload[]; onDrop: (key: number) => void }) {
  const text = useText('ui');
  if (uploads.length === 0) return null;
  return (
    <ul className="ys-files ys-uploads" aria-label={text('file.underWay')}>
      {uploads.map((upload) => (
        <li key={upload.key} className={upload.problem === undefined ? undefined : 'refused'}>
          {upload.problem === undefined ? <Progress upload={upload} /> : <Refusal upload={upload} />}
          <div className="ys-file-verbs">
            <button type="button" className="ys-link" onClick={() => onDrop(upload.key)}>
              {text(upload.problem === undefined ? 'file.cancel' : 'file.dismiss')}
              <span className="ys-hidden"> {upload.name}</span>
            </button>
          </div>
        </li>
      ))}
    </ul>
  );
}

function Progress({ upload }: { upload: Upload }) {
  const text = useText('ui');
  const whole = upload.sent >= upload.bytes;
  const [sent, all] = [formatBytes(upload.sent), formatBytes(upload.bytes)];
  return (
    <div className="ys-file-words">
      <b>{upload.name}</b>
      <progress value={upload.sent} max={upload.bytes} aria-label={text('file.progress', { name: upload.name })} />
      <span className="ys-meta">
        {whole
          ? text('file.checking')
          : text('file.sent', { sent: `${sent.value} ${sent.unit}`, all: `${all.value} ${all.unit}` })}
      </span>
    </div>
  );
}

function Refusal({ upload }: { upload: Upload }) {
  const text = useText('ui');
  const locale = useLocale();
  const { message, remedy } = useProblemWords(upload.problem);
  return (
    <div className="ys-file-words" role="alert">
      <b>{upload.name}</b>
      <Light state="late">{text('file.refused')}</Light>
      <span>
        {message}
        {locale === 'zh-CN' ? '' : ' '}
        {remedy}
      </span>
    </div>
  );
}

function useProblemWords(problem: Upload['problem']): { message: string; remedy: string } {
  const text = useText('ui');
  if (problem === undefined) return { message: '', remedy: '' };
  if (!(problem instanceof ApiError))
    return { message: text(`file.problems.${problem.name}`, problem.params), remedy: '' };
  if (problem.message !== '') return { message: problem.message, remedy: problem.remedy };
  const name = problem.code.slice('ui.'.length);
  return { message: text(`errors.${name}.message`), remedy: text(`errors.${name}.remedy`) };
}
