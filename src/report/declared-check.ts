import type { TestCase } from '@playwright/test/reporter';
import { catalogue, type RequirementId } from '../requirements/catalogue.ts';
import type { Level } from '../requirements/requirement.ts';
import { areaOf, checkId } from './check-id.ts';
import type { CheckKind } from './model.ts';
import { idpOf } from './requirement-set.ts';

/** A check as its suite declares it, before it ran. */
export interface DeclaredCheck {
  readonly id: string;
  readonly title: string;
  readonly area: string;
  readonly kind: CheckKind;
  readonly requirements: readonly RequirementId[];
  readonly level: Level;
  /** Set where the level is not that of the requirements. */
  readonly ownLevel?: Level;
  /** The identity provider that is played; absent for checks of an RFC. */
  readonly idp?: string;
  readonly needs: readonly string[];
  readonly establishes: readonly string[];
  readonly fix: string;
  /** `suites/…:line`. */
  readonly source: string;
}

export function declaredCheck(test: TestCase): DeclaredCheck {
  const { title, location, annotations } = test;
  const area = areaOf(location.file);
  const described = (type: string) =>
    annotations.flatMap((annotation) => (annotation.type === type ? [annotation.description ?? ''] : []));
  const requirements = described('requirement') as RequirementId[];
  const idp = described('idp')[0] ?? requirements.map(idpOf).find((name) => name !== undefined);
  const [ownLevel] = described('level') as Level[];
  return {
    id: checkId(location.file, title),
    title,
    area,
    kind: (described('kind')[0] as CheckKind | undefined) ?? 'scripted',
    requirements,
    level: ownLevel ?? catalogue[requirements[0]!].level,
    ...(ownLevel && { ownLevel }),
    ...(idp !== undefined && { idp }),
    needs: described('needs'),
    establishes: described('establishes'),
    fix: described('fix')[0] ?? '',
    source: `suites/${area}.spec.ts:${location.line}`,
  };
}
