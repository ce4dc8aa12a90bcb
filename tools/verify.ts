import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';

import { createTranslator } from '../core/i18n/translator.ts';
import { verifyFile } from '../server/certificates/verifying.ts';
import { publicKeysSchema } from '../server/crypto/certificate-keys.ts';

const usage = `npm run verify -- FILE [--keys certificate-keys.json] [--revocations FILE]
  checks a certificate or a file of records with public keys alone; asks no service
  keys: --keys, TELLERWISE_CERTIFICATE_KEYS, or certificate-keys.json beside FILE or here`;
const keysName = 'certificate-keys.json';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { keys: { type: 'string' }, revocations: { type: 'string' } },
});
const [file] = positionals;
const keysFile =
  values.keys ??
  process.env['TELLERWISE_CERTIFICATE_KEYS'] ??
  [file === undefined ? keysName : join(dirname(file), keysName), keysName].find((path) => existsSync(path));

if (file === undefined || keysFile === undefined) {
  console.error(usage);
  process.exit(1);
}

try {
  const keys = v.parse(publicKeysSchema, JSON.parse(readFileSync(keysFile, 'utf8')));
  const revocations = values.revocations === undefined ? undefined : readFileSync(values.revocations);
  const findings = verifyFile(readFileSync(file), { keys, revocations, now: Date.now() });
  const languages = [createTranslator('zh-CN'), createTranslator('en')];
  for (const { key, values: slots } of findings) {
    for (const { t } of languages) console.log(t(key, slots));
  }
  const hasCertificate = findings.some(({ key }) => key === 'verify.valid.certificate');
  if (hasCertificate && revocations === undefined)
    for (const { t } of languages) console.log(t('verify.unchecked'));
  process.exitCode = findings.every(({ ok }) => ok) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
