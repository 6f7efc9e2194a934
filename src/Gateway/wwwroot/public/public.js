// Enhancements only: every page works without this file.
'use strict';

function locate() {
  const box = document.getElementById('locate');
  if (!box || !('geolocation' in navigator)) return;
  const [longitude, latitude, accuracy] = ['longitude', 'latitude', 'accuracy'].map(id => document.getElementById(id));
  const [button, remove, state] = ['locate-button', 'locate-remove', 'locate-state'].map(id => document.getElementById(id));
  const show = () => {
    remove.hidden = longitude.value === '';
    if (!remove.hidden) state.textContent = box.dataset.found.replace('{0}', Math.round(Number(accuracy.value)));
  };
  button.addEventListener('click', () => {
    state.textContent = box.dataset.locating;
    navigator.geolocation.getCurrentPosition(position => {
      longitude.value = position.coords.longitude;
      latitude.value = position.coords.latitude;
      accuracy.value = position.coords.accuracy;
      show();
    }, () => { state.textContent = box.dataset.failed; }, { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  });
  remove.addEventListener('click', () => {
    longitude.value = latitude.value = accuracy.value = '';
    show();
    state.textContent = box.dataset.removed;
    button.focus();
  });
  box.hidden = false;
  show();
}

function receiptTools() {
  const tools = document.getElementById('receipt-tools');
  if (!tools) return;
  const copy = tools.querySelector('[data-copy]');
  copy.hidden = !navigator.clipboard;
  copy.addEventListener('click', async () => {
    await navigator.clipboard.writeText(copy.dataset.copy);
    copy.textContent = copy.dataset.done;
  });
  tools.querySelector('[data-print]').addEventListener('click', () => window.print());
  tools.hidden = false;
}

locate();
receiptTools();
