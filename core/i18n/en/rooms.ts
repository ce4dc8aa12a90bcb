import type { rooms as source } from '../zh-CN/rooms.ts';

export const rooms: Record<keyof typeof source, string> = {
  'room.loading': 'Loading',
  'room.saved': 'Saved',
  'room.chart': 'Chart',
  'room.table': 'Table',
  'room.none': 'Nothing yet',
  'room.back': 'Back to knowledge',
};
