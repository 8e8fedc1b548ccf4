import { expect, test, valueAt, verifies } from '../../src/harness/index.ts';
import { schemaUrn } from '../../src/scim/urn.ts';

test(
  'replace changes a single value',
  verifies(['7644-3.5.2.3-02', '7644-3.5.2-15'], { fix: 'Store the value of a replace.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.modify('User', id, { op: 'replace', path: 'displayName', value: 'Ada King' })).toSucceed();

    expect((await given.stored('User', id))['displayName'], 'stored displayName').toBe('Ada King');
  },
);

test(
  'replace of an attribute without value sets it',
  verifies('7644-3.5.2.3-04', { fix: 'Treat replace of an empty attribute as add.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();

    expect(await scim.modify('User', id, { op: 'replace', path: 'nickName', value: 'Countess' })).toSucceed();

    expect((await given.stored('User', id))['nickName'], 'stored nickName').toBe('Countess');
  },
);

test(
  'replace of a multi-valued attribute replaces the whole list',
  verifies('7644-3.5.2.3-03', {
    fix: 'Drop the old values when a replace names the attribute without a filter.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { work, home } = given.addresses();
    const { id } = await given.existingUser({ emails: [work] });

    expect(await scim.modify('User', id, { op: 'replace', path: 'emails', value: [home] })).toSucceed();

    expect((await given.stored('User', id))['emails'], 'stored emails').toEqual([expect.objectContaining(home)]);
  },
);

test(
  'replace with an empty list empties the attribute',
  verifies('7643-2.5-02', { fix: 'Treat replace with [] as removal of all values.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ phoneNumbers: [{ value: 'tel:+49-30-1', type: 'work' }] });

    expect(await scim.modify('User', id, { op: 'replace', path: 'phoneNumbers', value: [] })).toSucceed();

    expect((await given.stored('User', id))['phoneNumbers'], 'stored phoneNumbers').toBeAbsent();
  },
);

test(
  'replace of a complex attribute keeps the parts that are not named',
  verifies('7644-3.5.2.3-05', { fix: 'Change only the sub-attributes in the value; keep the others.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ name: { givenName: 'Ada', familyName: 'Lovelace' } });

    expect(await scim.modify('User', id, { op: 'replace', path: 'name', value: { familyName: 'King' } })).toSucceed();

    expect((await given.stored('User', id))['name'], 'stored name').toMatchObject({
      givenName: 'Ada',
      familyName: 'King',
    });
  },
);

test(
  'replace reaches a sub-attribute',
  verifies('7644-3.5.2-09', { fix: 'Understand name.familyName as a path and change nothing else.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ name: { givenName: 'Ada', familyName: 'Lovelace' } });

    expect(await scim.modify('User', id, { op: 'replace', path: 'name.familyName', value: 'King' })).toSucceed();

    expect((await given.stored('User', id))['name'], 'stored name').toMatchObject({
      givenName: 'Ada',
      familyName: 'King',
    });
  },
);

test(
  'replace reaches one value by its type',
  verifies('7644-3.5.2.3-07', {
    fix: 'Change emails[type eq "work"].value in the matching value alone.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { work, home } = given.addresses();
    const { id } = await given.existingUser({ emails: [work, home] });
    const path = 'emails[type eq "work"].value';

    expect(await scim.modify('User', id, { op: 'replace', path, value: given.email('ada.new') })).toSucceed();

    const { emails } = await given.stored('User', id);
    expect(emails, 'stored emails').toEqual(
      expect.arrayContaining([
        expect.objectContaining({ value: given.email('ada.new'), type: 'work' }),
        expect.objectContaining(home),
      ]),
    );
    expect(emails, 'stored emails').toHaveLength(2);
  },
);

test(
  'replace reaches every value that the filter matches',
  verifies('7644-3.5.2.3-07', {
    fix: 'Change all values for which the filter is true, not only the first.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const phones = ['tel:+49-30-1', 'tel:+49-30-2', 'tel:+49-30-3'].map((value) => ({ value, type: 'work' }));
    const { id } = await given.existingUser({ phoneNumbers: [...phones, { value: 'tel:+49-30-4', type: 'home' }] });
    const path = 'phoneNumbers[type eq "work"].display';

    expect(await scim.modify('User', id, { op: 'replace', path, value: 'Office' })).toSucceed();

    const { phoneNumbers } = await given.stored('User', id);
    const shown = [phoneNumbers ?? []].flat().filter((phone) => JSON.stringify(phone).includes('"Office"'));
    expect(shown, 'telephone numbers with the new display').toHaveLength(3);
  },
);

test(
  'replace changes the very part that its filter asks for',
  verifies('7644-3.5.2.3-07', {
    fix: 'Choose the values first and change them then: emails[value eq "old"].value gets a new value.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { work, home } = given.addresses();
    const { id } = await given.existingUser({ emails: [work, home] });
    const path = `emails[value eq "${work.value}"].value`;

    expect(await scim.modify('User', id, { op: 'replace', path, value: given.email('ada.new') })).toSucceed();

    const { emails } = await given.stored('User', id);
    const values = [emails ?? []].flat().map((email) => valueAt(email, ['value']));
    expect(values, 'values of stored emails').toEqual(expect.arrayContaining([given.email('ada.new'), home.value]));
    expect(values, 'values of stored emails').toHaveLength(2);
  },
);

test(
  'replace of values by a filter replaces all that match',
  verifies('7644-3.5.2.3-06', {
    fix: 'Replace every value for which the filter is true, and keep the others.',
    needs: 'patch',
  }),
  async ({ scim, given, appliesIf, observe }) => {
    const phones = ['tel:+49-30-1', 'tel:+49-30-2'].map((value) => ({ value, type: 'work' }));
    const other = { value: 'tel:+49-30-4', type: 'home' };
    const { id } = await given.existingUser({ phoneNumbers: [...phones, other] });
    const value = { value: 'tel:+49-30-9', type: 'other' };

    const answer = await scim.modify('User', id, { op: 'replace', path: 'phoneNumbers[type eq "work"]', value });

    // Some ask for a sub-attribute behind the filter; what the others leave out of the value is kept or goes.
    observe('replace of a whole value', answer.status < 300 ? 'performed' : `refused with ${answer.status}`);
    appliesIf(answer.status !== 400, 'A value is not replaced as a whole.');
    expect(answer).toSucceed();
    const { phoneNumbers } = await given.stored('User', id);
    expect(JSON.stringify(phoneNumbers), 'stored phoneNumbers').not.toContain('"work"');
    expect(phoneNumbers, 'stored phoneNumbers').toEqual(
      expect.arrayContaining([expect.objectContaining(value), expect.objectContaining(other)]),
    );
  },
);

test(
  'a value that is replaced by a primary one takes the mark from the others',
  verifies('7644-3.5.2.3-09', {
    fix: 'Set primary to false on the other values when a replaced one is primary.',
    needs: 'patch',
  }),
  async ({ scim, given, appliesIf }) => {
    const { work, home } = given.addresses();
    const { id } = await given.existingUser({ emails: [work, home] });
    const value = { ...home, primary: true };

    const answer = await scim.modify('User', id, { op: 'replace', path: 'emails[type eq "home"]', value });
    appliesIf(answer.status !== 400, 'A value is not replaced as a whole.');

    expect(answer).toSucceed();
    const { emails } = await given.stored('User', id);
    const primary = [emails ?? []].flat().filter((email) => JSON.stringify(email).includes('"primary":true'));
    expect(primary, 'addresses marked primary').toEqual([expect.objectContaining({ value: home.value })]);
  },
);

test(
  'replace with a filter that matches nothing has no target',
  verifies('7644-3.5.2.3-08', {
    fix: 'Answer a replace whose filter matches nothing with 400 and scimType noTarget.',
    needs: 'patch',
    level: 'SHOULD',
  }),
  async ({ scim, given, observe }) => {
    const { work } = given.addresses();
    const { id } = await given.existingUser({ emails: [work] });

    const answer = await scim.modify('User', id, {
      op: 'replace',
      path: 'emails[type eq "home"].value',
      value: given.email('x'),
    });

    observe(
      'replace whose filter matches nothing',
      answer.status < 300 ? 'taken as add' : `refused with ${answer.status}`,
    );
    expect(answer).toBeScimError(400, 'noTarget');
  },
);

test(
  'replace without path takes a set of attributes and leaves the others',
  verifies('7644-3.5.2.3-01', {
    fix: 'Apply the members of the value; change no attribute that is not named.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const { work, home } = given.addresses();
    const { id, sent } = await given.existingUser({ nickName: 'Countess', emails: [work, home] });

    expect(
      await scim.modify('User', id, { op: 'replace', value: { displayName: 'Ada King', emails: [home] } }),
    ).toSucceed();

    expect(await given.stored('User', id), 'the stored User').toMatchObject({
      userName: sent['userName'],
      displayName: 'Ada King',
      nickName: 'Countess',
      emails: [home],
    });
  },
);

test(
  'a path may hold dots and colons in its filter',
  verifies('7644-3.5.2-09', { fix: 'Do not split the path inside the quotes of its filter.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ roles: [{ value: 'urn:role:a.b' }, { value: 'other' }] });
    const path = 'roles[value eq "urn:role:a.b"].display';

    expect(await scim.modify('User', id, { op: 'replace', path, value: 'Role A' })).toSucceed();

    expect((await given.stored('User', id))['roles'], 'stored roles').toEqual(
      expect.arrayContaining([expect.objectContaining({ value: 'urn:role:a.b', display: 'Role A' })]),
    );
  },
);

test(
  'a value with spaces is stored whole',
  verifies('7644-3.5.2.3-07', { fix: 'Store the whole text of the value.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser({ addresses: [{ type: 'work', streetAddress: 'Old Street 1' }] });
    const path = 'addresses[type eq "work"].streetAddress';

    expect(await scim.modify('User', id, { op: 'replace', path, value: '7070 Phoebe Hollow' })).toSucceed();

    expect(await given.shown('User', id, 'addresses'), 'stored addresses').toEqual([
      expect.objectContaining({ streetAddress: '7070 Phoebe Hollow' }),
    ]);
  },
);

test(
  'replace changes an extension attribute',
  verifies('7644-3.10-05', {
    fix: `Understand ${schemaUrn.EnterpriseUser}:department as a path and store the new value there.`,
    needs: ['patch', 'EnterpriseUser'],
  }),
  async ({ scim, given }) => {
    const enterprise = { department: 'Research', employeeNumber: '4711' };
    const { id } = await given.existingUser({ [schemaUrn.EnterpriseUser]: enterprise });
    const path = `${schemaUrn.EnterpriseUser}:department`;

    expect(await scim.modify('User', id, { op: 'replace', path, value: 'Sales' })).toSucceed();

    expect((await given.stored('User', id))[schemaUrn.EnterpriseUser], 'the extension').toMatchObject({
      department: 'Sales',
      employeeNumber: '4711',
    });
  },
);

test(
  'userName can be changed by PATCH',
  verifies('7644-3.5.2.3-02', { fix: 'Let PATCH change userName: it is readWrite.', needs: 'patch' }),
  async ({ scim, given }) => {
    const { id } = await given.existingUser();
    const userName = given.userName();

    expect(await scim.modify('User', id, { op: 'replace', path: 'userName', value: userName })).toSucceed();

    expect((await given.stored('User', id))['userName'], 'stored userName').toBe(userName);
  },
);

test(
  'a PATCH cannot take the userName of another User',
  verifies('7644-3.12-20', {
    fix: 'Refuse a PATCH whose userName belongs to another User, with 409 (or 400) and scimType uniqueness.',
    needs: 'patch',
  }),
  async ({ scim, given }) => {
    const [one, other] = await given.existingUsers(2);
    const taken = other!.sent['userName'] ?? '';

    expect(await scim.modify('User', one!.id, { op: 'replace', path: 'userName', value: taken })).toBeScimError(
      [409, 400],
      'uniqueness',
    );
    expect((await given.stored('User', one!.id))['userName'], 'userName of the first').toBe(one!.sent['userName']);
  },
);
