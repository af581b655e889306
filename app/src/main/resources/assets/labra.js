// What pages do beyond links and forms. Every page can be read, and every form sent, without it.
(() => {
  'use strict';
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  // Empty fields stay out of addresses.
  document.addEventListener('htmx:configRequest', (event) => {
    const { verb, formData } = event.detail;
    if (verb !== 'get') return;
    for (const [name, value] of [...formData.entries()]) {
      if (value === '') formData.delete(name);
    }
    if (all('[name=col]', event.target).every((box) => box.checked === ('usual' in box.dataset))) formData.delete('col');
  });
  document.addEventListener('htmx:beforeSwap', (event) => {
    if (event.detail.xhr.status >= 400) event.detail.shouldSwap = false;
  });

  // A search has been followed while one typed: that one leaves it is no news.
  document.addEventListener('change', (event) => {
    if (event.target.matches('[data-filters] input[type=search]')) event.stopPropagation();
  }, true);

  // A plain form of filters leaves its empty fields out too.
  document.addEventListener('submit', (event) => {
    if (!event.defaultPrevented && event.target.matches('[data-filters], .global-search')) {
      for (const field of event.target.elements) {
        if (field.name && field.value === '') field.disabled = true;
      }
      setTimeout(() => { for (const field of event.target.elements) field.disabled = false; });
    }
  });

  // Light and dark without a new page.
  document.addEventListener('click', (event) => {
    const toggle = event.target.closest('[data-theme-toggle]');
    if (!toggle) return;
    event.preventDefault();
    const root = document.documentElement;
    const wanted = root.dataset.bsTheme === 'dark' ? 'light' : 'dark';
    root.dataset.theme = wanted;
    root.dataset.bsTheme = wanted;
    fetch('/admin/preferencias/tema?a=' + wanted + '&volver=/assets/logo.svg', { credentials: 'same-origin' });
  });

  // Menus close when one looks elsewhere.
  document.addEventListener('click', (event) => {
    for (const menu of all('details.menu[open]')) if (!menu.contains(event.target)) menu.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      for (const menu of all('details.menu[open]')) {
        menu.open = false;
        menu.querySelector('summary').focus();
      }
    }
    const typing = event.target.closest('input, textarea, select, [contenteditable]');
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const search = document.querySelector('[data-shortcut="/"]');
      if (search) { event.preventDefault(); search.focus(); search.select(); }
    }
  });

  // Many records at once.
  const recount = (form) => {
    const picked = all('tbody input[name=id]:checked', form).length;
    const bar = form.querySelector('.bulk');
    if (!bar) return;
    bar.classList.toggle('bulk-picked', picked > 0);
    bar.querySelector('[data-picked]').textContent = picked;
  };
  document.addEventListener('change', (event) => {
    const form = event.target.closest('[data-bulk]');
    if (!form) return;
    if (event.target.matches('[data-pick-all]')) {
      for (const box of all('tbody input[name=id]', form)) box.checked = event.target.checked;
    }
    recount(form);
  });

  // A form that waited for its sender to be known goes on by itself.
  for (const form of all('form[data-send]')) form.requestSubmit();

  // Passkeys: the device answers what the server asks, and a form brings the answer.
  if (window.PublicKeyCredential && PublicKeyCredential.parseRequestOptionsFromJSON) {
    for (const button of all('[data-passkey]')) button.hidden = false;
  }
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-passkey]');
    if (!button || ('make' in button.dataset && !button.form.reportValidity())) return;
    const failed = button.nextElementSibling;
    failed.hidden = true;
    try {
      const asked = await (await fetch(button.dataset.passkey, { method: 'POST' })).json();
      const credential = 'make' in button.dataset
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
      button.form.elements[button.dataset.into].value = JSON.stringify(credential.toJSON());
      button.form.submit();
    } catch (refused) {
      failed.hidden = false;
    }
  });

  // Copying a secret.
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('[data-copy]');
    if (!button) return;
    const source = document.querySelector(button.dataset.copy);
    source.select();
    try {
      await navigator.clipboard.writeText(source.value);
    } catch {
      document.execCommand('copy');
    }
    button.lastChild.textContent = button.dataset.copied;
  });

  document.addEventListener('click', (event) => {
    const back = event.target.closest('[data-back]');
    if (back && history.length > 1) { event.preventDefault(); history.back(); }
    const printer = event.target.closest('[data-print]');
    if (printer) { event.preventDefault(); print(); }
  });

  // A form with unsaved changes is not left by accident.
  for (const form of all('form[data-careful]')) {
    let changed = false;
    form.addEventListener('input', () => { changed = true; });
    form.addEventListener('submit', (event) => { if (!event.submitter?.formTarget) changed = false; });
    addEventListener('beforeunload', (event) => { if (changed) event.preventDefault(); });
  }

  // What was typed into a form whose session had ended comes back after signing in, to the same person in the same tab.
  const UNSENT = 'unsent';
  const reader = document.querySelector('.user-name')?.textContent;
  const keepable = (form) => [...form.elements].filter((field) => field.name && !['password', 'file', 'submit', 'button'].includes(field.type));
  document.addEventListener('submit', (event) => {
    if (event.defaultPrevented || !event.target.matches('form[data-careful]') || event.submitter?.formTarget) return;
    const fields = keepable(event.target).map((field) => [field.name, field.value, field.checked === true]);
    sessionStorage.setItem(UNSENT, JSON.stringify({ reader, place: location.pathname + location.search, fields }));
  });
  const unsent = JSON.parse(sessionStorage.getItem(UNSENT) ?? 'null');
  if (unsent && location.pathname.startsWith('/entrar')) {
    sessionStorage.setItem(UNSENT, JSON.stringify({ ...unsent, signedOut: true }));
    for (const back of all('form [name=volver]')) if (back.value === '/admin') back.value = unsent.place;
  } else if (unsent) {
    sessionStorage.removeItem(UNSENT);
    const form = document.querySelector('form[data-careful]');
    if (form && unsent.signedOut && unsent.reader === reader && unsent.place === location.pathname + location.search) {
      const fields = keepable(form);
      for (const [name, value, checked] of unsent.fields) {
        const at = fields.findIndex((field) => field.name === name && (!['checkbox', 'radio'].includes(field.type) || field.value === value));
        if (at < 0) continue;
        const [field] = fields.splice(at, 1);
        if (['checkbox', 'radio'].includes(field.type)) field.checked = checked;
        else field.value = value;
      }
      form.dispatchEvent(new Event('input', { bubbles: true }));
      const told = document.querySelector('[data-restored]');
      told?.replaceWith(told.content);
    }
  }

  // A file that is too large is not sent at all.
  document.addEventListener('change', (event) => {
    const input = event.target;
    if (!input.matches('input[type=file][data-most]')) return;
    const large = [...input.files].some((file) => file.size > Number(input.dataset.most));
    input.setCustomValidity(large ? input.dataset.tooLarge : '');
    input.reportValidity();
  });

  // What went wrong is read first.
  document.querySelector('[data-focus]')?.focus();

  const part = (address, name, value) => {
    const asked = new URL(address, location);
    asked.searchParams.set(name, value);
    return fetch(asked, { credentials: 'same-origin', headers: { 'HX-Request': 'true' } });
  };

  // Looking up a record as one types: a combobox as WAI-ARIA describes it.
  const lookUp = (lookup) => {
    const input = lookup.querySelector('[role=combobox]');
    const chosen = lookup.querySelector('input[type=hidden]');
    const list = lookup.querySelector('[role=listbox]');
    let timer = 0, asked = 0, at = -1;
    const options = () => all('[role=option]', list);
    const show = (open) => {
      list.hidden = !open;
      input.setAttribute('aria-expanded', open);
      if (!open) { at = -1; input.removeAttribute('aria-activedescendant'); }
    };
    const mark = (index) => {
      const found = options();
      if (!found.length) return;
      at = (index + found.length) % found.length;
      found.forEach((option, i) => option.setAttribute('aria-selected', i === at));
      input.setAttribute('aria-activedescendant', found[at].id);
      found[at].scrollIntoView({ block: 'nearest' });
    };
    const choose = (option) => {
      if (chosen) chosen.value = option.dataset.value;
      input.value = option.dataset.text ?? option.textContent.trim();
      input.dispatchEvent(new Event('change', { bubbles: true }));
      show(false);
    };
    const ask = async () => {
      const mine = ++asked;
      const typed = input.value.trim();
      if (typed.length < 2) { show(false); return; }
      const answer = await part(lookup.dataset.lookup, 'q', typed);
      if (mine !== asked || !answer.ok) return;
      list.innerHTML = await answer.text();
      options().forEach((option, i) => { option.id = list.id + '-' + i; });
      // That nothing is found is not laid over what is told below of the same text.
      show(options().some((option) => option.dataset.value) || !lookup.querySelector('[data-told-by]'));
    };
    input.addEventListener('input', () => {
      if (chosen && chosen !== input) chosen.value = '';
      clearTimeout(timer);
      timer = setTimeout(ask, 180);
    });
    input.addEventListener('keydown', (event) => {
      if (event.key === 'ArrowDown') { event.preventDefault(); if (list.hidden) ask(); else mark(at + 1); }
      if (event.key === 'ArrowUp') { event.preventDefault(); mark(at - 1); }
      if (event.key === 'Escape') show(false);
      if (event.key === 'Enter' && !list.hidden && at >= 0) {
        event.preventDefault();
        if (options()[at].dataset.value) choose(options()[at]);
      }
    });
    list.addEventListener('mousedown', (event) => {
      event.preventDefault();
      const option = event.target.closest('[role=option]');
      if (option?.dataset.value) choose(option);
    });
    input.addEventListener('blur', () => setTimeout(() => show(false), 150));
  };

  // What the server reads in a field, told beside it while one types.
  const tell = (told) => {
    const input = document.getElementById(told.dataset.of);
    let timer = 0, asked = 0;
    const ask = async () => {
      const mine = ++asked;
      const answer = await part(told.dataset.toldBy, input.name, input.value);
      if (mine === asked && answer.ok) told.innerHTML = await answer.text();
    };
    for (const kind of ['input', 'change']) {
      input.addEventListener(kind, () => { clearTimeout(timer); timer = setTimeout(ask, 250); });
    }
  };

  const prepare = (within) => {
    all('[data-lookup]', within).forEach(lookUp);
    all('[data-told-by]', within).forEach(tell);
  };
  prepare(document);
  document.addEventListener('labra:added', (event) => prepare(event.target));
})();
