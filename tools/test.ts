import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { ensureChromium } from './chromium.ts';
import { checkSteps, runStep } from './steps.ts';

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numFailedTestSuites: number;
  success: boolean;
}

/** Runs vitest and gives its counts; a run that dies without a report counts as one failure. */
function runVitest(name: string, args: readonly string[]): { passed: number; failed: number } {
  const dir = mkdtempSync(join(tmpdir(), 'tellerwise-report-'));
  const file = join(dir, 'report.json');
  const isGreen = runStep({
    name,
    program: 'vitest',
    args: ['run', ...args, '--reporter=dot', '--reporter=json', `--outputFile.json=${file}`],
  });
  try {
    const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
    // A file that fails to load has no failed test in it, and must not pass for green.
    const failed = Math.max(report.numFailedTests, isGreen ? 0 : 1);
    return { passed: report.numPassedTests, failed };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** `npm test`: every gate, then every test, in real Chromium too; the last line counts gates and tests together. */
const gates = checkSteps.map((step) => runStep(step));
const counts = [
  runVitest('unit and integration', [
    '--project',
    'core',
    '--project',
    'server',
    '--project',
    'extension',
    '--project',
    'web',
  ]),
];
if (ensureChromium()) {
  gates.push(
    runStep({ name: 'build', program: 'node', args: ['tools/build.ts', '--out', 'dist/extension'] }),
  );
  gates.push(runStep({ name: 'size', program: 'size-limit', args: [] }));
  counts.push(runVitest('end to end', ['--project', 'e2e']));
} else {
  gates.push(false);
}
const passed = gates.filter(Boolean).length + counts.reduce((sum, each) => sum + each.passed, 0);
const failed = gates.filter((gate) => !gate).length + counts.reduce((sum, each) => sum + each.failed, 0);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
