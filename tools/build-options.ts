import { createHash, generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import type { BuildConstants } from '../extension/build/constants.ts';
import { type AdapterPack, packMatches } from '../core/page/pack.ts';
import { parsePack } from '../core/page/parse-pack.ts';
import { openSecrets, publicSigningKeys } from '../server/crypto/secrets.ts';

/** Everything one bank's build is made of. */
export interface BuildOptions {
  readonly hosts: readonly string[];
  readonly server: string;
  readonly packs: readonly AdapterPack[];
  readonly outDir: string;
  readonly snapshotKeys: BuildConstants['snapshotKeys'];
}

const here = join(import.meta.dirname, '..');
/** Where the service of this machine keeps its database and keys. */
export const dataDir = process.env['TELLERWISE_DATA'] ?? join(here, '.data');
export const defaultServer = 'http://127.0.0.1:4100';
/** Where `npm start` puts the demo hosts: one port an era, and one for the cross-origin frames. */
export const demoHostsPort = 4101;
const demoHosts = Array.from({ length: 5 }, (_, i) => `http://127.0.0.1:${demoHostsPort + i}/*`);

/** Reads every adapter pack of a folder; any finding stops the build and names file, line and what to do. */
export function readPacks(dir: string): AdapterPack[] {
  const packs = readdirSync(dir)
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map((file) => parsePack({ file: join(dir, file), text: readFileSync(join(dir, file), 'utf8') }));
  const findings = packs.flatMap((each) => ('findings' in each ? each.findings : []));
  if (findings.length > 0) {
    for (const { file, line, field, message } of findings) {
      console.error(`${file}:${line ?? 1}${field ? ` ${field}` : ''}: ${message}`);
    }
    throw new Error(`${findings.length} finding(s) in the adapter packs; nothing was built`);
  }
  return packs.flatMap((each) => ('value' in each ? [each.value] : []));
}

/** Turns `https://core.bank.example/teller` into a match pattern; one that is a pattern already stays. */
function asPattern(host: string): string {
  if (host.endsWith('*')) return host;
  const url = new URL(host);
  return `${url.origin}${url.pathname.endsWith('/') ? url.pathname : `${url.pathname}/`}*`;
}

interface PublicKey {
  id: string;
  x: string;
  y: string;
}

/** Public halves of the keys that sign knowledge: from a file, or from the service's own data folder on this machine. */
async function snapshotKeys(file: string | undefined): Promise<BuildConstants['snapshotKeys']> {
  const keys = file
    ? (JSON.parse(readFileSync(file, 'utf8')) as { keys: PublicKey[] }).keys
    : publicSigningKeys(await openSecrets(dataDir));
  return keys.map(({ id, x, y }) => ({ id, jwk: { kty: 'EC', crv: 'P-256', x, y } }));
}

/**
 * `npm run build [-- --hosts URL… --server URL --adapters DIR --out DIR --keys FILE]`. Without options: the demo hosts,
 * the demo server and the public snapshot keys of this machine's service.
 */
export async function buildOptions(argv: readonly string[]): Promise<BuildOptions> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      hosts: { type: 'string', multiple: true },
      server: { type: 'string', default: defaultServer },
      adapters: { type: 'string', default: join(here, 'content', 'adapters') },
      out: { type: 'string', default: join(here, 'dist', 'extension') },
      keys: { type: 'string' },
    },
  });
  const packs = readPacks(values.adapters);
  // `--hosts a b c`: what follows the first host without a flag is a host too.
  const named = [
    ...(values.hosts ?? []).flatMap((each) => each.split(',')),
    ...(values.hosts ? positionals : []),
  ];
  const hosts = (named.length > 0 ? named : demoHosts).map(asPattern);
  for (const host of hosts) {
    const origin = host.split('/').slice(0, 3).join('/');
    if (
      !packs.some((pack) =>
        pack.hosts.some((each) => packMatches([each.split('/').slice(0, 3).join('/') + '/*'], `${origin}/`)),
      )
    ) {
      console.warn(`warning: no adapter pack speaks for ${host}; Tellerwise will say unknownHost there`);
    }
  }
  return {
    hosts: [...new Set(hosts)],
    server: new URL(values.server).origin,
    packs,
    outDir: values.out,
    snapshotKeys: await snapshotKeys(values.keys),
  };
}

/** The extension's own key pair fixes its id (`manifest.key`); made once and kept outside the repository. */
export function extensionKey(): { key: string; id: string } {
  const file = join(dataDir, 'extension-key.public.txt');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    writeFileSync(file, publicKey.export({ type: 'spki', format: 'der' }).toString('base64'));
    writeFileSync(join(dataDir, 'extension-key.pem'), privateKey.export({ type: 'pkcs8', format: 'pem' }), {
      mode: 0o600,
    });
  }
  const key = readFileSync(file, 'utf8').trim();
  const digest = createHash('sha256').update(Buffer.from(key, 'base64')).digest('hex').slice(0, 32);
  const id = digest.replaceAll(/./g, (hex) => String.fromCharCode(97 + Number.parseInt(hex, 16)));
  return { key, id };
}
