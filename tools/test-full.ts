import { runStep } from './steps.ts';

/** The Shows' full sizes: suite → project and files. `npm run test:full` runs all, `-- SUITE` one. */
const suites: Record<string, { project: string; files: readonly string[] }> = {
  'wrong-customer': { project: 'e2e', files: ['tests/e2e/wrong-customer'] },
  hostile: { project: 'e2e', files: ['tests/e2e/hostile'] },
  kills: { project: 'e2e', files: ['tests/e2e/kills'] },
  service: { project: 'server', files: ['tests/server'] },
  knowledge: { project: 'e2e', files: ['tests/e2e/knowledge', 'tests/e2e/web'] },
  training: { project: 'e2e', files: ['tests/e2e/quizzes'] },
  'old-browser': { project: 'e2e', files: ['tests/e2e/counter'] },
};

const [wanted] = process.argv.slice(2);
if (wanted && !suites[wanted]) {
  console.error(`No suite called "${wanted}". There are: ${Object.keys(suites).join(', ')}`);
  process.exit(1);
}
const seed = process.env['TELLERWISE_SEED'] ?? String(Math.floor(Math.random() * 2 ** 31));
console.log(`seed ${seed}`);
const failed = Object.entries(suites)
  .filter(([name]) => !wanted || name === wanted)
  .filter(
    ([name, { project, files }]) =>
      !runStep(
        { name, program: 'vitest', args: ['run', '--project', project, ...files] },
        {
          TELLERWISE_SIZE: '1',
          TELLERWISE_SEED: seed,
          ...(name === 'old-browser' ? { TELLERWISE_OLD_BROWSER: '1' } : {}),
        },
      ),
  );
process.exit(failed.length === 0 ? 0 : 1);
