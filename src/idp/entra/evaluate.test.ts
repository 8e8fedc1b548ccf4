import { describe, expect, test } from 'vitest';
import { evaluate } from './evaluate.ts';
import { ExpressionSyntaxError, parseExpression } from './expression.ts';
import type { Source } from './source.ts';

const source: Source = {
  userPrincipalName: 'john.doe@contoso.com',
  mail: null,
  givenName: 'John',
  surname: 'Doe',
  state: 'QLD',
  country: 'USA',
  department: 'Sales',
  proxyAddresses: ['SMTP:a@x.com', 'smtp:b@x.com', 'smtp:b@x.com'],
  mobile: '+1 (999) 888-7777',
  telephoneNumber: '+91 9998887777',
  telex: '',
  date: '2012-03-16-07:00',
  lastName: "PINTO-DE'SILVA",
  IsSoftDeleted: 'False',
  appRoleAssignments: [{ id: '1', value: 'Admin', displayName: 'Administrator' }],
};

function valueOf(expression: string) {
  return evaluate(parseExpression(expression), source, { now: new Date('2021-07-02T15:33:38Z'), random: () => 0.5 });
}

describe('a mapping expression is worth what Microsoft documents', () => {
  test.each([
    ['Append([userPrincipalName], ".test")', 'john.doe@contoso.com.test'],
    ['Append(Mid([givenName], 1, 3), Mid([surname], 1, 5))', 'JohDoe'],
    ['BitAnd(&HF, &HF7)', '7'],
    ['CBool([country] = [state])', 'False'],
    ['CDate("2020-03-16-07:00")', '3/16/2020 7:00:00 AM'],
    ['CDate("2021-06-30+08:00")', '6/29/2021 4:00:00 PM'],
    ['CDate("2009-06-15T01:45:30-07:00")', '6/15/2009 8:45:30 AM'],
    ['Coalesce([mail],[userPrincipalName])', 'john.doe@contoso.com'],
    ['ConvertToBase64("Hello world!")', 'SABlAGwAbABvACAAdwBvAHIAbABkACEA'],
    ['ConvertToUTF8Hex("Hello world!")', '48656C6C6F20776F726C6421'],
    ['Count([proxyAddresses])', '3'],
    ['DateAdd("d", 7, CDate([date]))', '3/23/2012 7:00:00 AM'],
    ['DateAdd("m", 10, CDate([date]))', '1/16/2013 7:00:00 AM'],
    ['DateAdd("yyyy", 2, CDate([date]))', '3/16/2014 7:00:00 AM'],
    ['DateDiff("d", CDate("2021-08-18+08:00"), CDate("2021-08-31+08:00"))', '13'],
    ['DateDiff("ww", "8/25/2021 5:41:18 PM", CDate("2012-03-16-07:00"))', '-493'],
    ['DateDiff("m", "8/25/2021 5:41:18 PM", CDate("2012-03-16-07:00"))', '-113'],
    ['DateDiff("s", CDate("2021-08-24"), CDate("2021-08-25"))', '86400'],
    ['DateFromNum(129699324000000000)', '1/1/2012 11:00:00 PM'],
    ['NumFromDate("2012-01-01 23:00:00Z")', '129699324000000000'],
    ['FormatDateTime("20150123105347.1Z", , "yyyyMMddHHmmss.fZ", "yyyy-MM-dd")', '2015-01-23'],
    ['Now()', '7/2/2021 3:33:38 PM'],
    ['IIF([country]="USA",[country],[department])', 'USA'],
    ['IIF([country]<>"USA",[country],[department])', 'Sales'],
    ['IIF(DateDiff("d", "2021-01-01", "2021-01-09") > 5, "False", "True")', 'False'],
    ['InStr("The quick brown fox","quick")', '5'],
    ['InStr("repEated","e",3,vbBinaryCompare)', '7'],
    ['Item([proxyAddresses], 1)', 'SMTP:a@x.com'],
    ['Join(" ", [givenName], [mail], [surname])', 'John Doe'],
    ['Join(", ", "", [surname], [givenName])', 'Doe, John'],
    ['Left("John Doe", 3)', 'Joh'],
    ['Len("John")', '4'],
    ['NormalizeDiacritics("Zoë Ærø Łódź straße")', 'Zoe AEroe Lodz strasse'],
    ['Not("True")', 'False'],
    ['PCase("PABLO GONSALVES (SECOND)")', 'Pablo Gonsalves (Second)'],
    ['PCase([lastName]," \'-")', "Pinto-De'Silva"],
    ['Replace("Product Developer","Product Developer", , , "Software Engineer", , )', 'Software Engineer'],
    ['Replace("jsmith","<username>", , , , , "<username>@contoso.com")', 'jsmith@contoso.com'],
    [
      'Replace([telephoneNumber], , "\\\\+(?<isdCode>\\\\d* )(?<phoneNumber>\\\\d{10})", , "${phoneNumber}", , )',
      '9998887777',
    ],
    ['Replace([mobile], , "[()\\\\s-]+", , "", , )', '+19998887777'],
    ['Replace("545 Tremont Street", ,"(?<streetNumber>^\\\\d*)","streetNumber", "888", , )', '888 Tremont Street'],
    ['Replace([userPrincipalName], , "(?<Suffix>@(.)*)", "Suffix", "", , )', 'john.doe'],
    [
      'Replace([telex], , "\\\\+(?<isdCode>\\\\d* )(?<phoneNumber>\\\\d{10})", "phoneNumber", , [telephoneNumber], )',
      '9998887777',
    ],
    ['Replace("john_doe72", , "[a-zA-Z_]*", , "", , )', '72'],
    ['SingleAppRoleAssignment([appRoleAssignments])', 'Admin'],
    ['StripSpaces("a b  c")', 'abc'],
    [
      'Switch([state], "Australia/Sydney", "NSW", "Australia/Sydney","QLD", "Australia/Brisbane")',
      'Australia/Brisbane',
    ],
    ['Switch([IsSoftDeleted], , "False", "True", "True", "False")', 'True'],
    ['Switch([telex], "Default", "true", "1", "", "0")', '0'],
    ['ToLower("ABC")', 'abc'],
    ['ToUpper("straße")', 'STRASSE'],
    ['Word("The quick brown fox",3," ")', 'brown'],
    ['Word("This,string!has&many separators",3,",!&#")', 'has'],
    ['IsPresent([mail])', 'False'],
    ['IsNullOrEmpty([telex])', 'True'],
    ['IsNull([telex])', 'False'],
    ['"\\"quoted\\" \\\\ text"', '"quoted" \\ text'],
  ])('%s', (expression, expected) => {
    expect(valueOf(expression)).toBe(expected);
  });

  test('lists are split and rid of duplicates', () => {
    expect(valueOf('Split("One, Two", ",")')).toEqual(['One', 'Two']);
    expect(valueOf('RemoveDuplicates([proxyAddresses])')).toEqual(['SMTP:a@x.com', 'smtp:b@x.com']);
    expect(valueOf('IgnoreFlowIfNullOrEmpty([telex])')).toBeNull();
  });

  test('a random text has the length and the letters it was asked for', () => {
    expect(valueOf('RandomString(10,2,2,2,1,"?,")')).toMatch(
      /^(?=(.*\d){2})(?=(.*[!@#$%^&*]){2})(?=(.*[A-Z]){2}).{10}$/,
    );
  });
});

describe('what is no expression is refused', () => {
  test.each(['', '[open', 'Join(', 'Join("a" "b")', 'Join("a"))', '"open', '[a] =', '{a}', `"${'a'.repeat(10_000)}"`])(
    '%s',
    (expression) => {
      expect(() => parseExpression(expression)).toThrow(ExpressionSyntaxError);
    },
  );

  test('an unknown function is named', () => {
    expect(() => valueOf('join("a")')).toThrow('"join"');
  });
});
