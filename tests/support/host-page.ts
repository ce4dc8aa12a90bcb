import { pageAddress } from '../hosts/addresses.ts';
import type { Hosts } from '../hosts/server.ts';

/** The deep link of a page of a demo host that is known to exist. */
export function hostPage(
  urls: Hosts['urls'],
  ...[era, kind, customerNo, switches]: Parameters<typeof pageAddress> extends [unknown, ...infer Rest]
    ? Rest
    : never
): string {
  const address = pageAddress(urls, era, kind, customerNo, switches);
  if (!address) throw new Error(`the ${era} host has no ${kind} page for ${customerNo}`);
  return address;
}
