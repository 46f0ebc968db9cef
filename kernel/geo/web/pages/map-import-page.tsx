import '../parts/map.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useId, useState } from 'react';
import { sendBytes } from '#ui/api/send-bytes.ts';
import { ApiError, NoPermission, Page, useApi, useSession, useText } from '#ui/index.ts';
import type { CoordinateSystem } from '../../contract/coordinate-system.ts';
import { checkShapeFile, importShapes, listLayers } from '../../contract/endpoints.ts';
import type { ImportCheck } from '../../contract/shape.ts';
import { Refused } from '../parts/refused.tsx';
import { systemOptions } from '../parts/system-options.ts';

interface Chosen {
  /** Held in memory: a file that is saved anew on the disk can no longer be sent. */
  file: { name: string; bytes: Blob } | undefined;
  target: string;
  system: CoordinateSystem;
  source: string;
  accuracy: string;
}

const nothing: Chosen = { file: undefined, target: 'parcels', system: 'cgcs2000', source: '', accuracy: '' };

/** Takes a file of shapes in: read first, then stored whole. */
export function MapImportPage() {
  const text = useText('geo');
  const { account, can } = useSession();
  return (
    <Page title={text('imports.title')} crumbs={<Link to="/map">{text('page.title')}</Link>}>
      {can(importShapes.permission) ? <ImportForm /> : <NoPermission signedIn={account !== null} />}
    </Page>
  );
}

function ImportForm() {
  const text = useText('geo');
  const [chosen, setChosen] = useState(nothing);
  const { check, done, error, pending, run, clear } = useImport(chosen);
  const set = (more: Partial<Chosen>) => {
    clear();
    setChosen({ ...chosen, ...more });
  };
  const ready = chosen.file !== undefined && chosen.source.trim().length >= 2;
  return (
    <>
      <div className="geo-form">
        <Choices chosen={chosen} set={set} />
        <div className="verbs">
          <Button disabled={!ready} loading={pending} onClick={() => void run('check')}>
            {text('imports.check')}
          </Button>
          {check !== undefined && check.faultCount === 0 && check.features > 0 && done === undefined ? (
            <Button type="primary" loading={pending} onClick={() => void run('import')}>
              {text('imports.run', { count: check.features })}
            </Button>
          ) : null}
        </div>
      </div>
      <Refused error={error} />
      {check === undefined || done !== undefined ? null : <Found check={check} />}
      {done === undefined ? null : (
        <p role="status">
          {text('imports.done', { count: done })} <Link to="/map">{text('tools.back')}</Link>
        </p>
      )}
    </>
  );
}

function useImport({ file, target, system, source, accuracy }: Chosen) {
  const client = useQueryClient();
  const [check, setCheck] = useState<ImportCheck>();
  const [done, setDone] = useState<number>();
  const [error, setError] = useState<ApiError>();
  const [pending, setPending] = useState(false);
  const clear = () => {
    setCheck(undefined);
    setDone(undefined);
    setError(undefined);
  };
  const run = async (act: 'check' | 'import') => {
    if (file === undefined) return;
    const format = /\.(geo)?json$/i.test(file.name) ? ('geojson' as const) : ('csv' as const);
    const told = { format, system, source, ...(accuracy.trim() === '' ? {} : { accuracy }) };
    const query = { ...told, target: target as 'parcels' };
    setPending(true);
    setError(undefined);
    try {
      if (act === 'check') setCheck(await sendBytes(checkShapeFile, { query }, { bytes: file.bytes }));
      else {
        setDone((await sendBytes(importShapes, { query }, { bytes: file.bytes })).shapes);
        await client.invalidateQueries();
      }
    } catch (cause) {
      if (cause instanceof ApiError) setError(cause);
      else throw cause;
    } finally {
      setPending(false);
    }
  };
  return { check, done, error, pending, run, clear };
}

function Choices({ chosen, set }: { chosen: Chosen; set: (more: Partial<Chosen>) => void }) {
  const text = useText('geo');
  const id = useId();
  const { data } = useApi(listLayers, {});
  const own = (data?.layers ?? []).filter((layer) => layer.own && !layer.ground);
  const targets = [
    { value: 'parcels', label: text('imports.parcels') },
    { value: 'sites', label: text('imports.sites') },
    ...own.map((layer) => ({
      value: layer.id.replace('geo.own-', ''),
      label: text('imports.layer', { name: layer.label }),
    })),
  ];
  const hold = async (file: File | undefined) => {
    set({ file: file && { name: file.name, bytes: new Blob([await file.arrayBuffer()]) } });
  };
  return (
    <>
      <label htmlFor={`${id}-file`}>{text('imports.file')}</label>
      <input
        id={`${id}-file`}
        type="file"
        accept=".geojson,.json,.csv"
        // The same name chosen again is a file that was corrected.
        onClick={(event) => {
          event.currentTarget.value = '';
        }}
        onChange={(event) => void hold(event.target.files?.[0])}
      />
      <p className="ys-meta">{text('imports.fileHint')}</p>
      <label htmlFor={`${id}-target`}>{text('imports.target')}</label>
      <Select id={`${id}-target`} value={chosen.target} options={targets} onChange={(target) => set({ target })} />
      <label htmlFor={`${id}-system`}>{text('tools.system')}</label>
      <Select
        id={`${id}-system`}
        value={chosen.system as string}
        options={systemOptions(text)}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(system) => set({ system: system as CoordinateSystem })}
      />
      {(['source', 'accuracy'] as const).map((field) => (
        <div key={field} className="geo-form">
          <label htmlFor={`${id}-${field}`}>{text(`draw.${field}`)}</label>
          <Input
            id={`${id}-${field}`}
            value={chosen[field]}
            maxLength={field === 'source' ? 200 : 100}
            onChange={(event) => set({ [field]: event.target.value })}
          />
          <p className="ys-meta">{text(`draw.${field}Hint`)}</p>
        </div>
      ))}
    </>
  );
}

function Found({ check }: { check: ImportCheck }) {
  const text = useText('geo');
  const { features, points, lines, areas, replaced, faults, faultCount } = check;
  return (
    <section aria-live="polite">
      <p>{text('imports.found', { features, points, lines, areas })}</p>
      {replaced === 0 ? null : <p>{text('imports.replaced', { count: replaced })}</p>}
      <p>
        <b>{faultCount === 0 ? text('imports.ready') : text('imports.faulty', { count: faultCount })}</b>
      </p>
      {faults.length === 0 ? null : (
        <table className="geo-layers">
          <thead>
            <tr>
              <th>{text('imports.where')}</th>
              <th>{text('imports.why')}</th>
            </tr>
          </thead>
          <tbody>
            {faults.map(({ feature, line, message }) => (
              <tr key={`${feature} ${message}`}>
                <th scope="row">
                  {line === null
                    ? text('imports.feature', { feature })
                    : text('imports.featureLine', { feature, line })}
                </th>
                <td>{message}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {faultCount <= faults.length ? null : <p>{text('imports.more', { count: faultCount - faults.length })}</p>}
    </section>
  );
}
