import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { groupedText } from '#kernel/indicators/contract/decimal.ts';
import type { MetricFigure } from '#kernel/indicators/contract/metric-figure.ts';
import { usePeriod } from '../figure/figure-card.tsx';
import { StatusTag } from '../figure/status-tag.tsx';
import { useFigureWords } from '../figure/use-figure-words.ts';
import { formatTime } from '../format/date.ts';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { HrefLink } from './href-link.tsx';
import { type OpenCard, useScreen } from './screen-context.tsx';
import { drawn } from './zoom.ts';

/** Parts that a card lists; the page of the metric has all. */
const shownParts = 6;

/** The one open card of the screen: what the figure is, what it came from, and the way to its rows. */
export function FigureDialog({ zoom, wall }: { zoom: number; wall: boolean }) {
  const { card } = useScreen();
  if (card === undefined) return null;
  return <Open key={card.figure.figure.metric} card={card} zoom={zoom} wall={wall} />;
}

function Open({ card, zoom, wall }: { card: OpenCard; zoom: number; wall: boolean }) {
  const { close } = useScreen();
  const panel = useRef<HTMLDivElement>(null);
  const [spot, setSpot] = useState<{ left: number; top: number }>();
  useLayoutEffect(() => {
    if (panel.current === null || !wall) return;
    setSpot(besideOpener(card.opener, panel.current, zoom));
  }, [card, zoom, wall]);
  useEffect(() => {
    panel.current?.focus({ preventScroll: true });
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return;
      close();
      card.opener.focus();
    };
    const onPress = (event: PointerEvent) => {
      const inside = event.target instanceof Node && panel.current?.contains(event.target);
      const onDoor = event.target instanceof Element && event.target.closest('[aria-haspopup="dialog"]') !== null;
      if (!inside && !onDoor) close();
    };
    addEventListener('keydown', onKey);
    addEventListener('pointerdown', onPress);
    return () => {
      removeEventListener('keydown', onKey);
      removeEventListener('pointerdown', onPress);
    };
  }, [card, close]);
  return (
    <div
      ref={panel}
      role="dialog"
      aria-label={card.figure.name}
      tabIndex={-1}
      className={wall ? 'ys-screen-card' : 'ys-screen-card sheet'}
      style={spot}
    >
      <Content figure={card.figure} close={close} />
    </div>
  );
}

/** Under its opener, above it where there is no room, never past the edge; in pixels of the drawing. */
function besideOpener(opener: HTMLElement, panel: HTMLElement, zoom: number): { left: number; top: number } {
  const frame = panel.offsetParent?.getBoundingClientRect();
  const at = opener.getBoundingClientRect();
  const [left, top, bottom] = [at.left - (frame?.left ?? 0), at.top - (frame?.top ?? 0), at.bottom - (frame?.top ?? 0)];
  const { offsetWidth: width, offsetHeight: height } = panel;
  const below = bottom / zoom + 12;
  const wanted = below + height <= drawn.height - 12 ? below : top / zoom - height - 12;
  return {
    left: Math.max(20, Math.min(left / zoom - 24, drawn.width - width - 20)),
    top: Math.max(12, Math.min(wanted, drawn.height - height - 12)),
  };
}

function Content({ figure, close }: { figure: MetricFigure; close: () => void }) {
  const text = useText('ui');
  const period = usePeriod(figure.figure.period);
  const words = useFigureWords(figure.figure);
  return (
    <>
      <header>
        <h3>{figure.name}</h3>
        <i>{text('screen.version', { version: figure.definition.version })}</i>
        <button type="button" className="ys-screen-close" aria-label={text('screen.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </header>
      <p className="ys-screen-exact">{words === undefined ? text('screen.noValue') : words.whole}</p>
      <dl>
        <dt>{text('figure.definition')}</dt>
        <dd>{figure.definition.text}</dd>
        <dt>{text('figure.period')}</dt>
        <dd>
          {period ?? text('figure.unknown')} <StatusTag status={figure.figure.status} />
        </dd>
        <dt>{text('figure.source')}</dt>
        <dd>
          <SourceWords figure={figure} />
        </dd>
        {figure.stale === null ? null : (
          <>
            <dt>{text('screen.stale')}</dt>
            <dd className="hold">
              {text('screen.staleSince', { since: figure.stale.since.slice(0, 10), awaited: figure.stale.awaited })}
            </dd>
          </>
        )}
      </dl>
      <Parts figure={figure} />
      <footer>
        <HrefLink href={figure.rows.href}>
          {text('screen.openRows', { count: figure.rows.count, shown: groupedText(String(figure.rows.count)) })} ›
        </HrefLink>
        <HrefLink href={`/indicators/${figure.figure.metric}`}>{text('screen.wholeDefinition')}</HrefLink>
      </footer>
    </>
  );
}

function SourceWords({ figure }: { figure: MetricFigure }) {
  const text = useText('ui');
  const { sources } = useScreen();
  const source = sources.get(figure.figure.metric);
  const until = text('screen.until', { until: figure.dataUntil ?? '—', time: formatTime(figure.checkedAt) });
  return (
    <>
      {source === undefined ? null : `${source}${text('screen.comma')}`}
      {until}
      {figure.demonstration ? `${text('screen.comma')}${text('screen.demonstration')}` : ''}
    </>
  );
}

/** The parts that the value is made of; where they add up, the sum is said to be the value. */
function Parts({ figure }: { figure: MetricFigure }) {
  const text = useText('ui');
  const { parts, partsAdd } = figure;
  if (parts.length === 0) return null;
  const shown = parts.slice(0, shownParts);
  return (
    <>
      <ul className="ys-screen-parts">
        {shown.map((part) => (
          <li key={part.key}>
            <span>{part.label}</span>
            <PartValue figure={figure} value={part.value} />
            {part.href === null ? (
              <em>{text('screen.rows', { count: part.rows })}</em>
            ) : (
              <HrefLink href={part.href}>{text('screen.rows', { count: part.rows })} ›</HrefLink>
            )}
          </li>
        ))}
      </ul>
      <p className="ys-screen-sum">
        {parts.length > shown.length ? text('screen.moreParts', { count: parts.length - shown.length }) : null}
        {partsAdd ? text('screen.addsUp', { count: parts.length }) : null}
      </p>
    </>
  );
}

function PartValue({ figure, value }: { figure: MetricFigure; value: string }) {
  const words = useFigureWords({ ...figure.figure, value });
  return <b>{words?.whole ?? value}</b>;
}
