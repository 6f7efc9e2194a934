'use strict';
// Independent implementations behind lines of JSON: one request a line on stdin, one answer a line on stdout.
const http = require('http');
const coWeChat = require('co-wechat');
const Crypt = require('wechat-crypto');

const heard = message => `peer heard ${[message.MsgType, message.Event, message.EventKey, message.Content, message.Location_X, message.Label, message.MediaId && 'file']
  .filter(part => part).join(' ')}`;

const operations = {
  encrypt: ask => ({ text: crypt(ask).encrypt(ask.text) }),
  decrypt: ask => { const found = crypt(ask).decrypt(ask.text); return { text: found.message, id: found.id }; },
  sign: ask => ({ text: crypt(ask).getSignature(ask.timestamp, ask.nonce, ask.text) }),
  serve: ask => serve(ask),
};

function crypt(ask) {
  return new Crypt(ask.token, ask.key, ask.appId);
}

// A developer's server built on co-wechat: it says what it understood.
function serve(ask) {
  const handle = coWeChat({ token: ask.token, appid: ask.appId, encodingAESKey: ask.key }).middleware(async message => heard(message));
  const server = http.createServer(async (req, res) => {
    const url = new URL(req.url, 'http://peer');
    const context = { req, method: req.method, query: Object.fromEntries(url.searchParams), request: { length: req.headers['content-length'] }, status: 200, body: '' };
    try {
      await handle(context, async () => {});
    } catch (error) {
      context.status = 500;
      context.body = error.message;
    }
    res.statusCode = context.status;
    res.end(context.body);
  });
  return new Promise(done => server.listen(0, '127.0.0.1', () => done({ text: `http://127.0.0.1:${server.address().port}` })));
}

require('readline').createInterface({ input: process.stdin }).on('line', async line => {
  const ask = JSON.parse(line);
  let answer;
  try {
    answer = await operations[ask.op](ask);
  } catch (error) {
    answer = { error: error.message };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}).on('close', () => process.exit(0));
