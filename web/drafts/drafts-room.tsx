import './drafts.css';
import './review.css';
import type { RoomProps } from '../rooms/registry.ts';
import { DraftDesk } from './draft-desk.tsx';
import { DraftList } from './draft-list.tsx';

/** Writing and reviewing: the list, or one draft. */
export default function DraftsRoom(props: RoomProps) {
  return props.place === '' ? (
    <DraftList {...props} />
  ) : (
    <DraftDesk key={props.place} id={props.place} {...props} />
  );
}
