import { useEffect, useId, useState } from 'react';
import { useText } from '#ui/index.ts';
import { mostPhotos } from '../../../contract/visit.ts';
import type { DraftPhoto } from './draft.ts';
import { shrinkPhoto } from './shrink-photo.ts';

/** Photos of the visit: by the camera or from the phone, made smaller before they are kept. */
export function PhotoFields({
  photos,
  onChange,
}: {
  photos: readonly DraftPhoto[];
  onChange: (photos: DraftPhoto[]) => void;
}) {
  const text = useText('visits');
  const id = useId();
  const [problem, setProblem] = useState<string>();
  const take = async (files: readonly File[]) => {
    setProblem(files.length > mostPhotos - photos.length ? 'tooManyPhotos' : undefined);
    const added: DraftPhoto[] = [];
    for (const file of files.slice(0, mostPhotos - photos.length)) {
      try {
        const name = `${file.name.replace(/\.[^.]*$/, '') || 'photo'}.jpg`;
        added.push({ id: crypto.randomUUID(), name, blob: await shrinkPhoto(file) });
      } catch {
        setProblem('noPicture');
      }
    }
    onChange([...photos, ...added]);
  };
  return (
    <div className="record-field">
      <span id={`${id}-label`} className="record-label">
        {text('plans.record.photos', { count: photos.length, most: mostPhotos })}
      </span>
      <ul className="record-photos" aria-labelledby={`${id}-label`}>
        {photos.map((photo, place) => (
          <li key={photo.id}>
            <Thumbnail blob={photo.blob} label={text('plans.record.photo', { number: place + 1 })} />
            <button
              type="button"
              className="record-quiet"
              onClick={() => onChange(photos.filter((one) => one !== photo))}
            >
              {text('plans.record.dropPhoto')}
              <span className="ys-hidden"> {place + 1}</span>
            </button>
          </li>
        ))}
      </ul>
      {photos.length < mostPhotos ? (
        <div className="record-takers">
          <Taker label={text('plans.record.camera')} camera onTake={take} />
          <Taker label={text('plans.record.album')} onTake={take} />
        </div>
      ) : null}
      {problem === undefined ? null : <p role="alert">{text(`plans.record.${problem}`, { most: mostPhotos })}</p>}
    </div>
  );
}

function Taker({
  label,
  camera = false,
  onTake,
}: {
  label: string;
  camera?: boolean;
  onTake: (files: readonly File[]) => Promise<void>;
}) {
  return (
    <label className="record-taker">
      <span>{label}</span>
      <input
        type="file"
        accept="image/*"
        multiple={!camera}
        {...(camera ? { capture: 'environment' as const } : {})}
        onChange={(event) => {
          const { files } = event.target;
          const chosen = [...(files ?? [])];
          event.target.value = '';
          void onTake(chosen);
        }}
      />
    </label>
  );
}

function Thumbnail({ blob, label }: { blob: Blob; label: string }) {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setAddress(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return address === undefined ? null : <img src={address} alt={label} width={72} height={72} />;
}
