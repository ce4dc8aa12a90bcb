import { checkSteps, runStep } from './steps.ts';

const unit = {
  name: 'unit',
  program: 'vitest',
  args: ['run', '--project', 'core', '--project', 'extension', '--project', 'web'],
};
const failed = [...checkSteps, unit].filter((step) => !runStep(step));
process.exit(failed.length === 0 ? 0 : 1);
