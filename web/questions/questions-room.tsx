import './questions.css';
import type { RoomProps } from '../rooms/registry.ts';
import { AskForm } from './ask-form.tsx';
import { QuestionList } from './question-list.tsx';
import { QuestionPage } from './question-page.tsx';

/** 问答: the list at its door, `ask` or `ask/<paragraph or page:kind>` for a new question, else one by its id (R193). */
export default function QuestionsRoom({ deps, place, go }: RoomProps) {
  const { client } = deps;
  const [first = '', ...rest] = place.split('/');
  const list = (): void => go('questions/');
  if (first === 'ask') {
    const about = { about: rest.join('/'), pageKind: deps.pageKind };
    return <AskForm client={client} {...about} onCancel={list} onOpen={go} />;
  }
  const compact = deps.compact === true;
  if (first !== '') {
    return <QuestionPage key={first} client={client} id={first} compact={compact} onBack={list} go={go} />;
  }
  return <QuestionList client={client} compact={compact} go={go} />;
}
