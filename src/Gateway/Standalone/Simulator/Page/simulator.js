'use strict';
const byId = id => document.getElementById(id);
const persona = byId('persona'), mode = byId('mode'), list = byId('messages'), text = byId('text'), ask = byId('ask');
const logs = new Map();
let queue = Promise.resolve();

const log = () => {
  if (!logs.has(persona.value)) logs.set(persona.value, { items: [], after: 0 });
  return logs.get(persona.value);
};

function element(tag, content, className) {
  const made = document.createElement(tag);
  if (content !== undefined) made.textContent = content;
  if (className) made.className = className;
  return made;
}

function tap(label, says, id) {
  const made = element('button', label, 'tap');
  made.type = 'button';
  made.addEventListener('click', () => send({ kind: 'text', text: says, menuId: id }, says));
  return made;
}

// Text as WeChat shows it: only links are markup, everything else is words.
function rich(content) {
  const made = document.createDocumentFragment();
  const link = /<a\s+href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g;
  let at = 0;
  for (const found of content.matchAll(link)) {
    made.append(plain(content.slice(at, found.index)), anchor(plain(found[1]), plain(found[2])));
    at = found.index + found[0].length;
  }
  made.append(plain(content.slice(at)));
  return made;
}

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const plain = content => content.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => entities[name]);

