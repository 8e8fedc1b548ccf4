import { scimJson } from '../../scim/media-type.ts';
import { headerOf } from '../protocol/exchange.ts';
import { badRequest, ScimError } from '../scim-error.ts';
import type { Behaviour, Defect } from './defect.ts';
import { headerIn, withHeader } from './json.ts';
import { answers, handling, steps } from './seams.ts';

export const mediaTypeDefects: readonly Defect[] = [
  {
    id: 'ct-accept-406',
    severity: 'high',
    title: 'A request that accepts application/scim+json is answered with 406.',
    violates: ['7644-3.8-06', 'OKTA-connection-06'],
    sources: ['wso2/product-is#3374'],
    behaviour: steps((was) => ({
      negotiate: (request) => {
        const accept = headerOf(request, 'accept') ?? '';
        const isRefused = /application\/(?:scim\+json|\*)/i.test(accept) && !accept.includes('*/*');
        if (isRefused) throw new ScimError(406, undefined, 'That cannot be produced.');
        return was.negotiate(request);
      },
    })),
  },
  {
    id: 'ct-charset-parameter-refused',
    severity: 'high',
    title: 'A body labelled "application/scim+json; charset=utf-8" is refused.',
    violates: ['OKTA-connection-05', 'ENTRA-connection-04', '7644-3.8-01', '9110-15.5.16-01'],
    sources: [],
    behaviour: handling(({ request }, _, next) => {
      const hasParameter = headerOf(request, 'content-type')?.includes(';') ?? false;
      if (hasParameter) throw new ScimError(415, undefined, 'That media type is not supported.');
      return next();
    }),
  },
  {
    id: 'ct-answer-plain-json',
    severity: 'medium',
    title: 'Answers are labelled application/json.',
    violates: ['7644-8.1-01', '7644-3.1-01', '7644-3.8-08', '7644-3.8-06'],
    sources: ['imulab/go-scim#53'],
    behaviour: labelled('application/json'),
  },
  {
    id: 'ct-answer-misspelt',
    severity: 'medium',
    title: 'Answers are labelled application/json+scim.',
    violates: ['7644-8.1-01', '7644-3.1-01', '7644-3.8-08', '7644-3.8-06'],
    sources: ['FusionAuth/fusionauth-issues#1769'],
    behaviour: labelled('application/json+scim'),
  },
  {
    id: 'ct-empty-delete-body-400',
    severity: 'medium',
    title: 'DELETE with a Content-Type and no body is refused.',
    violates: ['OKTA-group-17', '7644-3.6-07', '7644-3.2-08'],
    sources: [],
    behaviour: handling(({ request, isBulk }, _, next) => {
      const isEmpty =
        request.method === 'DELETE' && !isBulk && headerOf(request, 'content-type') !== undefined && !request.body;
      if (isEmpty) throw badRequest('invalidSyntax', 'The body must not be empty.');
      return next();
    }),
  },
];

function labelled(mediaType: string): Behaviour {
  return answers((answer) =>
    headerIn(answer, 'Content-Type') === scimJson ? withHeader(answer, 'Content-Type', mediaType) : answer,
  );
}
