import { hash, verify, type Options } from '@node-rs/argon2';

/** Argon2id, about 50 ms of one core: well above the floor of 19 MiB and two passes (R-AU3). */
const options: Options = { memoryCost: 32_768, timeCost: 3, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, options);

let decoy: Promise<string> | undefined;

/** Takes the same time for an unknown account: then a decoy is checked and the answer is no (R-AU4). */
export async function verifyPassword(stored: string | undefined, password: string): Promise<boolean> {
  decoy ??= hashPassword('no such account');
  const matches = await verify(stored ?? (await decoy), password);
  return stored !== undefined && matches;
}
