/** The mark: a zone's four quarters around a pivot. */
export function Logo({ size = 22 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 24 24" aria-hidden="true">
      <path d="M2.5 2.5h19v19h-19z" fill="none" stroke="#1F5A93" strokeWidth="2.2" />
      <path d="M12 2.5v6.2M15.3 12h6.2M12 15.3v6.2" stroke="#1F5A93" strokeWidth="2.2" />
      <circle cx="12" cy="12" r="3.3" fill="#1F5A93" />
    </svg>
  );
}
