import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import { SettingInvalid } from '../config/configuration-errors.ts';
import { nearest } from '../config/nearest.ts';
import type { JsonObject } from '../scim/json.ts';

/** What a choice can be set to, as a JSON Schema. */
export interface Knob {
  readonly description: string;
  readonly enum?: readonly (string | boolean | null)[];
  readonly type?: string | readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly items?: Knob | { readonly enum: readonly string[] };
}

export type Knobs = Readonly<Record<string, Knob>>;

export function yesOrNo(description: string): Knob {
  return { description, type: 'boolean' };
}

export function oneOf(description: string, ...values: readonly (string | null)[]): Knob {
  return { description, enum: values };
}

/** @throws SettingInvalid for a name or value that is none; `place` says where it was set. */
export function checkKnobs(place: string, given: JsonObject, knobs: Knobs): void {
  const schema = { type: 'object', additionalProperties: false, properties: knobs };
  const validate = new Ajv2020({ strict: false }).compile(schema);
  if (!validate(given)) throw problem(validate.errors![0]!, place, knobs);
}

function problem({ keyword, params, message, instancePath }: ErrorObject, place: string, knobs: Knobs): SettingInvalid {
  if (keyword === 'additionalProperties') {
    const { additionalProperty: name } = params as { readonly additionalProperty: string };
    const suggestion = nearest(name, Object.keys(knobs));
    const hint = suggestion ? `Did you mean "${suggestion}"?` : `There are: ${Object.keys(knobs).join(', ')}.`;
    return new SettingInvalid(place, `"${name}" is no choice.`, hint);
  }
  const { allowedValues } = params as { readonly allowedValues?: readonly unknown[] };
  const hint = allowedValues
    ? `Use one of: ${allowedValues.map((value) => JSON.stringify(value)).join(', ')}.`
    : 'Correct the value.';
  return new SettingInvalid([place, ...instancePath.split('/').slice(1)].join(' → '), `${message}.`, hint);
}
