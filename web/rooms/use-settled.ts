import { useEffect, useState } from 'preact/hooks';

/** A value that has stood still for a moment: what is typed is not asked for letter by letter. */
export function useSettled<T extends string>(value: T, restMs = 250): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), restMs);
    return () => clearTimeout(timer);
  }, [value, restMs]);
  return settled;
}
