import { languageOf } from '../../core/i18n/translate.ts';
import { createClient } from './client.ts';
import { createKnowledgeCopy } from './knowledge-copy.ts';
import { serveCopy } from './worker-side.ts';

serveCopy(self, createKnowledgeCopy(createClient('', languageOf(navigator.language))));
