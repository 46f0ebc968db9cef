import './map.css';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import {
  ApiError,
  callApi,
  ErrorState,
  formatDate,
  Light,
  LoadingState,
  type MapFeatureData,
  type MapLayerData,
  SidePanel,
  useApi,
  useLocale,
  usePanel,
  useSession,
  useText,
} from '#ui/index.ts';
import { getShape, withdrawShape } from '../../contract/endpoints.ts';
import { Refused } from './refused.tsx';

/** One object of the map beside it: what its layer says of it, and how its shape came to be. */
export function ShapePanel({ layer, feature }: { layer: MapLayerData; feature: MapFeatureData }) {
  const text = useText('geo');
  const { facts = [], light, lightText, href, shapeId } = feature;
  const footer = href === undefined ? undefined : <Link to={href}>{text('page.open', { label: layer.label })}</Link>;
  return (
    <SidePanel title={feature.name || layer.label} {...(footer === undefined ? {} : { footer })}>
      <p className="ys-meta">{layer.label}</p>
      {light === undefined ? null : <Light state={light}>{lightText}</Light>}
      <dl className="ys-facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {shapeId === undefined ? null : <ShapeFacts key={shapeId} shapeId={shapeId} />}
    </SidePanel>
  );
}

function ShapeFacts({ shapeId }: { shapeId: string }) {
  const text = useText('geo');
  const locale = useLocale();
  const { can } = useSession();
  const answer = useApi(getShape, { params: { shapeId } });
  const { data: one } = answer;
  if (answer.error) return <ErrorState error={answer.error} onRetry={() => void answer.refetch()} />;
  if (one === undefined || one.id !== shapeId) return <LoadingState lines={4} />;
  const system = one.suppliedAs.startsWith('epsg')
    ? text('systems.epsg', { code: one.suppliedAs.slice(4) })
    : text(`systems.${one.suppliedAs}`);
  const number = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 0 });
  const rows: [string, string][] = [
    [text('page.kind'), text(`page.kinds.${one.kind}`)],
    ...(one.kind === 'area'
      ? [[text('page.onMap'), text('units.squareMetres', { value: number(one.area) })] as [string, string]]
      : []),
    ...(one.kind === 'line'
      ? [[text('facts.length'), text('units.metres', { value: number(one.length) })] as [string, string]]
      : []),
    [text('page.labelPoint'), one.labelPoint.map((value) => value.toFixed(6)).join(', ')],
    [text('page.suppliedAs'), system],
    [text('facts.source'), one.source],
    [text('page.registeredAt'), formatDate(one.registeredAt.slice(0, 10), locale)],
  ];
  return (
    <section>
      <h3>{text('page.panelShape')}</h3>
      <dl className="ys-facts">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {can(withdrawShape.permission) && !one.demonstration ? <Withdraw shapeId={shapeId} /> : null}
    </section>
  );
}

function Withdraw({ shapeId }: { shapeId: string }) {
  const text = useText('geo');
  const client = useQueryClient();
  const panel = usePanel();
  const id = useId();
  const [reason, setReason] = useState<string>();
  const [error, setError] = useState<ApiError>();
  if (reason === undefined) return <Button onClick={() => setReason('')}>{text('page.withdraw')}</Button>;
  const send = async () => {
    try {
      await callApi(withdrawShape, { params: { shapeId }, body: { reason } });
      panel.close();
      await client.invalidateQueries();
    } catch (cause) {
      if (cause instanceof ApiError) setError(cause);
      else throw cause;
    }
  };
  return (
    <div className="geo-form">
      <p className="ys-meta">{text('page.withdrawEffect')}</p>
      <label htmlFor={id}>{text('page.reason')}</label>
      <Input id={id} value={reason} maxLength={200} onChange={(event) => setReason(event.target.value)} />
      <div className="verbs">
        <Button danger disabled={reason.trim().length < 2} onClick={() => void send()}>
          {text('page.withdraw')}
        </Button>
        <Button onClick={() => setReason(undefined)}>{text('tools.cancel')}</Button>
      </div>
      <Refused error={error} />
    </div>
  );
}
