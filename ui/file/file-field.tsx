import './file.css';
import { type DragEvent, useId, useRef, useState } from 'react';
import { listPurposes, removeFile } from '#platform/files/contract/endpoints.ts';
import { mebibyte } from '#platform/files/contract/file-type.ts';
import type { FileView, PurposeView } from '#platform/files/contract/file-view.ts';
import { callApi } from '../api/client.ts';
import { useApi } from '../api/hooks.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { useNarrow } from '../media/narrow.ts';
import { ErrorState, LoadingState } from '../state/states.tsx';
import { acceptOf, kindsOf, problemOf, takesPhotos } from './file-choice.ts';
import { FileList } from './file-list.tsx';
import { UploadList } from './upload-list.tsx';
import { useUploads } from './use-uploads.ts';

/** A field for files; as a child of a form item it gets `value` and `onChange` from the form. */
export interface FileFieldProps {
  /** `<module>.<noun>`, as the part that owns the record declares it. */
  purpose: string;
  /** What is asked for, e.g. "Letter of authorisation". */
  label: string;
  /** Files that arrived; the form sends their ids with its record, which attaches them. */
  value?: readonly FileView[];
  onChange?: (files: FileView[]) => void;
  /** One unless told. */
  most?: number;
}

/** Takes files by choosing, dropping or photographing; says the limits before and why a file was refused after. */
export function FileField(props: FileFieldProps) {
  const text = useText('ui');
  const answer = useApi(listPurposes, {});
  const purpose = answer.data?.purposes.find((one) => one.name === props.purpose);
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (answer.data === undefined) return <LoadingState lines={2} />;
  if (purpose === undefined) return <p className="ys-meta">{text('file.notAllowed')}</p>;
  return <Field {...props} takes={purpose} />;
}

function Field({ purpose, label, value = [], onChange, most = 1, takes }: FileFieldProps & { takes: PurposeView }) {
  // Several uploads may end between two drawings: each adds to what was there last.
  const files = useRef(value);
  files.current = value;
  const give = (list: FileView[]) => {
    files.current = list;
    onChange?.(list);
  };
  const { uploads, start, refuse, drop } = useUploads(purpose, (file) => give([...files.current, file]));
  const underWay = uploads.filter(({ problem }) => problem === undefined).length;
  const choose = (chosen: readonly File[]) => {
    let left = most - value.length - underWay;
    for (const file of chosen) {
      const problem = problemOf(file, takes, { left, most });
      if (problem !== undefined) refuse(file, problem);
      else {
        left -= 1;
        start(file);
      }
    }
  };
  const remove = (file: FileView) => {
    give(files.current.filter((one) => one.id !== file.id));
    // What stays behind when this fails is cleared away by the server after seven days.
    void callApi(removeFile, { params: { fileId: file.id } }).catch(() => undefined);
  };
  return (
    <div className="ys-file-field">
      <FileList label={label} files={value} onRemove={remove} />
      <UploadList uploads={uploads} onDrop={drop} />
      {value.length + underWay < most ? <Chooser label={label} takes={takes} most={most} onChoose={choose} /> : null}
    </div>
  );
}

interface ChooserProps {
  label: string;
  takes: PurposeView;
  most: number;
  onChoose: (files: readonly File[]) => void;
}

function Chooser({ label, takes, most, onChoose }: ChooserProps) {
  const text = useText('ui');
  const narrow = useNarrow();
  const limits = useId();
  const [over, setOver] = useState(false);
  const dropped = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    onChoose([...event.dataTransfer.files]);
  };
  return (
    <fieldset
      className={over ? 'ys-file-drop over' : 'ys-file-drop'}
      aria-label={label}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={dropped}
    >
      <div className="ys-file-buttons">
        <Picker
          words={text('file.choose', { count: most })}
          label={label}
          limits={limits}
          many={most > 1}
          accept={acceptOf(takes.types)}
          onChoose={onChoose}
        />
        {narrow && takesPhotos(takes.types) ? (
          <Picker
            words={text('file.photograph')}
            label={label}
            limits={limits}
            camera
            accept="image/jpeg"
            onChoose={onChoose}
          />
        ) : null}
        {narrow ? null : <span className="ys-meta">{text('file.orDrop')}</span>}
      </div>
      <p className="ys-meta" id={limits}>
        {text('file.limits', {
          kinds: kindsOf(takes.types),
          size: Math.floor(takes.mostBytes / mebibyte),
          count: most,
        })}
      </p>
    </fieldset>
  );
}

interface PickerProps {
  words: string;
  label: string;
  limits: string;
  accept: string;
  many?: boolean;
  camera?: boolean;
  onChoose: (files: readonly File[]) => void;
}

/** The browser's own file input under words of ours: it keeps its keys, its name and its focus. */
function Picker({ words, label, limits, accept, many = false, camera = false, onChoose }: PickerProps) {
  return (
    <label className="ys-file-pick">
      <Icon name="plus" />
      <span aria-hidden="true">{words}</span>
      <input
        type="file"
        className="ys-hidden"
        aria-label={`${words}: ${label}`}
        aria-describedby={limits}
        accept={accept}
        multiple={many}
        {...(camera ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          onChoose([...(event.target.files ?? [])]);
          // The same file may be chosen again after it was refused.
          event.target.value = '';
        }}
      />
    </label>
  );
}
