import { useTranslator } from './language.tsx';

/** The title in the language of the screen, where the bank wrote one. */
export function useTitle(): (of: { title: string; titleEn?: string | undefined }) => string {
  const { language } = useTranslator();
  return ({ title, titleEn }) => (language === 'en' ? titleEn : undefined) ?? title;
}
