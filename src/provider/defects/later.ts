import { randomUUID } from 'node:crypto';
import { headerOf, type ScimAnswer, type ScimRequest } from '../protocol/exchange.ts';
import type { Defect } from './defect.ts';
import { withHeader } from './json.ts';
import { answers, answersTo, gate, together } from './seams.ts';

/** Requests that are performed later, RFC 9967. */
export const laterDefects: readonly Defect[] = [
  {
    id: 'later-202-says-nothing',
    severity: 'medium',
    title: 'A PUT that may be answered later is answered with 202 and the resource, without Set-Txn and Location.',
    violates: [
      '9967-2.5.1.1-04',
      '9967-2.5.1.1-05',
      '9967-2.5.1.1-07',
      '9967-3-01',
      '9967-2.5.1.1-03',
      '9967-2.5.1.1-06',
      '9967-2.5.1.1-02',
    ],
    sources: [],
    behaviour: answersTo('PUT', (answer, { request }) =>
      mayBeLater(request) && answer.status === 200
        ? withHeader({ ...answer, status: 202 }, 'Location', undefined)
        : answer,
    ),
  },
  {
    id: 'later-result-for-everybody',
    severity: 'high',
    title: 'What became of a PUT that is performed later is told to whoever asks at its Location, without credentials.',
    violates: ['9967-5-01'],
    sources: [],
    behaviour: (provider) => {
      const { basePath, baseUrl } = provider;
      const results = new Map<string, ScimAnswer>();
      together(
        answers((answer, request) => {
          if (answer.status !== 200 || !isPutOff(request)) return answer;
          const transaction = randomUUID();
          results.set(`${basePath}/Results/${transaction}`, answer);
          const location = `${baseUrl}/Results/${transaction}`;
          const applied = ['Preference-Applied', 'respond-async'];
          return { status: 202, headers: ['Location', location, 'Set-Txn', transaction, ...applied] };
        }),
        gate((request, next) => {
          const headers = isPutOff(request) ? { ...request.headers, accept: undefined } : request.headers;
          return results.get(request.target) ?? next({ ...request, headers });
        }),
      )(provider);
    },
  },
];

function mayBeLater(request: ScimRequest): boolean {
  return headerOf(request, 'prefer')?.includes('respond-async') ?? false;
}

/** Whoever is willing to wait is answered at once: nothing takes a second here. */
function isPutOff(request: ScimRequest): boolean {
  return request.method === 'PUT' && mayBeLater(request) && !headerOf(request, 'prefer')?.includes('wait=');
}
