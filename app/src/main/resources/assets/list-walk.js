// The way through a list: a record's page leads back to the list that one came from, filters and place as they were, and on to the next
// record of it. What the list was stays in this tab.
(() => {
  'use strict';
  const STORE = 'list ';
  const remembered = (path) => JSON.parse(sessionStorage.getItem(STORE + path) ?? 'null');

  const remember = () => {
    const rows = [...document.querySelectorAll('#lista .row-link')].map((link) => link.pathname);
    if (rows.length) sessionStorage.setItem(STORE + location.pathname, JSON.stringify({ address: location.pathname + location.search, rows }));
  };
  remember();
  document.addEventListener('htmx:afterSettle', remember);

  const crumbs = document.querySelector('nav.crumbs');
  const back = crumbs?.querySelector('a');
  const list = back && remembered(back.pathname);
  if (!list) return;
  back.setAttribute('href', list.address);
  const at = list.rows.indexOf(location.pathname);
  if (at < 0) return;
  const walk = document.getElementById('walk').content.cloneNode(true);
  for (const link of walk.querySelectorAll('a')) {
    const row = list.rows[at + (link.rel === 'next' ? 1 : -1)];
    if (row) link.setAttribute('href', row);
    else link.remove();
  }
  crumbs.after(walk);
})();
