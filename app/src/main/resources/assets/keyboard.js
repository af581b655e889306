// Keys for those who work here all day, and a palette of every place (Ctrl-K). A key never fires while one types. What was written
// into a field that comes again on the next page (data-again) is offered there, in this tab and to this account alone.
(() => {
  'use strict';
  const palette = document.getElementById('palette');
  const help = document.getElementById('keys');
  if (!palette || !help) return;
  const input = palette.querySelector('input');
  const list = palette.querySelector('[role=listbox]');
  const everything = palette.querySelector('form');
  const plain = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const places = [...document.querySelectorAll('#menu a, .menu-items a')].map((link) => ({
    href: link.getAttribute('href'), text: (link.querySelector('span:not(.side-count)') ?? link).textContent.trim(),
  }));
  let at = 0;

  const options = () => [...list.children];
  const mark = (index) => {
    const found = options();
    if (!found.length) { input.removeAttribute('aria-activedescendant'); return; }
    at = (index + found.length) % found.length;
    found.forEach((option, i) => option.setAttribute('aria-selected', i === at));
    input.setAttribute('aria-activedescendant', found[at].id);
    found[at].scrollIntoView({ block: 'nearest' });
  };
  const fill = () => {
    const typed = plain(input.value.trim());
    const found = places.filter((place) => plain(place.text).includes(typed));
    list.replaceChildren(...found.map((place, i) => {
      const option = document.createElement('a');
      option.id = 'palette-' + i;
      option.href = place.href;
      option.setAttribute('role', 'option');
      option.tabIndex = -1;
      option.textContent = place.text;
      return option;
    }));
    mark(0);
  };
  const open = () => { input.value = ''; fill(); palette.showModal(); };
  input.addEventListener('input', fill);
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown') { event.preventDefault(); mark(at + 1); }
    if (event.key === 'ArrowUp') { event.preventDefault(); mark(at - 1); }
  });
  // Enter goes to the place that is marked; what no place is called like is searched for.
  everything.addEventListener('submit', (event) => {
    const place = options()[at];
    if (place) { event.preventDefault(); location.assign(place.href); }
  });
  for (const dialog of [palette, help]) {
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(); });
  }

  const memory = (field) => `otra-vez:${document.querySelector('.user-name')?.textContent}:${field.dataset.again}`;
  for (const field of document.querySelectorAll('[data-again]')) {
    field.value ||= sessionStorage.getItem(memory(field)) ?? '';
    field.form.addEventListener('submit', () => sessionStorage.setItem(memory(field), field.value));
  }

  const rows = () => [...document.querySelectorAll('#lista .row-link')];
  const step = (by) => {
    const all = rows();
    if (all.length) {
      const now = all.indexOf(document.activeElement);
      all[Math.min(all.length - 1, Math.max(0, now + by))].focus();
    } else {
      document.querySelector(`.walk a[rel=${by > 0 ? 'next' : 'prev'}]`)?.click();
    }
  };
  const deeds = {
    j: () => step(1),
    k: () => step(-1),
    e: () => document.querySelector('.page-actions a[href$="/editar"]')?.click(),
    n: () => document.querySelector('.page-head a[href$="/nuevo"]')?.click(),
    t: () => (document.activeElement.closest('li') ?? document).querySelector('[data-take]')?.click(),
    s: () => document.querySelector('[data-skip]')?.click(),
    '?': () => help.showModal(),
  };
  document.addEventListener('keydown', (event) => {
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'k') {
      event.preventDefault();
      if (!document.querySelector('dialog[open]')) open();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.target.closest('input:not([type=checkbox]), textarea, select, [contenteditable]')) return;
    // What a page offers to be done has a key of its own, which it shows.
    const offered = /^[1-9a]$/.test(event.key) && document.querySelector(`[data-key="${event.key}"]`);
    const deed = offered ? () => offered.click() : deeds[event.key];
    if (deed) { event.preventDefault(); deed(); }
  });
})();
