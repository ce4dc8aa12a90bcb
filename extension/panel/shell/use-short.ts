import { useEffect, useState } from 'preact/hooks';

const query = '(max-height: 679px)';

/** Whether the panel is short of height: done things then fold to one line; warnings and the current line never do. */
export function useShort(): boolean {
  const [short, setShort] = useState(() => matchMedia(query).matches);
  useEffect(() => {
    const controller = new AbortController();
    const list = matchMedia(query);
    list.addEventListener('change', (event) => setShort(event.matches), { signal: controller.signal });
    return () => controller.abort();
  }, []);
  return short;
}
