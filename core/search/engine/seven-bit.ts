/**
 * Numbers and ASCII text as bytes below 128: what is packed so is also valid UTF-8, and travels and is kept wherever text
 * does. A number takes six bits a byte; the seventh says that more follow.
 */
export interface Writer {
  /** Whole numbers from 0 to 2³² − 1. */
  number(value: number): void;
  ascii(text: string): void;
  bytes(part: Uint8Array): void;
  readonly length: number;
  done(): Uint8Array;
  /** Begins again with nothing. */
  clear(): void;
}

export function createWriter(): Writer {
  let bytes = new Uint8Array(1 << 12);
  let length = 0;
  const room = (more: number): void => {
    if (length + more <= bytes.length) return;
    const larger = new Uint8Array(Math.max(bytes.length * 2, length + more));
    larger.set(bytes.subarray(0, length));
    bytes = larger;
  };
  return {
    number(value) {
      room(6);
      let rest = value;
      while (rest > 63) {
        bytes[length++] = 64 | (rest & 63);
        rest = Math.floor(rest / 64);
      }
      bytes[length++] = rest;
    },
    ascii(text) {
      room(text.length);
      for (let at = 0; at < text.length; at += 1) bytes[length++] = text.charCodeAt(at);
    },
    bytes(part) {
      room(part.length);
      bytes.set(part, length);
      length += part.length;
    },
    get length() {
      return length;
    },
    done: () => bytes.slice(0, length),
    clear() {
      length = 0;
    },
  };
}

/** Reads what a writer wrote; `at` is the next byte. Beyond the end it reads zeros, never throws. */
export class Reader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  number(): number {
    let byte = this.bytes[this.at++] ?? 0;
    if (byte < 64) return byte;
    let value = byte & 63;
    for (let scale = 64; byte > 63; scale *= 64) {
      byte = this.bytes[this.at++] ?? 0;
      value += (byte & 63) * scale;
    }
    return value;
  }

  /** The next `count` numbers. */
  numbers(count: number): Uint32Array {
    const values = new Uint32Array(count);
    for (let index = 0; index < count; index += 1) values[index] = this.number();
    return values;
  }
}
