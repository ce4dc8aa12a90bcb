import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

const candidates = [
  process.env['TELLERWISE_CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

export const findChromium = () =>
  candidates.find((path) => path !== undefined && path !== '' && existsSync(path));

/**
 * Makes sure a Chromium and a Chinese font are there: on a machine with apt and root both are installed, elsewhere one
 * clear line says what to do. Gives its path, or undefined.
 */
export function ensureChromium(): string | undefined {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    console.log('Installing Chromium and a Chinese font (apt-get) ...');
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'] as ['ignore', 'ignore', 'inherit'] };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
      quiet,
    );
  }
  const installed = findChromium();
  if (!installed) {
    console.error(
      'No Chromium here: install the packages chromium and fonts-noto-cjk, or set TELLERWISE_CHROMIUM to its path, then run npm test again.',
    );
  }
  return installed;
}
