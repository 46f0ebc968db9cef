import { type DragEvent, useState } from 'react';
import { hasText, Icon, useText } from '#ui/index.ts';
import type { ScreenTile } from '#ui/screen/screen-tiles.tsx';
import { type Band, mostHeadlines } from '../../contract/layout.ts';
import { type Arranged, moveTile } from './merge-layout.ts';

type Place = Band | 'hidden';

/** Bands between which a tile can go: what is drawn for a column fits no headline. */
const across: Readonly<Record<Band, readonly Band[]>> = {
  headline: ['headline'],
  left: ['left', 'right'],
  right: ['right', 'left'],
  trend: ['trend'],
};

/** Properties of {@link ArrangeBands}. */
export interface ArrangeBandsProps {
  arranged: Arranged<ScreenTile>;
  onChange: (arranged: Arranged<ScreenTile>) => void;
  readOnly: boolean;
}

/** The bands as lists; tiles go by buttons or by dragging. */
export function ArrangeBands({ arranged, onChange, readOnly }: ArrangeBandsProps) {
  const [dragged, setDragged] = useState<ScreenTile>();
  const move = (tile: ScreenTile, band: Place, at: number) => onChange(moveTile(arranged, tile.id, { band, at }));
  const drop = (band: Place, at: number) => {
    if (dragged !== undefined && mayStand(dragged, band)) move(dragged, band, at);
    setDragged(undefined);
  };
  return (
    <div className="cockpit-bands">
      {(['headline', 'left', 'right', 'trend', 'hidden'] as const).map((band) => (
        <BandList
          key={band}
          band={band}
          arranged={arranged}
          move={move}
          drop={drop}
          drag={setDragged}
          takes={dragged === undefined || mayStand(dragged, band)}
          readOnly={readOnly}
        />
      ))}
    </div>
  );
}

function mayStand(tile: ScreenTile, band: Place): boolean {
  return band === 'hidden' || across[tile.band].includes(band);
}

interface BandProps {
  band: Place;
  arranged: Arranged<ScreenTile>;
  move: (tile: ScreenTile, band: Place, at: number) => void;
  drop: (band: Place, at: number) => void;
  drag: (tile: ScreenTile | undefined) => void;
  takes: boolean;
  readOnly: boolean;
}

function BandList(props: BandProps) {
  const { band, arranged, drop, takes, readOnly } = props;
  const text = useText('cockpit');
  const tiles = arranged[band];
  const title = text(`web.arrange.bands.${band}`);
  const over = (event: DragEvent) => {
    if (takes) event.preventDefault();
  };
  return (
    <section className="cockpit-band" aria-label={title} onDragOver={over} onDrop={() => drop(band, tiles.length)}>
      <h2>
        {title}{' '}
        <span className="ys-meta">{band === 'headline' ? `${tiles.length}/${mostHeadlines}` : tiles.length}</span>
      </h2>
      {tiles.length === 0 ? <p className="ys-meta">{text('web.arrange.none')}</p> : null}
      <ol>
        {tiles.map((tile, at) => (
          <li
            key={tile.id}
            draggable={!readOnly}
            onDragStart={(event) => {
              event.dataTransfer.setData('text/plain', tile.id);
              props.drag(tile);
            }}
            onDragEnd={() => props.drag(undefined)}
            onDragOver={over}
            onDrop={(event) => {
              event.stopPropagation();
              drop(band, at);
            }}
          >
            <TileName tile={tile} />
            {readOnly ? null : <Verbs {...props} tile={tile} at={at} />}
          </li>
        ))}
      </ol>
    </section>
  );
}

function TileName({ tile }: { tile: ScreenTile }) {
  return <span>{useTileName(tile)}</span>;
}

function useTileName({ module, titleKey }: ScreenTile): string {
  const text = useText(module);
  return hasText(module, titleKey) ? text(titleKey) : titleKey;
}

function Verbs({ tile, band, at, arranged, move }: BandProps & { tile: ScreenTile; at: number }) {
  const text = useText('cockpit');
  const name = { tile: useTileName(tile) };
  const full = tile.band === 'headline' && arranged.headline.length >= mostHeadlines;
  if (band === 'hidden') {
    const words = full ? text('web.arrange.headlineFull', { count: mostHeadlines }) : undefined;
    return (
      <span className="cockpit-verbs">
        <button
          type="button"
          title={words}
          disabled={full}
          aria-label={text('web.arrange.show', name)}
          onClick={() => move(tile, tile.band, arranged[tile.band].length)}
        >
          <Icon name="plus" />
        </button>
      </span>
    );
  }
  const other = across[tile.band].find((each) => each !== band);
  return (
    <span className="cockpit-verbs">
      <button
        type="button"
        disabled={at === 0}
        aria-label={text('web.arrange.up', name)}
        onClick={() => move(tile, band, at - 1)}
      >
        <Icon name="up" />
      </button>
      <button
        type="button"
        disabled={at === arranged[band].length - 1}
        aria-label={text('web.arrange.down', name)}
        onClick={() => move(tile, band, at + 1)}
      >
        <Icon name="down" />
      </button>
      {other === undefined ? null : (
        <button
          type="button"
          aria-label={text('web.arrange.across', { ...name, band: text(`web.arrange.bands.${other}`) })}
          onClick={() => move(tile, other, arranged[other].length)}
        >
          <Icon name={other === 'right' ? 'right' : 'left'} />
        </button>
      )}
      <button type="button" aria-label={text('web.arrange.hide', name)} onClick={() => move(tile, 'hidden', 0)}>
        <Icon name="close" />
      </button>
    </span>
  );
}
