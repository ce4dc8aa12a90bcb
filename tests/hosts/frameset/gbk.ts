/** The teller system speaks GBK. Node only decodes it, so the way back is the decoder's table turned round. */
const decoder = new TextDecoder('gbk');
let table: Map<string, readonly [number, number]> | undefined;

function reversed(): Map<string, readonly [number, number]> {
  const map = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      const sign = decoder.decode(Uint8Array.of(lead, trail));
      if (sign.length === 1 && sign !== '\ufffd' && !map.has(sign)) map.set(sign, [lead, trail]);
    }
  return map;
}

/** Text as GBK bytes; a sign GBK does not know becomes a question mark. */
export function encodeGbk(text: string): Uint8Array {
  table ??= reversed();
  const bytes: number[] = [];
  for (const sign of text) {
    if (sign < '\u0080') bytes.push(sign.charCodeAt(0));
    else bytes.push(...(table.get(sign) ?? [0x3f]));
  }
  return Uint8Array.from(bytes);
}

/** A form body as a GBK page posts it: percent signs over GBK bytes. */
export function decodeGbkForm(body: string): URLSearchParams {
  const part = (text: string): string => {
    const bytes: number[] = [];
    const plain = text.replaceAll('+', ' ');
    for (let n = 0; n < plain.length; n += 1) {
      const escaped = /^%([0-9a-fA-F]{2})/.exec(plain.slice(n, n + 3))?.[1];
      bytes.push(escaped === undefined ? plain.charCodeAt(n) : Number.parseInt(escaped, 16));
      if (escaped !== undefined) n += 2;
    }
    return decoder.decode(Uint8Array.from(bytes));
  };
  const form = new URLSearchParams();
  for (const pair of body.split('&')) {
    const [name = '', value = ''] = pair.split('=');
    if (name !== '') form.append(part(name), part(value));
  }
  return form;
}
