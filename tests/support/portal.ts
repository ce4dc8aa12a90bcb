import { createServer, type Server } from 'node:http';

/** An intranet page whose own styles would ruin anything that they reached. */
const portalPage = (
  kb: string,
) => `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>门户</title>
<style>
  * { color: red; font-size: 30px; letter-spacing: 4px; text-transform: uppercase; }
  button, input, h1, h2, p { display: none !important; }
  body { margin: 0; background: #fff; }
  body.dark { background: #10141a; }
  #bar { display: block; height: 48px; }
  tellerwise-knowledge { height: calc(100vh - 48px); }
</style>
<main><div id="bar"><a href="#top" id="first">门户</a></div>
<tellerwise-knowledge server="${kb}" language="zh-CN" theme="light"></tellerwise-knowledge></main>
<script type="module" src="${kb}/tellerwise-knowledge.js"></script>
<script>
  window.asked = 0;
  document.querySelector('tellerwise-knowledge').getToken = async () => {
    window.asked += 1;
    return (await fetch('/token', { method: 'POST' })).text();
  };
</script></html>`;

/** The portal of another site: its page, and its back end, which asks the service for a token of its signed-in person. */
export function createPortal(kb: () => string, session: () => string): Server {
  return createServer((request, response) => {
    if (request.url !== '/token') {
      // What an intranet portal's own policy must allow, and no more.
      const policy = `default-src 'none'; script-src 'unsafe-inline' ${kb()}; style-src 'unsafe-inline'; img-src ${kb()}; connect-src 'self' ${kb()}`;
      response.writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-security-policy': policy,
      });
      return void response.end(portalPage(kb()));
    }
    void fetch(`${kb().replace('kb.localhost', '127.0.0.1')}/api/knowledge/tokens`, {
      method: 'POST',
      headers: { authorization: `Bearer ${session()}`, 'content-type': 'application/json' },
      body: '{}',
    })
      .then((answer) => answer.json())
      .then((answer) => response.end((answer as { token?: string }).token ?? ''));
  });
}
