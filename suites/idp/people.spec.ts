import { expect, test, verifies } from '../../src/harness/index.ts';

const idps = ['okta', 'entra'] as const;
const titles = { okta: 'Okta', entra: 'Entra ID' } as const;

const connection = {
  okta: verifies(['OKTA-connection-01', 'OKTA-connection-02'], {
    fix: 'Answer GET /Users?startIndex=1&count=2 and GET /Groups?startIndex=1&count=100 with 200 and a ListResponse.',
    kind: 'scenario',
  }),
  entra: verifies(['ENTRA-connection-01', 'ENTRA-connection-02'], {
    fix: 'Answer a lookup of a random GUID with 200 and totalResults 0, for Users and for Groups.',
    kind: 'scenario',
  }),
};

const joiner = {
  okta: verifies(['OKTA-match-01', 'OKTA-create-01', 'OKTA-create-06'], {
    fix: 'Answer the lookup by userName with an empty list, then the POST with 201, the id and the stored attributes.',
    kind: 'scenario',
    establishes: 'provision as Okta',
  }),
  entra: verifies(['ENTRA-create-01', 'ENTRA-create-02', 'ENTRA-create-03', 'ENTRA-create-05'], {
    fix: 'Accept the POST with both schema URNs, meta.resourceType and an empty list of roles; store what is in it.',
    kind: 'scenario',
    establishes: 'provision as Entra ID',
  }),
};

const adoption = {
  okta: verifies(['OKTA-match-02', 'OKTA-update-02'], {
    fix: 'Return the existing User for userName eq "…", and take the PUT that Okta sends to its id.',
    kind: 'scenario',
  }),
  entra: verifies(['ENTRA-match-01', 'ENTRA-match-05', 'ENTRA-update-04'], {
    fix: 'Return exactly the existing User for userName eq "…", and carry out every operation of the PATCH that follows.',
    kind: 'scenario',
  }),
};

const mover = {
  okta: verifies(['OKTA-update-01', 'OKTA-update-02', 'OKTA-update-03'], {
    fix: 'Return the whole User by id, and let the PUT that sends it back change what it changes and keep the rest.',
    kind: 'scenario',
  }),
  entra: verifies(['ENTRA-update-01', 'ENTRA-update-02', 'ENTRA-update-03', 'ENTRA-update-08'], {
    fix: 'Carry out Replace on name.familyName, emails[type eq "work"].value and the full path of department.',
    kind: 'scenario',
  }),
};

const emptied = {
  okta: verifies('OKTA-update-07', { fix: 'Clear an attribute that a PUT sends empty.', kind: 'scenario' }),
  entra: verifies('ENTRA-update-06', { fix: 'Carry out Remove with the path of an attribute.', kind: 'scenario' }),
};

const added = {
  okta: verifies('OKTA-update-02', { fix: 'Let a PUT add what was not there.', kind: 'scenario' }),
  entra: verifies('ENTRA-update-07', {
    fix: 'Create the element when Add or Replace names phoneNumbers[type eq "work"].value and there is none.',
    kind: 'scenario',
  }),
};

const renamed = {
  okta: verifies('OKTA-update-02', { fix: 'Let a PUT change userName and keep the id.', kind: 'scenario' }),
  entra: verifies('ENTRA-update-13', { fix: 'Let a PATCH replace userName and keep the id.', kind: 'scenario' }),
};

const leaver = {
  okta: verifies(['OKTA-deactivate-01', 'OKTA-deactivate-04', 'OKTA-deactivate-05'], {
    fix: 'Apply {"op":"replace","value":{"active":false}}, which has no path, and keep the User.',
    kind: 'scenario',
    establishes: 'deprovision as Okta',
  }),
  entra: verifies(['ENTRA-disable-01', 'ENTRA-disable-04'], {
    fix: 'Read the text "False" as false in {"op":"Replace","path":"active","value":"False"}, and keep the User.',
    kind: 'scenario',
    establishes: 'deprovision as Entra ID',
  }),
};

