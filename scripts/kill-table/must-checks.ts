import { declaredCheck } from '../../src/report/declared-check.ts';
import { passiveChecks } from '../../src/report/passive-checks.ts';
import { loadChecks } from './load-checks.ts';

/** The ids of all checks of a MUST but those of products, which are judged with emulations of the products. */
export async function mustChecks(): Promise<readonly string[]> {
  const checks = await loadChecks();
  const { asCase } = await import('./judge-target.ts');
  return [...checks.map((check) => declaredCheck(asCase(check))), ...passiveChecks]
    .filter(({ level, area }) => level === 'MUST' && !area.startsWith('profiles/'))
    .map(({ id }) => id);
}
