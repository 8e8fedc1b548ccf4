import { schemaUrn } from '../../src/scim/urn.ts';
import { type Population, token } from './operations.ts';

/** Looks up users of a server, ten thousand if it has as many, and gives it a group of 1,000 of them. */
export async function readPopulation(port: number, base: string, users: number): Promise<Population> {
  const ask = async <T>(path: string, body?: object): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${port}${base}${path}`, {
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/scim+json' },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return (await answer.json()) as T;
  };
  const found: { id: string; userName: string }[] = [];
  const stride = Math.max(1000, Math.floor(users / 10_000) * 1000);
  for (let startIndex = 1; startIndex <= users; startIndex += stride) {
    const path = `/Users?attributes=userName&count=1000&startIndex=${startIndex}`;
    found.push(...(await ask<{ Resources: { id: string; userName: string }[] }>(path)).Resources);
  }
  const members = found.slice(0, 1000).map(({ id }) => ({ value: id }));
  const group = await ask<{ id: string }>('/Groups', { schemas: [schemaUrn.Group], displayName: 'Thousand', members });
  return { users: found, group };
}
