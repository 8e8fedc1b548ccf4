import { interleaved, test, verifies } from '../../src/harness/index.ts';

test(
  'Users and Groups are what the requests of all clients made of them, in any order',
  verifies('7644-3.1-09', {
    fix: 'Repeat the requests of the example one after the other: one of them leaves something behind, or takes something away.',
    kind: 'property',
  }),
  async ({ cast, forAll }) => {
    await forAll(...interleaved(cast, 'state'));
  },
);

test(
  'what was deleted stays deleted, whatever else clients do',
  verifies(['7644-3.6-03', '7644-3.6-04'], {
    fix: 'Answer 404 for the id of a deleted resource for ever, and leave it out of every list.',
    kind: 'property',
  }),
  async ({ cast, forAll }) => {
    await forAll(...interleaved(cast, 'gone'));
  },
);

test(
  'no order of requests gives two Users the same userName',
  verifies(['7643-4.1.1-02', '7644-3.3-12'], {
    fix: 'Compare userName with that of every other User whenever one is created, replaced or modified.',
    kind: 'property',
  }),
  async ({ cast, forAll }) => {
    await forAll(...interleaved(cast, 'unique'));
  },
);

test(
  'no order of requests lets a client overwrite what it has not seen',
  verifies(['9110-13.1.1-02', '9110-13.1.1-03'], {
    fix: 'Give a resource a new version with every change, and refuse a request whose If-Match has an older one.',
    kind: 'property',
    needs: 'etag',
  }),
  async ({ cast, forAll }) => {
    await forAll(...interleaved(cast, 'version'));
  },
);

test(
  'no order of requests opens a tenant to another one',
  verifies('7644-2-08', {
    fix: 'Find the tenant by the token, for every request anew, and look for resources in that tenant alone.',
    kind: 'property',
  }),
  async ({ cast, stranger, forAll }) => {
    await forAll(...interleaved({ ...cast, stranger }, 'tenant'));
  },
);
