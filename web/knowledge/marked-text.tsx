/** Text with its hits marked: fill and underline, so that colour does not speak alone. */
export function MarkedText({ text, marks }: { text: string; marks: readonly (readonly [number, number])[] }) {
  const parts: { text: string; hit: boolean }[] = [];
  let from = 0;
  for (const [start, end] of marks) {
    if (start > from) parts.push({ text: text.slice(from, start), hit: false });
    parts.push({ text: text.slice(start, end), hit: true });
    from = end;
  }
  parts.push({ text: text.slice(from), hit: false });
  return <>{parts.map((part, index) => (part.hit ? <mark key={index}>{part.text}</mark> : part.text))}</>;
}