const rehire = {
  okta: verifies(['OKTA-match-03', 'OKTA-deactivate-03'], {
    fix: 'Return inactive Users for userName eq "…", so that Okta reactivates them under the same id.',
    kind: 'scenario',
  }),
  entra: verifies(['ENTRA-match-08', 'ENTRA-disable-02', 'ENTRA-disable-05'], {
    fix: 'Let a PATCH reach an inactive User and read the text "True" as true.',
    kind: 'scenario',
  }),
};

const deletion = {
  okta: verifies(['OKTA-deactivate-01', 'OKTA-deactivate-04'], {
    fix: 'Keep a deactivated User: Okta never deletes Users.',
    kind: 'scenario',
  }),
  entra: verifies('ENTRA-disable-06', { fix: 'Answer DELETE with 204 and remove the User.', kind: 'scenario' }),
};

for (const name of idps) {
  test(`${titles[name]} can test the connection`, connection[name], async ({ idpOf }) => {
    const problems = await idpOf(name).testConnection();

    expect(
      problems.map(({ message }) => message),
      'the connection test',
    ).toHaveConverged();
  });

  test(`${titles[name]} gives a joiner an account`, joiner[name], async ({ idpOf, company, converges }) => {
    const idp = idpOf(name);

    await idp.assign(company.person('joiner'));

    await converges(idp);
  });

  test(
    `${titles[name]} adopts an account that is there`,
    adoption[name],
    async ({ idpOf, company, converges, given }) => {
      const idp = idpOf(name);
      const person = company.person('veteran');
      await given.existingUser({
        userName: person.userName,
        name: { givenName: 'Former', familyName: 'Name' },
        phoneNumbers: [{ value: '+49 30 0000000', type: 'mobile' }],
      });

      await idp.assign(person);

      await converges(idp);
    },
  );

  test(`${titles[name]} pushes a changed profile`, mover[name], async ({ idpOf, company, converges, settled }) => {
    const idp = idpOf(name);
    const person = company.person('mover');
    await idp.assign(person);
    await settled(idp, 'provision');

    await idp.updateProfile('mover', {
      familyName: 'King',
      displayName: 'Ada King',
      title: 'Lead Engineer',
      department: 'Sales',
      email: `new.${person.email}`,
    });

    await converges(idp);
  });

  test(`${titles[name]} adds a number of a new kind`, added[name], async ({ idpOf, company, converges, settled }) => {
    const idp = idpOf(name);
    await idp.assign(company.person('mover'));
    await settled(idp, 'provision');

    await idp.updateProfile('mover', { workPhone: '+49 30 1111111' });

    await converges(idp);
  });

  test(`${titles[name]} clears what was emptied`, emptied[name], async ({ idpOf, company, converges, settled }) => {
    const idp = idpOf(name);
    await idp.assign(company.person('mover'));
    await settled(idp, 'provision');

    await idp.updateProfile('mover', { title: null, displayName: null });

    await converges(idp);
  });

  test(`${titles[name]} renames an account`, renamed[name], async ({ idpOf, company, converges, settled }) => {
    const idp = idpOf(name);
    await idp.assign(company.person('mover'));
    await settled(idp, 'provision');

    await idp.updateProfile('mover', { userName: company.person('new name').userName });

    await converges(idp);
  });

  test(`${titles[name]} shuts a leaver out`, leaver[name], async ({ idpOf, company, converges, settled }) => {
    const idp = idpOf(name);
    await idp.assign(company.person('leaver'));
    await settled(idp, 'provision');

    await idp.unassign('leaver');

    await converges(idp);
  });

  test(
    `${titles[name]} lets a former colleague back in`,
    rehire[name],
    async ({ idpOf, company, converges, settled }) => {
      const idp = idpOf(name);
      const person = company.person('rehired');
      await idp.assign(person);
      await settled(idp, 'provision');
      await idp.unassign('rehired');
      await settled(idp, 'deprovision');

      await idp.assign({ ...person, title: 'Senior Engineer' });

      await converges(idp);
    },
  );

  test(
    `${titles[name]} does what it does when a person is deleted`,
    deletion[name],
    async ({ idpOf, company, converges, settled }) => {
      const idp = idpOf(name);
      await idp.assign(company.person('leaver'));
      await settled(idp, 'provision');

      await idp.remove('leaver');

      await converges(idp);
    },
  );
}
