/** The parts of a room, of which one is shown; nothing where there is nothing to choose. */
export function RoomTabs<Name extends string>({
  label,
  tabs,
  shown,
  word,
  onShow,
}: {
  label: string;
  tabs: readonly Name[];
  shown: Name | undefined;
  word: (name: Name) => string;
  onShow: (name: Name) => void;
}) {
  if (tabs.length < 2) return null;
  return (
    <div class="room-tabs" role="group" aria-label={label}>
      {tabs.map((name) => (
        <button
          key={name}
          type="button"
          class="room-tab"
          aria-pressed={name === shown}
          onClick={() => onShow(name)}
        >
          {word(name)}
        </button>
      ))}
    </div>
  );
}
