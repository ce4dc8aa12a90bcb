import * as v from 'valibot';

import type { AnswerView, QuestionHead, QuestionView } from '../../core/contracts/questions.ts';
import { type Person, roleSchema } from '../../core/organisation/person.ts';
import { pageKinds } from '../../core/page/kinds.ts';
import { isOverdue, type QuestionFacts, questionStates, stepsFor } from '../../core/question/question.ts';
import type { AnswerListRow, QuestionListRow, QuestionRow } from './questions.repository.ts';

const stateSchema = v.picklist(questionStates);
const tagsSchema = v.array(v.string());
const pageSchema = v.picklist(pageKinds);

export const tagsOf = ({ tags }: Pick<QuestionRow, 'tags'>): string[] =>
  v.parse(tagsSchema, JSON.parse(tags));

export const factsOf = (row: QuestionRow): QuestionFacts => ({
  state: v.parse(stateSchema, row.state),
  askedBy: row.asked_by,
  owner: { role: v.parse(roleSchema, row.owner_role), staffNo: row.owner_staff_no ?? undefined },
});

export function headView(row: QuestionListRow, now: number): QuestionHead {
  const { state, owner } = factsOf(row);
  return {
    id: row.id,
    no: row.no,
    title: row.title,
    tags: tagsOf(row),
    state,
    askedBy: {
      staffNo: row.asked_by,
      name: row.asker_name ?? row.asked_by,
      orgUnitName: row.asker_unit ?? '',
    },
    askedAt: row.asked_at,
    ...(row.page_kind === null ? {} : { pageKind: v.parse(pageSchema, row.page_kind) }),
    ...(row.cites === null ? {} : { cites: row.cites }),
    answers: row.answers,
    owner: { role: owner.role, ...(row.owner_name === null ? {} : { name: row.owner_name }) },
    dueAt: row.due_at,
    overdue: isOverdue({ state, dueAt: row.due_at }, now),
  };
}

const answerView = (row: AnswerListRow, accepted: string | null): AnswerView => ({
  id: row.id,
  text: row.text,
  by: { staffNo: row.answered_by, name: row.name ?? row.answered_by, orgUnitName: row.unit ?? '' },
  at: row.answered_at,
  accepted: row.id === accepted,
  ...(row.given_to === row.question_id ? {} : { from: row.given_to_no }),
});

export function questionView(
  row: QuestionListRow,
  answers: readonly AnswerListRow[],
  context: { person: Person; now: number; mergedInto?: QuestionListRow | undefined },
): QuestionView {
  const { person, now, mergedInto } = context;
  const shown = answers.map((answer) => answerView(answer, row.accepted_answer_id));
  return {
    ...headView(row, now),
    body: row.body,
    // R193: the accepted one shows first.
    answers: [...shown.filter(({ accepted }) => accepted), ...shown.filter(({ accepted }) => !accepted)],
    may: stepsFor(factsOf(row), person),
    ...(mergedInto === undefined ? {} : { mergedInto: { id: mergedInto.id, no: mergedInto.no } }),
    asOf: now,
  };
}
