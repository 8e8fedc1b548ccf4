import { describe, expect, test } from 'vitest';
import { catalogue } from '../requirements/catalogue.ts';
import { exchange, scimError } from '../rules/testing/sights.ts';
import { outcomeOfRule, passiveChecks } from './passive-checks.ts';

describe('passive checks', () => {
  test('have ids, areas and sources of their own', () => {
    expect(new Set(passiveChecks.map(({ id }) => id)).size).toBe(passiveChecks.length);
    for (const { id, area, source, ...check } of passiveChecks) {
      expect(check).toMatchObject({ kind: 'passive', needs: [], establishes: [] });
      expect(id).toMatch(/^passive\.[a-z0-9-]+$/);
      expect(source).toBe(`src/rules/${area.replace('passive/', '')}.ts`);
    }
  });

  test('have the level of their requirements unless an ambiguity asks for a milder one', () => {
    for (const { level, ownLevel, requirements } of passiveChecks) {
      expect(level).toBe(ownLevel ?? catalogue[requirements[0]!].level);
    }
  });
});

describe('the outcome of a rule', () => {
  test('does not apply where no exchange was about it', () => {
    expect(outcomeOfRule(undefined).happening).toEqual({
      kind: 'not-advertised',
      reason: 'No exchange of the run says anything about it.',
    });
  });

  test('holds without an exchange to show', () => {
    expect(outcomeOfRule({ seen: 12, violated: 0 })).toEqual({
      happening: { kind: 'held' },
      exchanges: [],
      observed: {},
      sightings: { seen: 12, violated: 0 },
    });
  });

  test('shows the clearest exchange and counts the others', () => {
    const shown = exchange({ status: 404, body: scimError(400) });

    expect(
      outcomeOfRule({ seen: 3, violated: 2, clearest: { exchange: shown, expected: '404', received: '400' } }),
    ).toEqual({
      happening: {
        kind: 'refuted',
        message: 'In 2 of 3 exchanges, for example: 400',
        expectedValue: '404',
        actual: '400',
      },
      exchanges: [shown],
      observed: {},
      sightings: { seen: 3, violated: 2 },
    });
  });
});
