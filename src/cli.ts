#!/usr/bin/env node
const oldestNode = 24;
const installed = Number.parseInt(process.versions.node, 10);

if (installed < oldestNode) {
  process.stderr.write(
    `scimulate needs Node ${oldestNode} or newer; this is ${process.versions.node}.\nRun it with a newer one, for example: npx -p node@${oldestNode} -p scimulate scimulate --help\n`,
  );
  process.exitCode = 2;
} else {
  // Loaded late: older versions of Node could not even read it.
  const { main } = await import('./cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}
