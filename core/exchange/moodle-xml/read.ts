import { createCollector, type Collector } from '../collect.ts';
import type { ExchangeNote, ReadResult } from '../report.ts';
import { quoted } from '../report.ts';
import { categoryTags, reasonWords, tagWords } from '../words.ts';
import { childOf, childrenOf, parseXml, rawText, XmlFault, type XmlNode } from '../xml/parse.ts';
import { looksLikeHtml, plainText } from '../xml/plain.ts';
import { moodleKinds } from './kinds.ts';
import { MoodleFault, textOf } from './question.ts';

/**
 * Reads Moodle's XML: multichoice, truefalse, shortanswer, numerical, matching, ordering, and multianswer (cloze) with short
 * answers and choices; categories as tags, `idnumber` or else the name as id. Rows are lines. Other kinds are refused by
 * name; penalties, hints, files and parts of marks stay behind with a note. No document type, no entities of its own.
 */
export function readMoodleXml(text: string): ReadResult {
  const into = createCollector();
  let root: XmlNode;
  try {
    root = parseXml(text);
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error;
    into.refuse(error.line, error.code);
    return into.result();
  }
  if (root.name !== 'quiz') {
    into.refuse(root.line, 'xml.unsupported', root.name);
    return into.result();
  }
  let category: string[] = [];
  for (const node of childrenOf(root, 'question')) {
    if (node.at.get('type') !== 'category') readQuestion(node, category, into);
    else {
      category = categoryTags(textOf(childOf(node, 'category')));
    }
  }
  return into.result();
}

/** Elements of a question that are read, or only say how it is shown. */
const known = new Set([
  ...[
    'name',
    'idnumber',
    'questiontext',
    'generalfeedback',
    'answer',
    'single',
    'subquestion',
    'tags',
    'tag',
    'units',
  ],
  ...['shuffleanswers', 'answernumbering', 'showstandardinstruction', 'hidden', 'penalty', 'usecase'],
  ...[
    'shownumcorrect',
    'layouttype',
    'selecttype',
    'unitgradingtype',
    'unitpenalty',
    'showunits',
    'unitsleft',
  ],
]);

function readQuestion(node: XmlNode, category: readonly string[], into: Collector): void {
  const notes: ExchangeNote[] = [];
  const words = (of: XmlNode | undefined, field: string): string => {
    const raw = textOf(of);
    if (of && childrenOf(of, 'file').length > 0) {
      notes.push({
        code: 'dropped',
        field,
        what: quoted(
          childrenOf(of, 'file')
            .map(({ at }) => at.get('name') ?? 'file')
            .join(' '),
        ),
      });
    }
    const isWords = ['plain_text', 'markdown'].includes(of?.at.get('format') ?? '');
    return isWords || !looksLikeHtml(raw) ? raw : plainText(raw, field, notes);
  };
  const type = node.at.get('type') ?? '';
  const read = Object.hasOwn(moodleKinds, type) ? moodleKinds[type] : undefined;
  if (read === undefined) return into.refuse(node.line, 'kind.unknown', type, 'type');
  try {
    const name = textOf(childOf(node, 'name'));
    const number = rawText(childOf(node, 'idnumber')).trim();
    const fields = read({ node, text: words(childOf(node, 'questiontext'), 'questiontext'), notes, words });
    const tags = childrenOf(childOf(node, 'tags') ?? node, 'tag').map((each) => textOf(each));
    const why = reasonWords(
      words(childOf(node, 'generalfeedback'), 'generalfeedback'),
      'generalfeedback',
      notes,
    );
    for (const each of childrenOf(node).filter((child) => !known.has(child.name))) {
      const said = quoted(textOf(each) || rawText(each));
      if (said !== '' && !(each.name === 'defaultgrade' && Number(said) === 1)) {
        notes.push({ code: 'dropped', field: each.name, what: said });
      }
    }
    if (number !== '' && name !== '' && name !== number) {
      notes.push({ code: 'dropped', field: 'name', what: quoted(name) });
    }
    into.take({
      row: node.line,
      ownId: number === '' ? name : number,
      isName: number === '',
      notes,
      candidate: { tags: tagWords([...category, ...tags], notes), why, ...fields },
    });
  } catch (error) {
    if (!(error instanceof MoodleFault)) throw error;
    into.refuse(node.line, error.code, error.what, error.field);
  }
}
