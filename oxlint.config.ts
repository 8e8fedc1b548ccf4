import { defineConfig } from 'oxlint';

/** Who may import whom; a folder not named here may not be imported. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  scim: [],
  requirements: ['scim'],
  http: ['scim'],
  config: ['scim'],
  target: ['scim', 'http', 'config'],
  profiles: ['scim', 'http', 'config', 'requirements'],
  idp: ['scim', 'http', 'target', 'config'],
  connectors: ['scim', 'http', 'target', 'config', 'idp'],
  tenants: ['scim', 'http', 'idp'],
  provider: ['scim'],
  arbitraries: ['scim', 'oracle'],
  oracle: ['scim'],
  rules: ['scim', 'http', 'requirements'],
  report: ['scim', 'requirements', 'http', 'rules', 'profiles'],
  harness: [
    'scim',
    'requirements',
    'http',
    'config',
    'profiles',
    'target',
    'idp',
    'connectors',
    'arbitraries',
    'oracle',
    'rules',
    'report',
  ],
};

const folders = [...Object.keys(mayImport), 'cli'];
const isTest = ['src/**/*.test.ts'];

export default defineConfig({
  plugins: ['typescript', 'import', 'unicorn', 'oxc', 'promise'],
  options: { typeAware: true },
  categories: { correctness: 'error', suspicious: 'error', perf: 'error' },
  rules: {
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    'typescript/no-unsafe-type-assertion': 'off',
    'typescript/no-misused-spread': 'off',
    'typescript/no-base-to-string': 'off',
    'oxc/no-map-spread': 'off',
    'unicorn/consistent-function-scoping': 'off',
    // The compiler finds the paths without a value, and knows which cannot be reached.
    'typescript/consistent-return': 'off',
    'import/no-named-as-default-member': 'off',
    'no-throw-literal': 'error',
    'no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    'no-await-in-loop': 'off',
    'no-control-regex': 'off',
  },
  overrides: [
    ...Object.entries(mayImport).map(([folder, allowed]) => ({
      files: [`src/${folder}/**`],
      excludeFiles: isTest,
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: [
                  ...folders
                    .filter((other) => other !== folder && !allowed.includes(other))
                    .map((other) => `**/${other}/**`),
                  '**/suites/**',
                ],
                message: `src/${folder} may import only: ${allowed.join(', ') || 'nothing'}.`,
              },
              ...(folder === 'scim' ? [{ regex: '^[^.]', message: 'src/scim is pure: no modules from outside.' }] : []),
            ],
          },
        ],
      },
    })),
    {
      files: ['suites/**'],
      rules: {
        'no-restricted-imports': [
          'error',
          {
            patterns: [
              {
                group: ['*', '!**/src/harness/index.ts', '!**/src/scim/*', '!**/fixtures/**', '!./*'],
                message: 'A suite imports src/harness/index.ts, constants of src/scim and fixtures, nothing else.',
              },
            ],
          },
        ],
      },
    },
    {
      files: ['*.config.ts', 'src/report/*-reporter.ts', 'src/harness/global-*.ts'],
      rules: { 'import/no-default-export': 'off' },
    },
    // The test runner insists on a destructured first parameter.
    { files: ['src/harness/test.ts'], rules: { 'no-empty-pattern': 'off' } },
  ],
  ignorePatterns: ['dist', 'coverage', 'reports', 'fixtures/golden'],
});
