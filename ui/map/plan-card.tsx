import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/i18n.ts';
import { Icon } from '../icons/icon.tsx';
import { Light } from '../light/light.tsx';
import type { Spot } from './plan-geometry.ts';
import type { PlanObject } from './plan-objects.ts';
import type { Size } from './view.ts';

const cardWidth = 300;
const distance = 52;

/** Where the card of an object stands: below it in the upper half of the map, above it in the lower. */
export function placeCard(at: Spot, size: Size): { left: number; top?: number; bottom?: number; edge: number } {
  const left = Math.max(8, Math.min(size.width - cardWidth - 8, at.x - 110));
  if (at.y < size.height / 2) {
    const top = Math.max(8, at.y + distance);
    return { left, top, edge: top };
  }
  const edge = Math.min(size.height - 8, at.y - distance);
  return { left, bottom: size.height - edge, edge };
}

/** What is said of the chosen object on the map itself. */
export function PlanCard({
  chosen: { feature, layer },
  place: { left, top, bottom },
  onClose,
}: {
  chosen: PlanObject;
  place: ReturnType<typeof placeCard>;
  onClose: () => void;
}) {
  const text = useText('ui');
  const { facts = [], light, lightText, href } = feature;
  return (
    <section
      className="ys-plan-card"
      aria-label={feature.name || layer.label}
      style={{ left, top, bottom, width: cardWidth }}
    >
      <header>
        <h3>{feature.name || layer.label}</h3>
        <button type="button" className="ys-plain ys-icon-button" aria-label={text('action.close')} onClick={onClose}>
          <Icon name="close" />
        </button>
      </header>
      {light === undefined ? null : <Light state={light}>{lightText}</Light>}
      {facts.length === 0 ? null : (
        <dl>
          {facts.map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
      {href === undefined ? null : (
        <Link to={href} className="go">
          {text('map.open')}
        </Link>
      )}
    </section>
  );
}
