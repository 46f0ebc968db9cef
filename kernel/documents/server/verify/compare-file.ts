/**
 * What the verification page runs where the browser can hash (over HTTPS or on this machine): SHA-256 of a chosen file,
 * compared with the one of the print. Nothing is sent. A script that is served, not one of this program: it is held as text
 * because the pages of the public are built by nothing.
 */
export const compareFile = `'use strict';
(() => {
  const place = document.getElementById('compare');
  if (!place || !globalThis.crypto || !crypto.subtle) return;
  const told = document.getElementById('told');
  place.hidden = false;
  document.getElementById('file').addEventListener('change', async (event) => {
    const file = event.target.files[0];
    told.className = '';
    told.textContent = '';
    if (!file) return;
    if (file.size > 268435456) {
      told.textContent = place.dataset.large;
      return;
    }
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()));
    const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
    const same = hex === place.dataset.sha256;
    told.className = same ? 'told ok' : 'told late';
    told.textContent = same ? place.dataset.same : place.dataset.other;
  });
})();
`;