function anchor(href, label) {
  if (href.startsWith('weixin://bizmsgmenu?')) {
    const query = new URLSearchParams(href.slice(href.indexOf('?') + 1).replace(/\+/g, '%2B'));
    return tap(label, query.get('msgmenucontent') ?? label, query.get('msgmenuid') ?? '');
  }
  if (!/^https?:\/\//.test(href)) return document.createTextNode(label);
  const made = element('a', label);
  Object.assign(made, { href, target: '_blank', rel: 'noopener noreferrer' });
  return made;
}

// As in WeChat: the time stands between messages that lie some minutes apart.
function stamp(owner) {
  const now = Date.now(), apart = now - (owner.last ?? 0) > 5 * 60 * 1000;
  owner.last = now;
  if (apart) add(owner, 'system time', new Date(now).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' }));
}

function add(owner, who, ...content) {
  if (who === 'me' || who === 'them') stamp(owner);
  const item = element('li', undefined, who), bubble = element('div', undefined, 'bubble');
  bubble.append(...content);
  item.append(bubble);
  owner.items.push(item);
  if (owner === log()) {
    list.append(item);
    list.scrollTop = list.scrollHeight;
  }
  return bubble;
}

function picture(url, words) {
  const made = element('img');
  Object.assign(made, { src: new URL(url, location.href).pathname, alt: words });
  return made;
}

function wire(answer) {
  const made = element('details');
  made.append(element('summary', '报文'), element('pre', answer.sent), element('pre', answer.answer));
  return made;
}

function card(found) {
  const made = element('div');
  made.append(element('strong', found.title), document.createElement('br'), found.description, document.createElement('br'), anchor(found.url, '查看详情'));
  return made;
}

function showReply(owner, answer) {
  if (answer.attempts > 1) add(owner, 'system', `公众号没有及时回答，微信一共发了 ${answer.attempts} 次`);
  if (answer.kind === 'failed') add(owner, 'system', answer.text, wire(answer));
  else if (answer.kind === 'news') add(owner, 'them', card(answer.card), wire(answer));
  else if (answer.kind === 'text') add(owner, 'them', rich(answer.text), wire(answer));
}

// One after the other, as a thumb does it.
function send(message, shown, who = 'me') {
  const owner = log(), bubble = add(owner, who, shown);
  const body = JSON.stringify({ persona: persona.value, mode: mode.value, ...message });
  queue = queue.then(async () => {
    try {
      const response = await fetch('/simulator/send', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body });
      const answer = await response.json();
      if (!response.ok) return add(owner, 'system', answer.message);
      if (answer.pictureUrl) bubble.replaceChildren(picture(answer.pictureUrl, '发出的照片'));
      showReply(owner, answer);
    } catch {
      add(owner, 'system', '没有发出去：模拟器连不上。请确认服务还在运行，再发一次。');
    }
  });
  return queue;
}

async function poll() {
  const owner = log(), who = persona.value;
  try {
    const response = await fetch(`/simulator/outbox?persona=${encodeURIComponent(who)}&after=${owner.after}`);
    for (const message of response.ok ? await response.json() : []) {
      if (message.sequence <= owner.after) continue;
      owner.after = message.sequence;
      showPush(owner, message);
    }
  } catch { /* the next round asks again; sending says when nobody is there */ }
  setTimeout(poll, 1500);
}

function showPush(owner, message) {
  if (message.kind === 'template') {
    const lines = message.lines.map(line => element('span', `${line.id}：${line.content}`, 'line'));
    add(owner, 'them', element('span', '模板消息', 'label'), ...lines, ...(message.url ? [anchor(message.url, '查看详情')] : []));
    return;
  }
  const lines = message.lines.map(line => {
    const row = element('span', undefined, 'line');
    row.append(tap(line.content, line.content, line.id));
    return row;
  });
  add(owner, 'them', rich(message.text), ...lines, rich(message.tail));
}

function question(title, fields) {
  byId('ask-title').textContent = title;
  byId('ask-fields').replaceChildren(...fields.map(([name, label, value]) => {
    const row = element('label', label), input = element('input');
    Object.assign(input, { name, value, required: true });
    row.append(input);
    return row;
  }));
  ask.returnValue = 'cancel';
  ask.showModal();
  return new Promise(done => ask.addEventListener('close', () => done(ask.returnValue === 'ok'
    ? Object.fromEntries(fields.map(([name]) => [name, ask.querySelector(`[name=${name}]`).value.trim()]))
    : null), { once: true }));
}

function base64(buffer) {
  let binary = '';
  for (const byte of new Uint8Array(buffer)) binary += String.fromCharCode(byte);
  return btoa(binary);
}

async function sendPhoto(blob) {
  if (blob.size > 10 * 1024 * 1024) return add(log(), 'system', '微信的照片不能超过 10 MB。');
  return send({ kind: 'image', data: base64(await blob.arrayBuffer()) }, '［照片］');
}

function samplePhoto() {
  const canvas = element('canvas');
  Object.assign(canvas, { width: 640, height: 480 });
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#8fb3d9'; pen.fillRect(0, 0, 640, 300);
  pen.fillStyle = '#7a8f5a'; pen.fillRect(0, 300, 640, 180);
  pen.strokeStyle = '#4a3a2a'; pen.lineWidth = 18;
  pen.beginPath(); pen.moveTo(300, 440); pen.lineTo(400, 60); pen.stroke();
  pen.fillStyle = '#222'; pen.font = '24px sans-serif'; pen.fillText(new Date().toLocaleString('zh-CN'), 20, 460);
  canvas.toBlob(sendPhoto, 'image/jpeg', 0.85);
}

const amr = base64(new Uint8Array([0x23, 0x21, 0x41, 0x4d, 0x52, 0x0a, ...new Array(32).fill(0x7c)]));

byId('composer').addEventListener('submit', event => {
  event.preventDefault();
  const words = text.value;
  if (!words.trim()) return;
  text.value = '';
  send({ kind: 'text', text: words }, words);
});
text.addEventListener('keydown', event => {
  if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    byId('composer').requestSubmit();
  }
});
byId('more').addEventListener('click', () => {
  const panel = byId('panel');
  panel.hidden = !panel.hidden;
  byId('more').setAttribute('aria-expanded', String(!panel.hidden));
});
byId('photo').addEventListener('change', event => {
  for (const file of event.target.files) sendPhoto(file);
  event.target.value = '';
});
byId('sample-photo').addEventListener('click', samplePhoto);
byId('location').addEventListener('click', async () => {
  const given = await question('发送位置（GCJ-02 坐标）', [['latitude', '纬度', '31.7530'], ['longitude', '经度', '116.5010'], ['label', '地名', '村口']]);
  if (!given) return;
  const [latitude, longitude] = [Number(given.latitude), Number(given.longitude)];
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return add(log(), 'system', '坐标不对：纬度在 ±90 之间，经度在 ±180 之间。');
  send({ kind: 'location', latitude, longitude, label: given.label }, `［位置］${given.label}（${latitude}，${longitude}）`);
});
byId('voice-words').addEventListener('click', async () => {
  const given = await question('语音里说的话', [['words', '识别结果', '村口的电线杆快倒了']]);
  if (given) send({ kind: 'voice', data: amr, recognition: given.words }, `［语音］${given.words}`);
});
byId('voice-plain').addEventListener('click', () => send({ kind: 'voice', data: amr }, '［语音］'));
byId('subscribe').addEventListener('click', () => send({ kind: 'subscribe' }, '你关注了公众号', 'system'));
byId('unsubscribe').addEventListener('click', () => send({ kind: 'unsubscribe' }, '你取消了关注', 'system'));
byId('scan').addEventListener('click', async () => {
  const given = await question('扫二维码', [['scene', '码里的场景值', 'v:07']]);
  if (given) send({ kind: 'scan', key: given.scene }, `你扫了码 ${given.scene}`, 'system');
});
for (const button of document.querySelectorAll('[data-key]'))
  button.addEventListener('click', () => {
    button.closest('details')?.removeAttribute('open');
    send({ kind: 'click', key: button.dataset.key }, `点了菜单“${button.textContent}”`, 'system');
  });
persona.addEventListener('change', () => {
  list.replaceChildren(...log().items);
  list.scrollTop = list.scrollHeight;
});

(async () => {
  for (const found of await (await fetch('/simulator/personas')).json()) persona.add(new Option(found.name, found.id));
  add(log(), 'system', '点“＋”可发照片、位置、语音；点“关注”从头开始。');
  poll();
})();
