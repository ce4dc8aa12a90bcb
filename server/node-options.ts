/**
 * Options of Node that the service runs under. A young generation that grows past 16 MB makes each collection long and
 * keeps what start-up threw away: without the bound the slowest answers take twice as long, and the idle service holds
 * half as much memory again (`npm run bench -- context records-export`).
 */
export const nodeOptions = ['--max-semi-space-size=16'] as const;
