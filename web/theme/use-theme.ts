import { useEffect, useState } from 'preact/hooks';

export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const query = '(prefers-color-scheme: dark)';

/** The theme to draw now: the person's choice, or what the system says, following its changes. */
export function useTheme(theme: Theme): 'light' | 'dark' {
  const [systemDark, setSystemDark] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const controller = new AbortController();
    const list = matchMedia(query);
    list.addEventListener('change', (event) => setSystemDark(event.matches), { signal: controller.signal });
    return () => controller.abort();
  }, []);
  if (theme === 'system') return systemDark ? 'dark' : 'light';
  return theme;
}
