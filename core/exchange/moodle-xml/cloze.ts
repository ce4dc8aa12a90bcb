import { findSign } from '../gift/scan.ts';
import { quoted } from '../report.ts';
import { letterOf, optionReason } from '../words.ts';
import { type Fields, MoodleFault, type MoodleQuestion } from './question.ts';

const typed = new Set(['SHORTANSWER', 'SA', 'MW', 'SHORTANSWER_C', 'SAC', 'MWC']);
const chosen = /^(?:MULTICHOICE|MC)(?:_?[VHS]{1,2})?$/;

interface Choice {
  readonly words: string;
  readonly weight: number;
  readonly feedback: string;
}

const unescaped = (raw: string): string => raw.replaceAll(/\\([~=#{}"\\])/g, '$1').trim();

/** `=对#很好~%50%半对~错`, as Moodle writes the answers of a gap. */
function choicesOf(raw: string): Choice[] {
  const list: Choice[] = [];
  for (let from = 0; from <= raw.length;) {
    const end = findSign(raw, '~', from);
    const part = raw.slice(from, end < 0 ? raw.length : end);
    from = end < 0 ? raw.length + 1 : end + 1;
    const hash = findSign(part, '#', 0);
    const [answer, feedback] = hash < 0 ? [part, ''] : [part.slice(0, hash), part.slice(hash + 1)];
    const [mark = '', percent] = /^\s*(?:=|%(-?\d{1,3}(?:\.\d+)?)%)/.exec(answer) ?? [];
    const weight = mark === '' ? 0 : percent === undefined ? 100 : Number(percent);
    const words = unescaped(answer.slice(mark.length));
    if (words !== '' || end >= 0) list.push({ words, weight, feedback: unescaped(feedback) });
  }
  return list;
}

/** Gaps `{1:SHORTANSWER:=…}` and `{1:MULTICHOICE:…}` in the text. Throws for numbers and for gaps that are not closed. */
export function clozeFields({ text, notes }: MoodleQuestion): Fields {
  const gaps: object[] = [];
  let words = '';
  let from = 0;
  for (const found of text.matchAll(/\{\d*:([A-Z_]+):/g)) {
    if (found.index < from) continue;
    const [head, name = ''] = found;
    const begins = found.index + head.length;
    const end = findSign(text, '}', begins);
    if (end < 0) throw new MoodleFault('xml.missing', 'questiontext', quoted(text.slice(found.index)));
    const isTyped = typed.has(name);
    if (!isTyped && !chosen.test(name)) throw new MoodleFault('xml.unsupported', 'questiontext', name);
    const id = letterOf(gaps.length);
    const choices = choicesOf(text.slice(begins, end)).filter((each) => each.words !== '');
    const isOdd = (each: Choice): boolean => each.weight !== 0 && each.weight !== 100;
    for (const each of choices.filter(isOdd)) {
      notes.push({ code: 'dropped', field: `{{${id}}}`, what: quoted(`${each.weight}% ${each.words}`) });
    }
    words += `${text.slice(from, found.index)}{{${id}}}`;
    from = end + 1;
    const right = choices.filter(({ weight }) => weight === 100);
    gaps.push(
      isTyped
        ? { id, accept: right.map((each) => each.words) }
        : {
            id,
            choices: choices.map((each, at) => ({
              id: letterOf(at),
              text: each.words,
              right: each.weight === 100,
              ...optionReason(each.feedback, `{{${id}}}.feedback`, notes),
            })),
          },
    );
  }
  return { kind: 'cloze', text: words + text.slice(from), gaps };
}
