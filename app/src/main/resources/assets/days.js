// What a field of a day or a moment offers: today, yesterday, now, in the town's zone and day first, whatever the browser's.
(() => {
  'use strict';
  const zone = document.body.dataset.zone;
  if (!zone) return;
  const parts = (moment) => Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  }).formatToParts(moment).map((part) => [part.type, part.value]));
  // By the calendar: a day has 23 or 25 hours where clocks change.
  const written = (ago, time) => {
    const now = parts(new Date());
    const day = new Date(Date.UTC(Number(now.year), Number(now.month) - 1, Number(now.day) - ago));
    const two = (number) => String(number).padStart(2, '0');
    return `${two(day.getUTCDate())}/${two(day.getUTCMonth() + 1)}/${day.getUTCFullYear()}` + (time ? ` ${now.hour}:${now.minute}` : '');
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
