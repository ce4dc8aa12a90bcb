import { measureInChromium } from './search/in-chromium.ts';
import { measureInNode } from './search/in-node.ts';
import { measureInTable } from './search/in-table.ts';
import { isThere } from './search/mix.ts';

/**
 * Search over large bases: 10,000 articles as a terminal keeps them (Node, then the real extension in Chromium), and
 * 100,000 in memory, and in the service's table of words. `vs` is what is to be reached. TELLERWISE_BENCH_DOCUMENTS sets the first size, and 0 as
 * TELLERWISE_BENCH_LARGE leaves the second out.
 */
if (!isThere) console.log('not run: no shared data');
else {
  const size = Number(process.env['TELLERWISE_BENCH_DOCUMENTS'] ?? 10_000);
  const large = Number(process.env['TELLERWISE_BENCH_LARGE'] ?? 100_000);
  // 0 leaves the first size out.
  if (size > 0) await measureInChromium(size, await measureInNode(size, { p95: 4 }));
  if (large > 0) {
    await measureInTable(large, { p95: 50 });
    await measureInNode(large, { p95: 50 });
  }
}
