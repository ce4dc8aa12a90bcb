import * as v from 'valibot';

const flag = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => text === '1'),
);
const list = v.pipe(
  v.optional(v.string(), ''),
  v.transform((text) => text.split(/[\s,]+/).filter(Boolean)),
);

const envSchema = v.object({
  TELLERWISE_PORT: v.pipe(
    v.optional(v.string(), '4100'),
    v.transform(Number),
    v.integer(),
    v.minValue(0),
    v.maxValue(65_535),
  ),
  TELLERWISE_HOST: v.optional(v.string(), '127.0.0.1'),
  TELLERWISE_DATA: v.optional(v.string(), '.data'),
  /** Second place for audit anchors, ideally a mount of another machine. */
  TELLERWISE_ANCHORS: v.optional(v.string()),
  TELLERWISE_DB_KEY: v.optional(v.pipe(v.string(), v.minLength(16))),
  TELLERWISE_CONTENT: v.optional(v.string(), 'content'),
  TELLERWISE_WEB: v.optional(v.string()),
  TELLERWISE_EXTENSION_ORIGINS: list,
  /** Origins of other intranet pages that may embed the knowledge base. */
  TELLERWISE_EMBED_ORIGINS: list,
  /** Learning record store that gets the training ledger as xAPI statements; none unless told. */
  TELLERWISE_LRS_URL: v.optional(v.pipe(v.string(), v.url())),
  TELLERWISE_LRS_USER: v.optional(v.string()),
  TELLERWISE_LRS_PASSWORD: v.optional(v.string()),
  /** The bank's own address: accounts and activities of statements stand under it. */
  TELLERWISE_HOME_PAGE: v.optional(v.pipe(v.string(), v.url())),
  TELLERWISE_DEMO: flag,
  TELLERWISE_BEHIND_PROXY: flag,
  TELLERWISE_TLS_CERT: v.optional(v.string()),
  TELLERWISE_TLS_KEY: v.optional(v.string()),
  TELLERWISE_LOG: v.optional(v.picklist(['info', 'warn', 'error', 'silent']), 'info'),
});

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly dataDir: string;
  readonly anchorDir: string | undefined;
  readonly dbKey: string | undefined;
  readonly contentDir: string;
  readonly webDir: string | undefined;
  readonly extensionOrigins: readonly string[];
  readonly embedOrigins: readonly string[];
  readonly lrs: { readonly url: string; readonly user: string; readonly password: string } | undefined;
  readonly homePage: string | undefined;
  readonly demo: boolean;
  readonly behindProxy: boolean;
  readonly tls: { readonly certFile: string; readonly keyFile: string } | undefined;
  readonly logLevel: string;
}

/** A setting that would start the service unsafely; the message is one line that says what to do. */
export class ConfigError extends Error {}

/** Reads the service's settings; throws ConfigError for one that is wrong or unsafe. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const present = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = v.safeParse(envSchema, present);
  if (!parsed.success) {
    const names = parsed.issues.map((issue) => v.getDotPath(issue)).join(', ');
    throw new ConfigError(`set these correctly: ${names}`);
  }
  const values = parsed.output;
  const { TELLERWISE_TLS_CERT: certFile, TELLERWISE_TLS_KEY: keyFile } = values;
  if ((certFile === undefined) !== (keyFile === undefined)) {
    throw new ConfigError('TELLERWISE_TLS_CERT and TELLERWISE_TLS_KEY belong together');
  }
  const config: Config = {
    port: values.TELLERWISE_PORT,
    host: values.TELLERWISE_HOST,
    dataDir: values.TELLERWISE_DATA,
    anchorDir: values.TELLERWISE_ANCHORS,
    dbKey: values.TELLERWISE_DB_KEY,
    contentDir: values.TELLERWISE_CONTENT,
    webDir: values.TELLERWISE_WEB,
    extensionOrigins: values.TELLERWISE_EXTENSION_ORIGINS,
    embedOrigins: values.TELLERWISE_EMBED_ORIGINS,
    lrs: lrsOf(values),
    homePage: values.TELLERWISE_HOME_PAGE?.replace(/\/+$/, ''),
    demo: values.TELLERWISE_DEMO,
    behindProxy: values.TELLERWISE_BEHIND_PROXY,
    tls: certFile && keyFile ? { certFile, keyFile } : undefined,
    logLevel: values.TELLERWISE_LOG,
  };
  assertSafe(config);
  return config;
}

/** The record store: over TLS unless it is this machine, with a name and a password of ours. */
function lrsOf(values: v.InferOutput<typeof envSchema>): Config['lrs'] {
  const { TELLERWISE_LRS_URL: url, TELLERWISE_LRS_USER: user, TELLERWISE_LRS_PASSWORD: password } = values;
  if (url === undefined) return undefined;
  const { protocol, hostname, username } = new URL(url);
  if (!(protocol === 'https:' || (protocol === 'http:' && isHere(hostname))) || username !== '')
    throw new ConfigError(
      'TELLERWISE_LRS_URL takes https:// (http:// on this machine alone), without a name in it',
    );
  if (user === undefined || password === undefined || values.TELLERWISE_HOME_PAGE === undefined)
    throw new ConfigError(
      'TELLERWISE_LRS_URL needs TELLERWISE_LRS_USER, TELLERWISE_LRS_PASSWORD and TELLERWISE_HOME_PAGE',
    );
  return { url: url.replace(/\/+$/, ''), user, password };
}

const isHere = (hostname: string): boolean =>
  /(^|\.)localhost$|^127\.\d+\.\d+\.\d+$|^\[::1\]$/.test(hostname);

/** One exact origin, over TLS unless it is this machine. */
function isEmbedOrigin(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { origin, protocol, hostname } = new URL(text);
  return (
    origin === text &&
    !text.includes('*') &&
    (protocol === 'https:' || (protocol === 'http:' && isHere(hostname)))
  );
}

function assertSafe({ host, demo, tls, behindProxy, dbKey, embedOrigins }: Config): void {
  if (!embedOrigins.every(isEmbedOrigin))
    throw new ConfigError('TELLERWISE_EMBED_ORIGINS takes exact origins such as https://portal.bank.example');
  const loopback = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/.test(host);
  if (demo && (!loopback || behindProxy))
    throw new ConfigError('TELLERWISE_DEMO=1 is for loopback only: the demo logins are public');
  if (loopback && !behindProxy) return;
  if (!tls && !behindProxy) {
    throw new ConfigError(
      'not on loopback: set TELLERWISE_TLS_CERT and TELLERWISE_TLS_KEY, or TELLERWISE_BEHIND_PROXY=1',
    );
  }
  if (!dbKey)
    throw new ConfigError(
      'not on loopback: set TELLERWISE_DB_KEY (16 characters or more), the database must be encrypted',
    );
}
