import { fromOctets } from '../protocol/octets.ts';
import type { Defect } from './defect.ts';
import { changedBody, headerIn, jsonOf, withHeader, withJson } from './json.ts';
import { answers, answersTo, handling } from './seams.ts';

export const messageDefects: readonly Defect[] = [
  {
    id: 'get-answer-in-array',
    severity: 'high',
    title: 'GET of one resource is answered with an array that holds it.',
    violates: ['7643-2.1-04', '7644-3.2-17', '7644-3.4.1-01'],
    sources: [],
    behaviour: answersTo('GET', (answer, _, { to }) =>
      to === 'resource' && answer.status === 200 ? withJson(answer, [jsonOf(answer.body!)]) : answer,
    ),
  },
  {
    id: 'ct-answer-latin1',
    severity: 'medium',
    title: 'Answers are written in ISO-8859-1, with a question mark for every other character.',
    violates: ['7644-3.8-01', '7644-3.8-02'],
    sources: [],
    behaviour: answers((answer) => {
      const mediaType = headerIn(answer, 'Content-Type');
      if (answer.body === undefined || mediaType === undefined) return answer;
      const body = fromOctets(answer.body).replaceAll(/[^\0-\u00FF]/gu, '?');
      const labelled = withHeader({ ...answer, body }, 'Content-Type', `${mediaType}; charset=iso-8859-1`);
      return withHeader(labelled, 'Content-Length', String(body.length));
    }),
  },
  {
    id: 'error-status-as-number',
    severity: 'low',
    title: 'The status in an error message is a number.',
    violates: ['7644-3.12-03'],
    sources: [],
    behaviour: answers((answer) =>
      answer.status < 400 ? answer : changedBody(answer, (error) => ({ ...error, status: answer.status })),
    ),
  },
  {
    id: 'delete-204-with-length',
    severity: 'low',
    title: 'A 204 has the Content-Length of the "null" that its body would be.',
    violates: ['7644-3.6-07', '7644-3.5.2-24'],
    sources: [],
    behaviour: answers((answer) => (answer.status === 204 ? withHeader(answer, 'Content-Length', '4') : answer)),
  },
  {
    id: 'etag-missing-on-304',
    severity: 'low',
    title: 'A 304 has no ETag.',
    violates: ['9110-15.4.5-01'],
    sources: [],
    behaviour: answers((answer) => (answer.status === 304 ? withHeader(answer, 'ETag', undefined) : answer)),
  },
  {
    id: 'etag-304-with-body',
    severity: 'low',
    title: 'A 304 has the body that a 200 would have.',
    violates: ['7644-3.14-05'],
    sources: [],
    behaviour: handling((exchange, route, next) => {
      const answer = next();
      const { tenant, request } = exchange;
      const record = route.to === 'resource' ? tenant.directory.find(route.id) : undefined;
      if (answer instanceof Promise || answer.status !== 304 || request.method === 'HEAD' || !record) return answer;
      const body = tenant.steps.represent(exchange, record);
      return withHeader({ ...answer, body }, 'Content-Length', String(body.length));
    }),
  },
  {
    id: 'etag-without-quotes',
    severity: 'medium',
    title: 'The ETag header is the bare number of the version.',
    violates: ['9110-8.8.3-01', '7643-3.1-24', '7644-3.3-14'],
    sources: [],
    behaviour: answers((answer) => withHeader(answer, 'ETag', headerIn(answer, 'ETag')?.replaceAll(/W\/|"/g, ''))),
  },
];
