import './gathering.css';
import { create } from 'qrcode';
import { useText } from '../i18n/i18n.ts';

/** What stands at the door: a QR code that leads to the sign-in page, and six digits for who has a login or a link. */
export function SignInCode({ code, address }: { code: string; address: string }) {
  const text = useText('gatherings');
  return (
    <div className="gat-code">
      <QrCode value={address} label={text('web.scan')} />
      <div>
        <p className="ys-meta">{text('web.sixDigits')}</p>
        <p className="gat-digits">
          <span>{code.slice(0, 3)}</span>
          <span>{code.slice(3)}</span>
        </p>
      </div>
    </div>
  );
}

/** Light modules around the code, without which cameras do not find it (ISO/IEC 18004). */
const quiet = 4;

/** A QR code as a drawing, so that it stays sharp on a wall. */
export function QrCode({ value, label }: { value: string; label: string }) {
  const { modules } = create(value, { errorCorrectionLevel: 'M' });
  const { size } = modules;
  const whole = size + 2 * quiet;
  return (
    <svg viewBox={`0 0 ${whole} ${whole}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <path d={darkPath(size, (row, column) => modules.get(row, column) === 1)} fill="#000" />
    </svg>
  );
}

/** The dark modules of a code as one path. */
export function darkPath(size: number, isDark: (row: number, column: number) => boolean): string {
  let path = '';
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (isDark(row, column)) path += `M${column + quiet} ${row + quiet}h1v1h-1z`;
    }
  }
  return path;
}
