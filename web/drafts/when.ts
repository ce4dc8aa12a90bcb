import { shanghaiDate, shanghaiOffsetMs } from '../../core/condition/shanghai.ts';

/** Date and minute in Shanghai, short: `11-24 16:30`. */
export const dateTime = (at: number): string => `${shanghaiDate(at).slice(5)} ${time(at)}`;

/** Minute of the day in Shanghai: `16:30`. */
export const time = (at: number): string => new Date(at + shanghaiOffsetMs).toISOString().slice(11, 16);
