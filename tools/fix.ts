import { runStep } from './steps.ts';

const isLinted = runStep({ name: 'lint', program: 'oxlint', args: ['--fix'] });
const isFormatted = runStep({ name: 'format', program: 'oxfmt', args: [] });
process.exit(isLinted && isFormatted ? 0 : 1);
