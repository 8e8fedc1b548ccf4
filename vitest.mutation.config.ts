import { defineConfig } from 'vitest/config';

const folders = 'oracle,report,rules,requirements';
const matchers =
  'answer,attribute-value,bulk-result,convergence,cursor-pages,expect,for-all,happening,read-only,same-value,shown-of';
const renderers =
  'curl,har,junit,markdown,playwright-reporter,progress,report-schema,script,terminal,visible,write-report';

// The tests of what judges. They run again for every mutant, so that those which take long and judge nothing are left out.
export default defineConfig({
  test: {
    include: [`src/{${folders}}/*.test.ts`, `src/harness/{${matchers}}.test.ts`, 'src/cli/exit-code.test.ts'],
    exclude: [`src/report/{${renderers}}.test.ts`],
    // A worker of its own for each file takes longer than its tests.
    isolate: false,
    testTimeout: 30_000,
  },
});
