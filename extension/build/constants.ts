/** Facts baked in by `npm run build`: one build belongs to exactly one bank (static matches, least permission). */
export interface BuildConstants {
  readonly version: string;
  /** Origin of the service, `https://tellerwise.bank.example`. */
  readonly server: string;
  /** Public keys that may sign knowledge snapshots, by id: current and next. */
  readonly snapshotKeys: readonly { readonly id: string; readonly jwk: JsonWebKey }[];
}

declare const __TELLERWISE_BUILD__: BuildConstants;

export const build: BuildConstants = __TELLERWISE_BUILD__;
