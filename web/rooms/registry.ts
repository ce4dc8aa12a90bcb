import {
  BookOpen,
  BookOpenCheck,
  ChartColumn,
  CalendarCheck2,
  CircleHelp,
  Coins,
  FilePen,
  FolderCheck,
  GraduationCap,
  Library,
  ListChecks,
  type LucideIcon,
  Megaphone,
  SearchX,
} from 'lucide-preact';
import type { FunctionComponent } from 'preact';

import type { MessageKey } from '../../core/i18n/zh-CN.ts';
import type { Person, Role } from '../../core/organisation/person.ts';
import type { Caller } from '../api/client.ts';
import type { KnowledgeDeps } from '../knowledge/knowledge-deps.ts';

/** What a room gets: everything the mounter gave, and a client, without which no room but the knowledge base opens. */
export interface RoomProps {
  readonly deps: KnowledgeDeps & { readonly client: Caller; readonly person: Person };
  /** The rest of the room's address behind its name (`drafts/D1` → `D1`), empty at its door. */
  readonly place: string;
  /** Goes to a place of this room, or with `room/place` of another. */
  readonly go: (place: string) => void;
}

export interface Room {
  readonly name: string;
  readonly title: MessageKey;
  readonly icon: LucideIcon;
  /** Posts that see it in the rail; the service decides for itself what each may do there. */
  readonly roles: 'everyone' | readonly Role[];
  /** Whether it also opens in the panel at the counter; what it asks there stands in extension/messaging/endpoints.ts. */
  readonly inPanel?: true;
  /** Loaded when first entered. The knowledge base itself has none: it is always there. */
  readonly load?: () => Promise<{ readonly default: FunctionComponent<RoomProps> }>;
}

/** Every room of the micro-frontend, in the order of the rail. A new room is one folder and one line here. */
export const rooms = [
  { name: 'knowledge', title: 'web.title', icon: BookOpen, roles: 'everyone', inPanel: true },
  {
    name: 'readings',
    title: 'readings.title',
    icon: BookOpenCheck,
    roles: 'everyone',
    load: () => import('../readings/readings-room.tsx'),
  },
  {
    name: 'announcements',
    title: 'announcements.title',
    icon: Megaphone,
    roles: 'everyone',
    load: () => import('../announcements/announcements-room.tsx'),
  },
  {
    name: 'questions',
    title: 'questions.title',
    icon: CircleHelp,
    roles: 'everyone',
    inPanel: true,
    load: () => import('../questions/questions-room.tsx'),
  },
  {
    name: 'quizzes',
    title: 'quizzes.title',
    icon: ListChecks,
    roles: 'everyone',
    inPanel: true,
    load: () => import('../quizzes/quizzes-room.tsx'),
  },
  {
    name: 'quiz-statistics',
    title: 'stats.title',
    icon: ChartColumn,
    roles: ['trainer', 'branchManager', 'lineDept', 'auditor'],
    load: () => import('../quiz-statistics/statistics-room.tsx'),
  },
  {
    name: 'courses',
    title: 'courses.title',
    icon: GraduationCap,
    roles: 'everyone',
    inPanel: true,
    load: () => import('../courses/courses-room.tsx'),
  },
  {
    name: 'bank',
    title: 'bank.title',
    icon: Library,
    roles: ['trainer', 'auditor'],
    load: () => import('../question-bank/question-bank-room.tsx'),
  },
  {
    name: 'planning',
    title: 'planning.title',
    icon: CalendarCheck2,
    roles: 'everyone',
    load: () => import('../planning/planning-room.tsx'),
  },
  {
    name: 'drafts',
    title: 'drafts.title',
    icon: FilePen,
    roles: 'everyone',
    load: () => import('../drafts/drafts-room.tsx'),
  },
  {
    name: 'points',
    title: 'points.title',
    icon: Coins,
    roles: [
      'teller',
      'manager',
      'complaintHandler',
      'trainer',
      'fileCustodian',
      'branchManager',
      'lineDept',
      'auditor',
    ],
    load: () => import('../points/points-room.tsx'),
  },
  {
    name: 'records',
    title: 'records.title',
    icon: FolderCheck,
    roles: 'everyone',
    load: () => import('../records/records-room.tsx'),
  },
  {
    name: 'gaps',
    title: 'gaps.title',
    icon: SearchX,
    roles: ['trainer', 'branchManager', 'lineDept', 'auditor'],
    load: () => import('../gaps/gaps-room.tsx'),
  },
] as const satisfies readonly Room[] as readonly Room[];

/** The rooms a person sees. */
export const roomsFor = (person: Pick<Person, 'roles'>): readonly Room[] =>
  rooms.filter(({ roles }) => roles === 'everyone' || roles.some((role) => person.roles.includes(role)));

/** Room and place of an address such as `#drafts/D1`; anything unknown is the knowledge base. */
export function roomAt(hash: string): { readonly room: Room; readonly place: string } {
  const [name = '', ...rest] = hash.replace(/^#/, '').split('/');
  const room = rooms.find((each) => each.name === name) ?? (rooms[0] as Room);
  return { room, place: room.name === name ? rest.map(decoded).join('/') : '' };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return '';
  }
}
