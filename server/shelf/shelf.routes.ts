import { myShelf, openedArticle, rateArticle, setFavourite } from '../../core/contracts/shelf.ts';
import { type Route, routeFor } from '../http/route.ts';
import type { ShelfService } from './shelf.service.ts';

const everybody = { roles: 'session', scope: 'none', audience: 'knowledge' } as const;

/** Everybody keeps their own shelf; what was merely looked at or liked leaves no audit row, what is said of a text does. */
export function shelfRoutes(shelf: ShelfService): Route[] {
  return [
    routeFor(myShelf, { ...everybody, audit: 'none', handler: (call) => shelf.mine(call) }),
    routeFor(openedArticle, { ...everybody, audit: 'none', handler: (call) => shelf.opened(call) }),
    routeFor(setFavourite, { ...everybody, audit: 'none', handler: (call) => shelf.favourite(call) }),
    routeFor(rateArticle, { ...everybody, audit: 'write', handler: (call) => shelf.rate(call) }),
  ];
}
