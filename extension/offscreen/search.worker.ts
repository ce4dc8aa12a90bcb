import { shanghaiOffsetMs } from '../../core/condition/shanghai.ts';
import { guest, type Person } from '../../core/organisation/person.ts';
import { answerOf, type KnowledgeQuestion as Asked } from '../../core/search/answer.ts';
import type { KnowledgeAnswer, KnowledgeQuestion } from './knowledge-port.ts';
import { type Snapshot, loadSnapshot } from './load-snapshot.ts';

type Told = KnowledgeQuestion | { person: Person | undefined; clockOffset: number } | { reload: true };

let person = guest;
/** By how much the service's clock is ahead of this machine's. */
let clockOffset = 0;
const present = (): number => Date.now() + clockOffset;
let loading = loadSnapshot();

const post = (answer: KnowledgeAnswer) => self.postMessage(answer);

function answer(question: KnowledgeQuestion, { knowledge, state }: Snapshot): unknown {
  // The port has checked the question; of its words for kinds of pages and categories, unknown ones find nothing.
  return question.ask === 'state' ? state : answerOf(knowledge, question as Asked, person, present());
}

self.addEventListener('message', ({ data }: MessageEvent<Told>) => {
  if ('person' in data) {
    person = data.person ?? guest;
    clockOffset = data.clockOffset;
    atMidnight();
    post({ changed: true });
  } else if ('reload' in data) {
    loading = loadSnapshot();
    void loading.then(() => post({ changed: true }));
  } else {
    loading
      .then((snapshot) => answer(data, snapshot))
      .then(
        (value) => post({ id: data.id, ok: true, value }),
        () => post({ id: data.id, ok: false }),
      );
  }
});

/** Ms until the next midnight in Shanghai (UTC+8, no daylight saving): versions change then. */
function untilMidnight(): number {
  const day = 86_400_000;
  return day - ((present() + shanghaiOffsetMs) % day);
}
let midnight: ReturnType<typeof setTimeout> | undefined;
function atMidnight(): void {
  clearTimeout(midnight);
  midnight = setTimeout(() => {
    post({ changed: true });
    atMidnight();
  }, untilMidnight() + 500);
}
atMidnight();
