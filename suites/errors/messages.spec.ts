import { type Answer, expect, test, verifies } from '../../src/harness/index.ts';
import { scimTypes } from '../../src/scim/error.ts';

test(
  'an error is told in an error message',
  verifies(['7644-3.12-01', '7644-3.12-02'], {
    fix: 'Answer every error with a JSON body whose schemas is ["urn:ietf:params:scim:api:messages:2.0:Error"].',
  }),
  async ({ scim, given }) => {
    expect(await scim.retrieve('User', given.name())).toHaveErrorBody();
  },
);

test(
  'an error message repeats the status as text',
  verifies('7644-3.12-03', { fix: 'Put the HTTP status into status, as a JSON string such as "404".' }),
  async ({ scim, given }) => {
    const answer = await scim.retrieve('User', given.name());

    expect(answer.at('status'), 'status in the body').toBe(String(answer.status));
  },
);

test(
  'scimType is a keyword of the standard',
  verifies('7644-3.12-04', {
    fix: 'Use the keywords of RFC 7644 table 9 in their spelling, and leave scimType out where none fits.',
    level: 'SHOULD',
  }),
  async ({ scim, given }) => {
    const { sent } = await given.existingUser();
    const answers: readonly Answer[] = [
      await scim.retrieve('User', given.name()),
      await scim.create('User', given.user({ userName: sent['userName'] })),
      await scim.send({ method: 'POST', path: scim.endpoint('User'), body: '{' }),
    ];

    for (const answer of answers) {
      const scimType = answer.at('scimType');
      if (scimType !== undefined) expect(Object.keys(scimTypes), `scimType with ${answer.status}`).toContain(scimType);
    }
  },
);

test(
  'an error message keeps the insides of the service provider to itself',
  verifies('7644-3.12-05', {
    fix: 'Write a detail for people; leave stack traces, class names and SQL out of it.',
    level: 'SHOULD',
  }),
  async ({ scim }) => {
    const answer = await scim.send({ method: 'POST', path: scim.endpoint('User'), body: '{' });

    expect(answer.text, 'body of the error').not.toMatch(/\n\s+at |Exception|SQLSTATE|node_modules|Traceback/);
  },
);

test(
  'a method that is not supported is refused',
  verifies('7644-3.12-06', { fix: 'Answer methods you do not support with 405, or with 501 or 404.' }),
  async ({ scim }) => {
    expect(await scim.send({ method: 'DELETE', path: '/ServiceProviderConfig' })).toHaveStatus(404, 405, 501);
  },
);

test(
  'a 405 says which methods are allowed',
  verifies('9110-15.5.6-01', { fix: 'Send an Allow header with every 405.' }),
  async ({ scim, appliesIf }) => {
    const answer = await scim.send({ method: 'DELETE', path: '/ServiceProviderConfig' });
    appliesIf(answer.status === 405, `Unsupported methods are answered with ${answer.status}.`);

    expect(answer.header('Allow'), 'Allow header').toBePresent();
  },
);
