import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'fixtures/**/*.test.ts'],
    coverage: { include: ['src/**'], exclude: ['src/**/*.test.ts'] },
  },
});
