import { type Language, type Translator, translatorOver } from './translate.ts';
import { zhCN } from './zh-CN.ts';

/** The translator that needs no loading: simplified Chinese. */
export const chinese: Translator = translatorOver('zh-CN', zhCN);

/** The translator of a language; English comes as a part of its own, so that a Chinese terminal never loads it. */
export async function loadTranslator(language: Language): Promise<Translator> {
  if (language !== 'en') return chinese;
  const { en } = await import('./en.ts');
  return translatorOver('en', en);
}
