import { section } from './requirement.ts';

const oneLogin = {
  ...section('ONELOGIN', 'connection', {
    '01': {
      level: 'MUST',
      says: 'A lookup of a userName that nobody has is answered with an empty list or 404.',
      fact: 'OT-2',
      grade: 'D',
    },
  }),
  ...section('ONELOGIN', 'user', {
    '01': {
      level: 'MUST',
      says: 'A person is found by userName, and created or replaced by PUT after that.',
      fact: 'OT-3',
      grade: 'D',
    },
    '02': {
      level: 'MUST',
      says: 'A body is read whose schemas come last and whose id is null.',
      fact: 'OT-4',
      grade: 'D',
    },
    '03': {
      level: 'MUST',
      says: 'A query that ends with an ampersand, and an address that ends with a question mark, are read.',
      fact: 'OT-6',
      grade: 'C',
    },
    '04': {
      level: 'MUST',
      says: 'A DELETE removes the account of somebody who was deleted.',
      when: 'Users who are deleted in OneLogin are deleted in the application',
      fact: 'OT-9',
      grade: 'D',
    },
  }),
  ...section('ONELOGIN', 'group', {
    '01': {
      level: 'MUST',
      says: 'A Group is created, and a PATCH adds and removes a member.',
      fact: 'OT-1',
      grade: 'D',
    },
  }),
};

const jumpCloud = {
  ...section('JUMPCLOUD', 'connection', {
    '01': {
      level: 'MUST',
      says: 'A test user and a test group are created and deleted within seconds.',
      fact: 'OT-15',
      grade: 'D',
    },
  }),
  ...section('JUMPCLOUD', 'user', {
    '01': {
      level: 'MUST',
      says: 'A person is looked up, created, updated, made inactive and deleted.',
      fact: 'OT-17',
      grade: 'D',
    },
  }),
  ...section('JUMPCLOUD', 'group', {
    '01': {
      level: 'SHOULD',
      says: 'A PATCH without path renames a Group; members come one by one and go by a list of values.',
      fact: 'OT-18',
      grade: 'R',
    },
  }),
};

const pingOne = {
  ...section('PINGONE', 'user', {
    '01': {
      level: 'MUST',
      says: 'A person is found by userName eq "…".',
      fact: 'OT-27',
      grade: 'D',
    },
    '02': {
      level: 'MUST',
      says: 'A PUT updates or disables an account, and a DELETE removes it.',
      fact: 'OT-26',
      grade: 'D',
    },
  }),
  ...section('PINGONE', 'group', {
    '01': {
      level: 'MUST',
      says: 'All Groups are listed, and a PATCH changes one.',
      when: 'The connector is version 1.4 or newer',
      fact: 'OT-28',
      grade: 'D',
    },
  }),
};

const sailPoint = {
  ...section('SAILPOINT', 'connection', {
    '01': {
      level: 'SHOULD',
      says: 'Configuration, resource types and schemas are published, also one resource type and one schema by itself.',
      fact: 'OT-40',
      grade: 'R',
    },
  }),
  ...section('SAILPOINT', 'user', {
    '01': {
      level: 'SHOULD',
      says: 'A replace of a complex attribute by some of its sub-attributes keeps the others.',
      fact: 'OT-41',
      grade: 'R',
    },
  }),
};

const rippling = {
  ...section('RIPPLING', 'connection', {
    '01': { level: 'SHOULD', says: 'The ServiceProviderConfig is published.', fact: 'OT-46', grade: 'R' },
  }),
  ...section('RIPPLING', 'group', {
    '01': {
      level: 'SHOULD',
      says: 'A PATCH changes the members of a Group, each named with a display name.',
      when: 'PATCH of groups is ticked',
      fact: 'OT-45',
      grade: 'R',
    },
  }),
};

const googleWorkspace = {
  ...section('GOOGLEWORKSPACE', 'connection', {
    '01': { level: 'MUST', says: 'The schemas are published.', fact: 'OT-51', grade: 'D' },
  }),
  ...section('GOOGLEWORKSPACE', 'user', {
    '01': {
      level: 'MUST',
      says: 'A DELETE removes a User who was never deactivated.',
      fact: 'OT-50',
      grade: 'D',
    },
  }),
};

/** What the identity providers of which little is known need from a service provider. */
export const otherRequirements = {
  ...oneLogin,
  ...jumpCloud,
  ...pingOne,
  ...sailPoint,
  ...rippling,
  ...googleWorkspace,
};

/** What one of them cannot do where a requirement of the section is not met. */
export function otherFlows(name: string): Readonly<Record<string, string>> {
  return {
    connection: `${name} cannot connect`,
    user: `${name} cannot provision people`,
    group: `${name} cannot push groups`,
  };
}
