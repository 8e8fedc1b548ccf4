import type { Stage } from './stage.ts';

/** Creates Users called u1, u2 and so on. */
export async function people({ user }: Stage, count = 10): Promise<void> {
  for (let index = 1; index <= count; index += 1) await user({ userName: `u${index}` });
}

/** The userNames of a page, or the status that the query is refused with. */
export async function page(stage: Stage, query: string): Promise<unknown> {
  const { status, body } = await stage.send('GET', `/Users?${query}`);
  return status === 200 ? body.Resources.map(({ userName }: { readonly userName: string }) => userName) : status;
}
