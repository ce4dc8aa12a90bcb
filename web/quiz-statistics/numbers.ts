/** A share as whole percent. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`;
/** One place behind the point. */
export const tenth = (value: number): string => value.toFixed(1);
/** Two places, with a real minus. */
export const hundredth = (value: number): string => value.toFixed(2).replace('-', '−');
