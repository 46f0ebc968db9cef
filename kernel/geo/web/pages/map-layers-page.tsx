import '../parts/map.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import {
  ApiError,
  callApi,
  downloadFile,
  ErrorState,
  LoadingState,
  Page,
  Section,
  useApi,
  useSession,
  useText,
} from '#ui/index.ts';
import type { CoordinateSystem } from '../../contract/coordinate-system.ts';
import { addLayer, exportLayer, listLayers, withdrawLayer } from '../../contract/endpoints.ts';
import { type GeometryKind, geometryKind } from '../../contract/geometry.ts';
import type { LayerSummary } from '../../contract/layer.ts';
import { Refused } from '../parts/refused.tsx';
import { systemOptions } from '../parts/system-options.ts';

type Act = (work: () => Promise<unknown>) => Promise<void>;

/** The layers of the zone: what is on each, files of them, and layers of the zone's own. */
export function MapLayersPage() {
  const text = useText('geo');
  const { can } = useSession();
  const client = useQueryClient();
  const answer = useApi(listLayers, {});
  const [error, setError] = useState<ApiError>();
  const act: Act = async (work) => {
    try {
      await work();
      setError(undefined);
      await client.invalidateQueries();
    } catch (cause) {
      if (cause instanceof ApiError) setError(cause);
      else throw cause;
    }
  };
  return (
    <Page title={text('tools.title')} crumbs={<Link to="/map">{text('page.title')}</Link>}>
      {answer.error ? <ErrorState error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {answer.data === undefined ? <LoadingState lines={6} /> : <Layers layers={answer.data.layers} act={act} />}
      <Refused error={error} />
      {can(addLayer.permission) ? (
        <Section title={text('tools.addLayer')}>
          <NewLayer act={act} />
        </Section>
      ) : null}
    </Page>
  );
}

function Layers({ layers, act }: { layers: readonly LayerSummary[]; act: Act }) {
  const text = useText('geo');
  const { can } = useSession();
  const id = useId();
  const [format, setFormat] = useState<'geojson' | 'csv'>('geojson');
  const [system, setSystem] = useState<CoordinateSystem>('cgcs2000');
  const [going, setGoing] = useState<LayerSummary>();
  const madeOf = ({ own, id }: LayerSummary) =>
    text(own ? 'tools.own' : id.startsWith('geo.') ? 'tools.register' : 'tools.module');
  return (
    <>
      <div className="geo-choices">
        <label htmlFor={`${id}-format`}>{text('tools.format')}</label>
        <Select
          id={`${id}-format`}
          value={format}
          options={[
            { value: 'geojson', label: 'GeoJSON' },
            { value: 'csv', label: 'CSV' },
          ]}
          onChange={setFormat}
        />
        <label htmlFor={`${id}-system`}>{text('tools.system')}</label>
        <Select
          id={`${id}-system`}
          value={system as string}
          options={systemOptions(text)}
          showSearch={{ optionFilterProp: 'label' }}
          onChange={(next) => setSystem(next as CoordinateSystem)}
        />
      </div>
      <div className="geo-scroll">
        <table className="geo-layers">
          <thead>
            <tr>
              <th>{text('page.layer')}</th>
              <th>{text('page.kind')}</th>
              <th>{text('facts.source')}</th>
              <th>{text('page.panelShape')}</th>
              <th>{text('tools.export')}</th>
            </tr>
          </thead>
          <tbody>
            {layers.map((layer) => (
              <tr key={layer.id}>
                <th scope="row">{layer.label}</th>
                <td>{text(layer.ground ? 'page.ground' : `page.kinds.${layer.kind}`)}</td>
                <td>{madeOf(layer)}</td>
                <td>{text('tools.count', { count: layer.count })}</td>
                <td>
                  <Button
                    size="small"
                    aria-label={text('tools.exportAs', { layer: layer.label })}
                    onClick={() =>
                      void act(() =>
                        downloadFile(exportLayer, { params: { layerId: layer.id }, query: { format, system } }),
                      )
                    }
                  >
                    {text('tools.export')}
                  </Button>
                  {layer.own && !layer.ground && can(withdrawLayer.permission) ? (
                    <Button size="small" onClick={() => setGoing(layer)}>
                      {text('tools.withdrawLayer')}
                    </Button>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {going === undefined ? null : <Going layer={going} act={act} onDone={() => setGoing(undefined)} />}
    </>
  );
}

function Going({ layer, act, onDone }: { layer: LayerSummary; act: Act; onDone: () => void }) {
  const text = useText('geo');
  const id = useId();
  const [reason, setReason] = useState('');
  const send = () =>
    act(async () => {
      await callApi(withdrawLayer, { params: { layerId: layer.id }, body: { reason } });
      onDone();
    });
  return (
    <div className="geo-form">
      <p className="ys-meta">{text('tools.withdrawEffect', { name: layer.label, count: layer.count })}</p>
      <label htmlFor={id}>{text('page.reason')}</label>
      <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      <div className="verbs">
        <Button danger disabled={reason.trim().length < 2} onClick={() => void send()}>
          {text('tools.withdrawLayer')}
        </Button>
        <Button onClick={onDone}>{text('tools.cancel')}</Button>
      </div>
    </div>
  );
}

function NewLayer({ act }: { act: Act }) {
  const text = useText('geo');
  const id = useId();
  const [name, setName] = useState('');
  const [kind, setKind] = useState<GeometryKind>('point');
  const send = (event: FormEvent) => {
    event.preventDefault();
    void act(async () => {
      await callApi(addLayer, { body: { name, kind } });
      setName('');
    });
  };
  return (
    <form className="geo-form" onSubmit={send}>
      <label htmlFor={`${id}-name`}>{text('tools.layerName')}</label>
      <Input id={`${id}-name`} value={name} maxLength={60} onChange={(event) => setName(event.target.value)} />
      <label htmlFor={`${id}-kind`}>{text('tools.layerKind')}</label>
      <Select
        id={`${id}-kind`}
        value={kind}
        options={geometryKind.options.map((value) => ({ value, label: text(`page.kinds.${value}`) }))}
        onChange={setKind}
      />
      <div className="verbs">
        <Button type="primary" htmlType="submit" disabled={name.trim() === ''}>
          {text('tools.addLayer')}
        </Button>
      </div>
    </form>
  );
}
