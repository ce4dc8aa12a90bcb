import type { Person } from '../../core/organisation/person.ts';
import { AnnouncementList } from '../../web/announcements/announcement-list.tsx';
import { useAnnouncements } from '../../web/announcements/use-announcements.ts';
import { CourseEntry } from '../../web/courses/course-entry.tsx';
import { QuizEntry } from '../../web/quizzes/quiz-entry.tsx';
import { ReadingList } from '../../web/readings/reading-list.tsx';
import { useReadings } from '../../web/readings/use-readings.ts';
import { ShiftCard } from '../../web/shift/shift-card.tsx';
import type { PanelPort } from './port.ts';

interface Props {
  readonly port: PanelPort;
  readonly person: Person | undefined;
  readonly now: number;
  readonly onArticle: (id: string) => void;
  /** Opens a room of the knowledge view, as `room/place`. */
  readonly onPlace: (place: string) => void;
}

/** What waits for the teller while nobody is at the counter; with a customer in view none of it is drawn. */
export function BetweenCustomers({ port: { client, knowledge }, person, now, onArticle, onPlace }: Props) {
  const readings = useReadings(client, person);
  const announcements = useAnnouncements(client, person);
  return (
    <>
      <ShiftCard
        client={client}
        person={person}
        mediaBase={knowledge.mediaBase}
        onArticle={(ref) => onPlace(`knowledge/${ref}`)}
      />
      <QuizEntry client={client} person={person} onOpen={() => onPlace('quizzes/')} />
      <CourseEntry client={client} person={person} onOpen={() => onPlace('courses/')} />
      <ReadingList open={readings.open} now={now} onOpen={onArticle} />
      <AnnouncementList
        of={announcements.unread}
        confirm={announcements.confirm}
        now={now}
        onArticle={onArticle}
      />
    </>
  );
}
