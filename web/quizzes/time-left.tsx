import { Clock } from 'lucide-preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { Icon } from '../theme/icon.tsx';
import { useTranslator } from '../theme/language.tsx';

/**
 * The time left by the service's clock: counted from what it was when the attempt came, by a clock that nobody can set.
 * Tells once when it is over.
 */
export function TimeLeft({ left, onOver }: { left: number; onOver: () => void }) {
  const { t } = useTranslator();
  const until = useRef(performance.now() + left);
  const told = useRef(false);
  const [rest, setRest] = useState(left);
  useEffect(() => {
    const timer = setInterval(() => setRest(until.current - performance.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  useEffect(() => {
    if (rest > 0 || told.current) return;
    told.current = true;
    onOver();
  }, [rest]);
  const seconds = Math.max(0, Math.ceil(rest / 1_000));
  return (
    <span class={seconds < 60 ? 'quiz-time over' : 'quiz-time'} role="timer">
      <Icon of={Clock} size={14} />
      {seconds === 0
        ? t('quizzes.timeOver')
        : t('quizzes.timeLeft', { minutes: Math.floor(seconds / 60), seconds: seconds % 60 })}
    </span>
  );
}
