import { eras, startHosts } from './server.ts';

/** `node tests/hosts/main.ts`: the demo hosts on 127.0.0.1; HOSTS_PORT is the first of five ports, HOSTS_LATENCY_MS the wait. */
const { urls } = await startHosts({
  port: Number(process.env['HOSTS_PORT'] ?? 4101),
  latencyMs: Number(process.env['HOSTS_LATENCY_MS'] ?? 0),
});
for (const era of eras) console.log(`${era.padEnd(9)} ${urls[era]}`);
