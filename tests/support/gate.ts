import { type IncomingMessage, type Server, createServer, request } from 'node:http';

/** What stands between extension and service: counts every request, and fails in the ways networks and servers do. */
export interface Gate {
  mode: 'pass' | 'down' | 'html' | 'lostAnswer';
  /** Breaks the connection of a request for which it is true, before the service hears of it. */
  cut?: (note: { method: string; path: string }) => boolean;
  /** Milliseconds an answer waits. */
  delayMs: number;
  readonly seen: { method: string; path: string; body?: string }[];
  count(method: string, path: RegExp): number;
}

/** A gate before the service that listens on this port. */
export function createGate(target: number): { gate: Gate; server: Server } {
  const gate: Gate = {
    mode: 'pass',
    delayMs: 0,
    seen: [],
    count: (method, path) =>
      gate.seen.filter((each) => each.method === method && path.test(each.path)).length,
  };
  const server = createServer((incoming: IncomingMessage, outgoing) => {
    const { method = '', url = '/', headers } = incoming;
    const note: Gate['seen'][number] = { method, path: url };
    if (method !== 'OPTIONS') gate.seen.push(note);
    if (url === '/api/context')
      incoming.on('data', (chunk: Buffer) => (note.body = (note.body ?? '') + String(chunk)));
    if (gate.cut?.(note) === true) return void incoming.socket.destroy();
    if (gate.mode === 'down') return void incoming.socket.destroy();
    if (gate.mode === 'html')
      return void outgoing.writeHead(200, { 'content-type': 'text/html' }).end('<h1>维护中</h1>');
    const upstream = request({ host: '127.0.0.1', port: target, method, path: url, headers }, (answer) => {
      const body: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => body.push(chunk));
      answer.on('end', () => {
        // The network breaks after the service has committed: the client cannot know.
        if (gate.mode === 'lostAnswer' && method === 'POST') return void incoming.socket.destroy();
        const pass = () =>
          outgoing.writeHead(answer.statusCode ?? 502, answer.headers).end(Buffer.concat(body));
        if (gate.delayMs > 0) setTimeout(pass, gate.delayMs);
        else pass();
      });
    });
    upstream.on('error', () => outgoing.destroy());
    incoming.pipe(upstream);
  });
  return { gate, server };
}
