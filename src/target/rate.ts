import { isLoopback } from './address.ts';

/** What a target that is shared with others is asked at most, in requests per second. */
const politeRate = 10;

/** Requests per second at most: as the user said, else little of a target that is not loopback. */
export function rateFor(baseUrl: string, asked: number | undefined): number | undefined {
  return asked ?? (isLoopback(baseUrl) ? undefined : politeRate);
}
