import { defineBackground } from '#imports';

import { startBackground } from '../background/main.ts';

export default defineBackground({ type: 'module', main: startBackground });
