import { randomBytes } from 'node:crypto';
import type { Attributes } from '../engine/attributes.ts';
import type { ResourceRecord } from '../engine/record.ts';
import { notFound } from '../scim-error.ts';
import type { Behaviour, Defect } from './defect.ts';
import { nothing, terms } from './filter-change.ts';
import { locations } from './reading.ts';
import { handling, internalError, kept, pages, steps, together } from './seams.ts';

const columnSize = 255;

export const encodingDefects: readonly Defect[] = [
  {
    id: 'enc-apostrophe-breaks-list',
    severity: 'critical',
    title: 'A list with a User whose userName has an apostrophe fails with 500.',
    violates: ['7643-2.3.1-03', '7644-3.4.2-04', '7644-3.4.2-05', '7644-3.4.2.2-10'],
    sources: ['wso2/product-is#6919'],
    behaviour: pages((page) => {
      if (page.records.some((record) => nameOf(record).includes("'"))) throw internalError();
      return page;
    }),
  },
  {
    id: 'enc-apostrophe-cuts-filter',
    severity: 'high',
    title: 'A text in a filter is cut at its apostrophe.',
    violates: ['7644-3.4.2.2-32', '7644-3.4.2.2-10', '7644-3.4.2.2-35', '7644-3.4.2.2-04'],
    sources: ['wso2/product-is#6631'],
    behaviour: terms((term) =>
      term.op !== 'pr' && typeof term.value === 'string' ? { ...term, value: term.value.split("'", 1)[0]! } : term,
    ),
  },
  {
    id: 'enc-escaped-quotes-in-filter',
    severity: 'high',
    title: 'A text in a filter with a quotation mark or backslash matches nothing.',
    violates: ['7644-3.4.2.2-32', '7644-3.4.2.2-35', '7644-3.4.2.2-10', '7644-3.4.2.2-04'],
    sources: ['Captain-P-Goldfish/SCIM-SDK#913'],
    behaviour: terms((term) =>
      term.op !== 'pr' && typeof term.value === 'string' && /["\\]/.test(term.value) ? nothing : term,
    ),
  },
  {
    id: 'enc-dollar-breaks-mapping',
    severity: 'medium',
    title: 'A User whose userName has a "$" or backslash fails with 500 when it is read.',
    violates: ['7643-2.3.1-03', '7644-3.4.1-02', '7644-3.4.2-05'],
    sources: ['wso2/product-is#6914'],
    behaviour: steps((was) => ({
      represent: (exchange, record, projection) => {
        if (exchange.request.method === 'GET' && /[$\\]/.test(nameOf(record))) throw internalError();
        return was.represent(exchange, record, projection);
      },
    })),
  },
  {
    id: 'enc-long-value-truncated',
    severity: 'medium',
    title: `Texts are cut after ${columnSize} characters.`,
    violates: ['7643-2.3.1-03', '7644-3.12-25', '7643-7-26'],
    sources: [],
    behaviour: texts((text) => text.slice(0, columnSize)),
  },
  {
    id: 'enc-location-not-escaped',
    severity: 'medium',
    title: 'Ids with reserved characters stand in locations as they are, and escaped ones are not found.',
    violates: ['7644-3.3-10', '7643-3.1-23', '7644-3.4.1-01', '7644-1.2-01'],
    sources: [],
    options: { newId: () => `${randomBytes(12).toString('base64')}/+=` },
    behaviour: together(
      locations((url, { id }) => url.replace(encodeURIComponent(id), id)),
      handling(({ request }, route, next) => {
        if (route.to === 'resource' && request.target.includes('%'))
          throw notFound('Nothing is found at this address.');
        return next();
      }),
    ),
  },
  {
    id: 'enc-four-byte-characters-500',
    severity: 'medium',
    title: 'Characters beyond the basic plane become question marks.',
    violates: ['7643-2.3.1-03', '7644-3.8-01', '7644-3.8-02'],
    sources: [],
    behaviour: texts((text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '?')),
  },
  {
    id: 'enc-marks-dropped',
    severity: 'medium',
    title: 'Accents and vowel signs that are characters of their own are dropped.',
    violates: ['7643-2.3.1-03', '7644-3.8-01'],
    sources: [],
    behaviour: texts((text) => text.replaceAll(/\p{Mark}/gu, '')),
  },
  {
    id: 'enc-direction-marks-dropped',
    severity: 'low',
    title: 'Marks that tell the direction of writing are dropped.',
    violates: ['7643-2.3.1-03'],
    sources: [],
    behaviour: texts((text) => text.replaceAll(/\p{Bidi_Control}/gu, '')),
  },
];

function nameOf({ attributes: { userName } }: ResourceRecord): string {
  return typeof userName === 'string' ? userName : '';
}

/** The texts of a resource, at its top level, as they are kept. */
function texts(change: (text: string) => string): Behaviour {
  return kept((attributes) => {
    const entries = Object.entries(attributes).map(([name, value]) => [
      name,
      typeof value === 'string' ? change(value) : value,
    ]);
    return Object.fromEntries(entries) as Attributes;
  });
}
