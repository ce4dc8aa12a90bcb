import type { Endpoint } from '../../core/contracts/endpoint.ts';
import { myReadings, proveReading } from '../../core/contracts/readings.ts';

/** What screens of the extension may ask of the service through the background; nothing else passes. One line each. */
const open = [myReadings, proveReading] as const;

/** By name, as `service.call` names them. */
export const panelEndpoints: ReadonlyMap<string, Endpoint> = new Map(
  open.map((endpoint) => [endpoint.name, endpoint]),
);
