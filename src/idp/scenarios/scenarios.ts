import { groups } from './groups.ts';
import { matching } from './matching.ts';
import { people } from './people.ts';
import { reading } from './reading.ts';
import { references } from './references.ts';
import { shapes } from './shapes.ts';
import { trouble } from './trouble.ts';

/** Everything that can happen, by the name `--scenario` takes. */
export const scenarios = { ...reading, ...people, ...references, ...matching, ...groups, ...shapes, ...trouble };
export type ScenarioName = keyof typeof scenarios;
