// A form of another page filled in a dialog, so that what is under way on this one stays (data-in-place). Without it such a link opens a
// tab.
(() => {
  'use strict';
  const dialog = document.getElementById('in-place');
  if (!dialog) return;
  const inside = dialog.querySelector('[data-form]');
  const failed = dialog.querySelector('[data-failed]');
  let field = null;

  // Ids are unique within a page: those of the other page get a name before.
  const REFERENCES = ['id', 'for', 'aria-controls', 'aria-describedby', 'aria-labelledby', 'data-of'];
  const renamed = (element) => {
    for (const name of REFERENCES) {
      const value = element.getAttribute(name);
      if (value) element.setAttribute(name, value.split(' ').map((id) => 'in-place-' + id).join(' '));
    }
    const href = element.getAttribute('href');
    if (href?.startsWith('#')) element.setAttribute('href', '#in-place-' + href.slice(1));
  };

  // False when the answer has no such form: a session that ended, or a page that failed.
  const show = (html) => {
    const page = new DOMParser().parseFromString(html, 'text/html');
    const form = page.querySelector('main form.record-form');
    if (!form) return false;
    inside.replaceChildren(...page.querySelectorAll('main > h1, main > .alert'), form);
    for (const element of inside.querySelectorAll('*')) renamed(element);
    form.classList.remove('card');
    form.querySelector('[name=luego]')?.remove();
    inside.dispatchEvent(new CustomEvent('labra:added', { bubbles: true }));
    return true;
  };
  const get = async (address, options) => {
    const answer = await fetch(address, { credentials: 'same-origin', ...options });
    return { made: answer.ok && answer.redirected, place: new URL(answer.url).pathname, html: await answer.text() };
  };

  document.addEventListener('click', async (event) => {
    const link = event.target.closest('a[data-in-place]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    field = document.getElementById(link.closest('[data-of]').dataset.of);
    const { html } = await get(link.href).catch(() => ({ html: '' }));
    if (show(html)) {
      dialog.showModal();
      [...inside.querySelectorAll('input:not([type=hidden]), select')].find((input) => !input.value)?.focus();
    } else {
      link.removeAttribute('data-in-place');
      link.click();
    }
  });

  inside.addEventListener('submit', async (event) => {
    event.preventDefault();
    const form = event.target;
    const buttons = form.querySelectorAll('button');
    for (const button of buttons) button.disabled = true;
    const body = new URLSearchParams(new FormData(form));
    const { made, place, html } = await get(form.action, { method: 'POST', body }).catch(() => ({ html: '' }));
    for (const button of buttons) button.disabled = false;
    if (made && !place.startsWith('/entrar')) {
      dialog.close();
      field.dispatchEvent(new Event('change', { bubbles: true }));
    } else if (show(html)) {
      inside.querySelector('[data-focus]')?.focus();
    } else {
      inside.querySelector('.alert')?.remove();
      inside.prepend(failed.content.cloneNode(true));
    }
  });

  // Whatever leaves the form gives the page below back.
  dialog.addEventListener('click', (event) => {
    if (!event.target.closest('.form-end a')) return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener('close', () => { inside.replaceChildren(); field.focus(); });
})();
