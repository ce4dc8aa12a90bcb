import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { userInfo } from 'node:os';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { v7 as uuidv7 } from 'uuid';

import { AppError } from '../core/errors.ts';
import { createTranslator } from '../core/i18n/translator.ts';
import * as commands from '../server/admin/commands.ts';
import { boot } from '../server/boot.ts';
import { ConfigError, readConfig } from '../server/config.ts';
import { publicSigningKeys } from '../server/crypto/secrets.ts';
import { handToService } from '../server/customer/import-inbox.ts';
import { isRunning } from '../server/running.ts';

const usage = `npm run admin -- COMMAND        (data folder and key: TELLERWISE_DATA, TELLERWISE_DB_KEY)
  init [--content DIR] [--units FILE --staff FILE]   keys, database, first content, organisation
  user STAFFNO                                       password from standard input; prints the authenticator address
  import FILE                                        customer snapshot, CSV or JSON
  import --units FILE --staff FILE                   units and staff
  verify-audit                                       checks the audit trail and its anchors
  verify-records                                     checks the training ledger and its anchors
  certificate-keys                                   public keys that npm run verify needs
  rotate-certificate-key                             a new key for certificates; the old ones still verify
  keys                                               public keys that the extension's build needs`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { content: { type: 'string' }, units: { type: 'string' }, staff: { type: 'string' } },
});
const [command = '', argument] = positionals;

async function run(context: commands.AdminContext): Promise<unknown> {
  const organisation = async () =>
    values.units && values.staff
      ? commands.importOrganisation(context, values.units, values.staff)
      : undefined;
  switch (command) {
    case 'init': {
      const content = await commands.loadContent(context, resolve(values.content ?? 'content'));
      return { content, organisation: await organisation() };
    }
    case 'user':
      if (!argument) throw new ConfigError(usage);
      return {
        authenticator: await commands.setLogin(context, argument, (await text(process.stdin)).trim()),
      };
    case 'import':
      if (!argument) return (await organisation()) ?? Promise.reject(new ConfigError(usage));
      return commands.importCustomerFile(context, resolve(argument));
    case 'verify-audit': {
      const result = await commands.verifyTrail(context, config.anchorDir);
      if (result.faults.length > 0) process.exitCode = 2;
      return result;
    }
    case 'verify-records': {
      const result = await commands.verifyLedger(context, config.anchorDir);
      if (result.faults.length > 0) process.exitCode = 2;
      return result;
    }
    case 'certificate-keys':
      return context.booted.services.certificates.publicKeys();
    case 'rotate-certificate-key':
      return commands.rotateKey(context);
    case 'keys':
      return publicSigningKeys(context.booted.secrets);
    default:
      throw new ConfigError(usage);
  }
}

/** Anything that goes wrong is said in the catalogue's sentence, then place by place. */
function explain(error: unknown): void {
  if (error instanceof ConfigError) console.error(error.message);
  else if (error instanceof AppError) {
    console.error(`${error.code} ${createTranslator('zh-CN').error(error.code)}`);
    for (const { file, line, row, field, message } of error.findings) {
      console.error(
        `  ${[file, row ?? line, field].filter((part) => part !== undefined).join(':')} ${message}`,
      );
    }
  } else throw error;
  process.exitCode = 1;
}

const config = readConfig({ ...process.env, TELLERWISE_DEMO: '' });
const by = userInfo().username;
const running = () => isRunning(config.dataDir, (pid) => process.kill(pid, 0));

try {
  if (command === 'import' && argument && !existsSync(argument)) {
    throw new ConfigError(`${argument}: there is no such file`);
  }
  if (command === 'import' && argument && running()) {
    const job = { path: resolve(argument), by, id: randomUUID() };
    console.log(JSON.stringify(await handToService(config.dataDir, job, running)));
  } else {
    const clock = () => Date.now();
    const limits = { lookupsPerMinute: 1, customersPerDay: 1, loginsPerMinute: 1 };
    const monotonic = () => performance.now();
    const booted = await boot({ ...config, clock, monotonic, newId: () => uuidv7(), limits });
    try {
      console.log(JSON.stringify(await run({ booted, dataDir: config.dataDir, by, clock }), null, 2));
    } finally {
      await booted.database.close();
    }
  }
} catch (error) {
  explain(error);
}
