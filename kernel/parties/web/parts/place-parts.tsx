import './place.css';
import { Link } from '@tanstack/react-router';
import { formatDate, formatTime, useLocale, useSession, useText } from '#ui/index.ts';
import { muOfArea } from '../../contract/place-decimal.ts';
import { dayInChina } from './day-in-china.ts';

/** Thousands apart; the digits themselves stay as they are, whatever their number. */
export function groupDigits(decimal: string): string {
  const [whole = '', rest] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return rest === undefined ? grouped : `${grouped}.${rest}`;
}

/** An area in m², with 亩 beside it where land is meant. */
export function Area({ area, mu = false }: { area: string; mu?: boolean }) {
  const text = useText('parties');
  return (
    <>
      {text('place.squareMetres', { shown: groupDigits(area) })}
      {mu ? <span className="ys-meta"> {text('place.inMu', { shown: groupDigits(muOfArea(area)) })}</span> : null}
    </>
  );
}

/** The two registers of places, one press apart. */
export function PlaceViews() {
  const text = useText('parties');
  return (
    <nav className="place-views" aria-label={text('place.views')}>
      <Link to="/sites" search={{}} activeOptions={{ exact: true, includeSearch: false }}>
        {text('site.title')}
      </Link>
      <Link to="/parcels" search={{}} activeOptions={{ exact: true, includeSearch: false }}>
        {text('parcel.title')}
      </Link>
    </nav>
  );
}

/** The verb that opens an empty form. */
export function EntryLink({ to, label }: { to: string; label: string }) {
  return (
    <Link to={to} className="firm-register">
      {label}
    </Link>
  );
}

/** When a record was entered, and that it is invented where it is. */
export function EnteredLine({ at }: { at: string }) {
  const text = useText('parties');
  const locale = useLocale();
  const { zone } = useSession();
  return (
    <>
      <p className="ys-meta">
        {text('place.entered', { date: formatDate(dayInChina(new Date(at)), locale), time: formatTime(at) })}
      </p>
      {zone?.demonstration ? <p className="ys-meta">{text('place.invented')}</p> : null}
    </>
  );
}
