import '#ui/file/file.css';
import { type DragEvent, useId, useRef, useState } from 'react';
import type { DraftView } from '#platform/sheets/contract/draft.ts';
import { mostMebibytes, sendSheet } from '#platform/sheets/contract/endpoints.ts';
import { sendBytes } from '#ui/api/send-bytes.ts';
import { ApiError, formatBytes, formatCount, Icon, useNarrow, useText } from '#ui/index.ts';
import { Refusal } from '../account/form-parts.tsx';
import { type ChoiceProblem, problemOfFile, sheetExtensions } from './file-problem.ts';

interface Sending {
  name: string;
  bytes: number;
  sent: number;
}

interface ChooserProps {
  register: string;
  mostRows: number;
  onSent: (draft: DraftView) => void;
}

/** Takes one sheet by choosing or dropping; the limits stand beside it, and a refusal with its remedy below. */
export function FileChooser({ register, mostRows, onSent }: ChooserProps) {
  const text = useText('imports');
  const { sending, refused, problem, send, stop } = useSending(register, onSent);
  if (sending !== undefined) return <Progress sending={sending} onStop={stop} />;
  return (
    <>
      <Drop mostRows={mostRows} onChoose={(file) => void send(file)} />
      {problem === undefined ? null : (
        <div className="app-refusal imports-refusal" role="alert">
          <b>{text(`choose.problems.${problem.kind}`)}</b>
          <p>{text(`choose.remedies.${problem.kind}`, { size: mostMebibytes })}</p>
        </div>
      )}
      {refused === undefined ? null : (
        <div className="imports-refusal">
          <Refusal error={refused} />
        </div>
      )}
    </>
  );
}

function useSending(register: string, onSent: (draft: DraftView) => void) {
  const [sending, setSending] = useState<Sending>();
  const [refused, setRefused] = useState<ApiError>();
  const [problem, setProblem] = useState<ChoiceProblem>();
  const stopper = useRef<AbortController>(undefined);
  const send = async (file: File) => {
    const found = problemOfFile(file);
    setProblem(found);
    setRefused(undefined);
    if (found !== undefined) return;
    const stop = new AbortController();
    stopper.current = stop;
    const about = { name: file.name, bytes: file.size };
    setSending({ ...about, sent: 0 });
    try {
      const onProgress = (sent: number) => setSending({ ...about, sent: Math.min(sent, file.size) });
      const input = { query: { register, name: file.name } };
      onSent(await sendBytes(sendSheet, input, { bytes: file, onProgress, signal: stop.signal }));
    } catch (error) {
      if (error instanceof ApiError) setRefused(error);
      else if (!stop.signal.aborted) throw error;
    }
    setSending(undefined);
  };
  return { sending, refused, problem, send, stop: () => stopper.current?.abort() };
}

function Drop({ mostRows, onChoose }: { mostRows: number; onChoose: (file: File) => void }) {
  const text = useText('imports');
  const ui = useText('ui');
  const narrow = useNarrow();
  const limits = useId();
  const [over, setOver] = useState(false);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (file !== undefined) onChoose(file);
  };
  return (
    <fieldset
      className={over ? 'ys-file-drop over' : 'ys-file-drop'}
      aria-label={text('choose.file')}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <div className="ys-file-buttons">
        <label className="ys-file-pick">
          <Icon name="plus" />
          <span aria-hidden="true">{text('choose.pick')}</span>
          <input
            type="file"
            className="ys-hidden"
            aria-label={text('choose.pick')}
            aria-describedby={limits}
            accept={sheetExtensions.map((extension) => `.${extension}`).join(',')}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file !== undefined) onChoose(file);
              // The same file may be chosen again after it was mended.
              event.target.value = '';
            }}
          />
        </label>
        {narrow ? null : <span className="ys-meta">{ui('file.orDrop')}</span>}
      </div>
      <p className="ys-meta" id={limits}>
        {text('choose.limits', { size: mostMebibytes, rows: formatCount(mostRows) })}
      </p>
    </fieldset>
  );
}

function Progress({ sending, onStop }: { sending: Sending; onStop: () => void }) {
  const text = useText('imports');
  const ui = useText('ui');
  const [sent, all] = [formatBytes(sending.sent), formatBytes(sending.bytes)];
  const whole = sending.sent >= sending.bytes;
  return (
    <div className="imports-progress">
      <b>{sending.name}</b>
      <progress value={sending.sent} max={sending.bytes} aria-label={ui('file.progress', { name: sending.name })} />
      <span className="ys-meta" role="status">
        {whole
          ? text('choose.reading')
          : ui('file.sent', { sent: `${sent.value} ${sent.unit}`, all: `${all.value} ${all.unit}` })}
      </span>
      <button type="button" className="ys-link" onClick={onStop}>
        {ui('file.cancel')}
      </button>
    </div>
  );
}
