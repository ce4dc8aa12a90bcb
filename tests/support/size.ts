/** Share of the full rounds to run: 1 by `npm run test:full`, a tenth in `npm test`. */
const share = Number(process.env['TELLERWISE_SIZE'] ?? '0.1');

/** Seed of everything random in the suites; printed, so that a failure can be run again. */
export const seed = Number(process.env['TELLERWISE_SEED'] ?? '20261121');

/** Whether this is a full round, which has the machine to itself. */
export const isFull = share >= 1;

/** How many of `full` rounds to run in this size, at least `least`. */
export function rounds(full: number, least = 1): number {
  return Math.max(least, Math.round(full * share));
}

/** A small repeatable generator (mulberry32): gives numbers in [0, 1). */
export function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
