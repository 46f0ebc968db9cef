import './figure.css';
import type { FigureStatus } from '#kernel/indicators/contract/figure.ts';
import { useText } from '../i18n/i18n.ts';

/** The kind of a figure as a tag: an outline when it has happened, dashed for targets, forecasts and plans; never filled. */
export function StatusTag({ status }: { status: FigureStatus }) {
  const text = useText('ui');
  return <span className={status === 'actual' ? 'ys-tag' : 'ys-tag dashed'}>{text(`figure.statuses.${status}`)}</span>;
}
