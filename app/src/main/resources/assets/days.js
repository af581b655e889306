// What a field of a day or a moment offers: today, yesterday, now, in the town's zone and day first, whatever the browser's.
(() => {
  'use strict';
  const zone = document.body.dataset.zone;
  if (!zone) return;
  const parts = (moment) => Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(moment).map((part) => [part.type, part.value]));
  const written = (ago, time) => {
    const at = parts(new Date(Date.now() - ago * 86400000));
    return `${at.day}/${at.month}/${at.year}` + (time ? ` ${at.hour}:${at.minute}` : '');
  };
  document.addEventListener('click', (event) => {
    const choice = event.target.closest('[data-day-of]');
    if (!choice) return;
    const field = document.getElementById(choice.dataset.dayOf);
    field.value = written(Number(choice.dataset.ago), choice.hasAttribute('data-time'));
    field.dispatchEvent(new Event('input', { bubbles: true }));
    field.dispatchEvent(new Event('change', { bubbles: true }));
    field.focus();
  });
})();
