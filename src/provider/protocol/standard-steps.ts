import { errorAnswer, listBody, resourceHeaders } from './answers.ts';
import { readBody } from './body.ts';
import { answerMediaType } from './negotiation.ts';
import { cutPage } from './paging.ts';
import { checkPreconditions, isNotModified } from './preconditions.ts';
import { answerQuery } from './queries.ts';
import { representationOf } from './representations.ts';
import { answerRoute, authorize } from './routing.ts';
import type { Steps } from './steps.ts';

/** What the RFC asks for. */
export const standardSteps: Steps = {
  negotiate: answerMediaType,
  authorize,
  answer: answerRoute,
  readBody: ({ request }) => readBody(request),
  checkPreconditions: ({ request }, record) => checkPreconditions(request, record),
  isNotModified: ({ request }, record) => isNotModified(request, record),
  represent: ({ tenant, provider }, record, projection) =>
    projection ? representationOf(tenant, record, projection) : provider.representations.of(tenant, record),
  headers: ({ tenant }, record) => resourceHeaders(tenant, record),
  query: answerQuery,
  page: cutPage,
  list: (_, page) => listBody(page),
  discover: ({ provider }) => provider.discovery,
  refuse: errorAnswer,
};
