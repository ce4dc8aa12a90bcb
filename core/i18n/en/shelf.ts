import type { shelf as source } from '../zh-CN/shelf.ts';

export const shelf: Record<keyof typeof source, string> = {
  'shelf.favourite': 'Add to favourites',
  'shelf.favourited': 'Favourite',
  'shelf.favourites': 'My favourites',
  'shelf.recent': 'Recently read',
  'shelf.none': 'What you like and read is listed here',
  'shelf.share': 'Copy link',
  'shelf.shared': 'Link copied',
  'shelf.ask': 'Ask about this',
  'shelf.helpful': 'Helpful {{n}}',
  'shelf.unhelpful': 'Not helpful {{n}}',
  'shelf.why': 'What was missing',
  'shelf.reason.outdated': 'Out of date',
  'shelf.reason.unclear': 'Hard to understand',
  'shelf.reason.incomplete': 'Not complete',
  'shelf.reason.wrong': 'Wrong',
  'shelf.reason.other': 'Something else',
  'shelf.note': 'More (optional, nothing of customers)',
  'shelf.send': 'Send',
  'shelf.thanks': 'Noted; the owner will see it',
};
