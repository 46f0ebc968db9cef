import '../parts/map.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { searchParcels, searchSites } from '#kernel/parties/contract/place-endpoints.ts';
import { ApiError, callApi, NoPermission, Page, useApi, useSession, useText } from '#ui/index.ts';
import type { CoordinateSystem } from '../../contract/coordinate-system.ts';
import { drawShape, listLayers } from '../../contract/endpoints.ts';
import { Refused } from '../parts/refused.tsx';
import { systemOptions } from '../parts/system-options.ts';

interface Typed {
  target: string;
  /** Number of the parcel or site, name of what stands on a layer. */
  named: string;
  coordinates: string;
  system: CoordinateSystem;
  source: string;
  accuracy: string;
}

const nothing: Typed = { target: 'parcel', named: '', coordinates: '', system: 'cgcs2000', source: '', accuracy: '' };

/** Draws a parcel, a site or an object of a layer from coordinates. */
export function MapDrawPage() {
  const text = useText('geo');
  const { account, can } = useSession();
  return (
    <Page title={text('draw.title')} crumbs={<Link to="/map">{text('page.title')}</Link>}>
      {can(drawShape.permission) ? <DrawForm /> : <NoPermission signedIn={account !== null} />}
    </Page>
  );
}

function DrawForm() {
  const text = useText('geo');
  const id = useId();
  const client = useQueryClient();
  const [typed, setTyped] = useState(nothing);
  const [error, setError] = useState<ApiError>();
  const [wrong, setWrong] = useState<string>();
  const [saved, setSaved] = useState(false);
  const place = typed.target === 'parcel' || typed.target === 'site';
  const set = (more: Partial<Typed>) => {
    setSaved(false);
    setTyped({ ...typed, ...more });
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    setError(undefined);
    const missing = firstMissing(typed);
    setWrong(
      missing &&
        text('draw.missing', {
          field: text(missing === 'named' ? (place ? 'draw.number' : 'draw.name') : `draw.${missing}`),
        }),
    );
    if (missing !== undefined) return;
    try {
      const target = place ? await findPlace(typed) : { layerId: typed.target, name: typed.named };
      if (target === undefined) return setWrong(text('faults.unknownNumber'));
      const { coordinates, system, source, accuracy } = typed;
      await callApi(drawShape, {
        body: { ...target, coordinates, system, source, ...(accuracy.trim() === '' ? {} : { accuracy }) },
      });
      setTyped({ ...nothing, target: typed.target, system, source, accuracy });
      setSaved(true);
      await client.invalidateQueries();
    } catch (cause) {
      if (cause instanceof ApiError) setError(cause);
      else throw cause;
    }
  };
  return (
    <form className="geo-form" noValidate onSubmit={(event) => void send(event)}>
      <Target id={id} typed={typed} set={set} />
      <label htmlFor={`${id}-named`}>{text(place ? 'draw.number' : 'draw.name')}</label>
      <Input
        id={`${id}-named`}
        value={typed.named}
        maxLength={100}
        onChange={(event) => set({ named: event.target.value })}
      />
      {place ? <p className="ys-meta">{text('draw.numberHint')}</p> : null}
      <label htmlFor={`${id}-coordinates`}>{text('draw.coordinates')}</label>
      <Input.TextArea
        id={`${id}-coordinates`}
        rows={6}
        value={typed.coordinates}
        onChange={(event) => set({ coordinates: event.target.value })}
      />
      <p className="ys-meta">{text('draw.coordinatesHint')}</p>
      {(['source', 'accuracy'] as const).map((field) => (
        <div key={field} className="geo-form">
          <label htmlFor={`${id}-${field}`}>{text(`draw.${field}`)}</label>
          <Input
            id={`${id}-${field}`}
            value={typed[field]}
            maxLength={field === 'source' ? 200 : 100}
            onChange={(event) => set({ [field]: event.target.value })}
          />
          <p className="ys-meta">{text(`draw.${field}Hint`)}</p>
        </div>
      ))}
      <div className="verbs">
        <Button type="primary" htmlType="submit">
          {text('draw.save')}
        </Button>
      </div>
      {wrong === undefined ? null : (
        <p className="geo-refused" role="alert">
          {wrong}
        </p>
      )}
      <Refused error={error} />
      {saved ? (
        <p role="status">
          {text('draw.saved')} <Link to="/map">{text('tools.back')}</Link>
        </p>
      ) : null}
    </form>
  );
}

function Target({ id, typed, set }: { id: string; typed: Typed; set: (more: Partial<Typed>) => void }) {
  const text = useText('geo');
  const { data } = useApi(listLayers, {});
  const own = (data?.layers ?? []).filter((layer) => layer.own && !layer.ground);
  const targets = [
    { value: 'parcel', label: text('draw.parcel') },
    { value: 'site', label: text('draw.site') },
    ...own.map((layer) => ({
      value: layer.id.replace('geo.own-', ''),
      label: text('imports.layer', { name: layer.label }),
    })),
  ];
  return (
    <>
      <label htmlFor={`${id}-target`}>{text('draw.target')}</label>
      <Select id={`${id}-target`} value={typed.target} options={targets} onChange={(target) => set({ target })} />
      <label htmlFor={`${id}-system`}>{text('tools.system')}</label>
      <Select
        id={`${id}-system`}
        value={typed.system as string}
        options={systemOptions(text)}
        showSearch={{ optionFilterProp: 'label' }}
        onChange={(system) => set({ system: system as CoordinateSystem })}
      />
    </>
  );
}

function firstMissing(typed: Typed): 'named' | 'coordinates' | 'source' | undefined {
  return (['named', 'coordinates', 'source'] as const).find((field) => typed[field].trim().length < 1);
}

/** The parcel or site with exactly this number. */
async function findPlace({ target, named }: Typed): Promise<{ partyId: string } | undefined> {
  const number = named.trim();
  const query = { q: number, pageSize: 200 };
  const found =
    target === 'parcel'
      ? (await callApi(searchParcels, { query })).parcels
      : (await callApi(searchSites, { query })).sites;
  const one = found.find((place) => place.number === number);
  return one === undefined ? undefined : { partyId: one.id };
}
