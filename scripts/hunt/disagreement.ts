import type fc from 'fast-check';
import { findAttribute } from '../../src/scim/attribute.ts';
import type { Schema } from '../../src/scim/schema.ts';

/** Where an answer is not what the oracle says it must be. */
export class Disagreement extends Error {
  override readonly name = 'Disagreement';
  readonly asked: string;
  readonly oracle: string;
  readonly target: string;

  constructor({ asked, oracle, target }: Pick<Disagreement, 'asked' | 'oracle' | 'target'>) {
    super(asked);
    this.asked = asked;
    this.oracle = oracle;
    this.target = target;
  }
}

/** What is asked without names and values, so that questions of one kind are told as one. */
export function kindOf({ asked, target }: Disagreement, schemas: readonly Schema[]): string {
  const [question = ''] = asked.split('\n', 1);
  const shape = withoutValues(question).replaceAll(
    /(?:urn:[\w:.]+:)?[A-Za-z$][\w$]*(?:\.[\w$]+)?/g,
    (name) => labelOf(name, schemas) ?? name,
  );
  return `${shape} → ${withoutValues(target).slice(0, 60)}`;
}

function withoutValues(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?/g, '…');
}

/** Its type, and whether there can be several. */
function labelOf(name: string, schemas: readonly Schema[]): string | undefined {
  const [path = '', part] = name.slice(name.lastIndexOf(':') + 1).split('.');
  const attribute = findAttribute(
    schemas.flatMap(({ attributes }) => attributes),
    path,
  );
  const prefix = name.includes(':') ? 'extension:' : '';
  const label = attribute && `${prefix}${attribute.type}${attribute.multiValued ? 's' : ''}`;
  return label === undefined || part === undefined ? label : `${label}.${part}`;
}

/** What is asked of a service provider and of the oracle. */
export interface Question<Value> {
  readonly values: fc.Arbitrary<Value>;
  /** @throws Disagreement */
  readonly ask: (value: Value) => Promise<void>;
}
