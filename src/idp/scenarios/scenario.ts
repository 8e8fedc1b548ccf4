import type { JsonObject } from '../../scim/json.ts';
import type { CapabilityName } from '../../target/capabilities.ts';
import type { Target } from '../../target/target.ts';
import type { Ability, ExpectedResource, IdentityProvider } from '../identity-provider.ts';
import type { SetUp } from '../set-up.ts';
import { asShortcoming, type Shortcoming } from '../shortcoming.ts';
import type { Company } from './company.ts';
import type { Line } from './line.ts';

/** What later steps of a scenario build on. */
export type Flow = 'provision' | 'push profiles' | 'deprovision' | 'push groups' | 'write managers';

type ResourceTypeName = 'User' | 'Group';

/** Somebody else who works in the target at the same time. */
export interface Others {
  /** Creates a resource and returns its id. */
  create(resourceType: ResourceTypeName, attributes: JsonObject): Promise<string>;
  change(resourceType: ResourceTypeName, id: string, attributes: JsonObject): Promise<void>;
  delete(resourceType: ResourceTypeName, id: string): Promise<void>;
  read(resourceType: ResourceTypeName, id: string): Promise<JsonObject>;
}

/** Everything and everybody a scenario has. */
export interface Stage {
  readonly idp: IdentityProvider;
  readonly company: Company;
  readonly others: Others;
  /** The way from the identity provider to the target. */
  readonly line: Line;
  readonly target: Target;
  /** How many people a large group has. */
  readonly crowd: number;
}

/**
 * A piece of preparation, after which the target is as the directory says; otherwise the flow is broken, and the scenario that
 * establishes it has shown why.
 */
export interface Step {
  readonly flow: Flow;
  readonly act: (stage: Stage) => Promise<void>;
}

/** Something that happens in a company, whatever the identity provider; provisioning follows by itself. */
export interface Scenario {
  /** What the identity provider does, after its name: "gives a joiner an account". */
  readonly does: string;
  /** Capabilities of the target without which it makes no sense. */
  readonly needs?: CapabilityName | readonly CapabilityName[];
  /** What the identity provider has to be able to do. */
  readonly ability?: Ability;
  /** Attribute paths the schemas of the target need to have. */
  readonly attributes?: readonly string[];
  /** Why it makes no sense with this target; `undefined` when it does. */
  readonly unfit?: (target: Target) => string | undefined;
  readonly setUp?: (target: Target) => SetUp;
  /** Its set-up shows already when people get accounts, so that what fails there is its own finding. */
  readonly isOwnPreparation?: true;
  readonly given?: readonly Step[];
  /** Returns what it saw itself that is not as it should be. */
  readonly play: (stage: Stage) => Promise<readonly Shortcoming[] | void>;
  /**
   * What is compared with the directory afterwards: everything, unless it is named. "nothing" leaves the judgement to
   * `play`.
   */
  readonly compares?: 'groups' | 'nothing';
  /** There are so many people that nobody compares each of them. */
  readonly isLarge?: true;
}

/** Gives every scenario of a set its type, and keeps their names. */
export function scenarioSet<Name extends string>(
  set: Readonly<Record<Name, Scenario>>,
): Readonly<Record<Name, Scenario>> {
  return set;
}

/** Lets the identity provider do what is pending; returns what it could not do. */
export async function settling({ idp }: Pick<Stage, 'idp'>): Promise<readonly Shortcoming[]> {
  return (await idp.settle()).map(asShortcoming);
}

/** What the identity provider promises about the person or group; throws an Error when it promises nothing. */
export function promiseAbout({ idp }: Pick<Stage, 'idp'>, key: string): ExpectedResource {
  const found = idp.expectation().find((expected) => expected.key === key);
  if (!found) throw new Error(`${idp.name} promises nothing about "${key}".`);
  return found;
}

/** The id in the target of the person's or group's resource; throws an Error when the identity provider has none. */
export function idOf(stage: Pick<Stage, 'idp'>, key: string): string {
  const { id } = promiseAbout(stage, key);
  if (id === undefined) throw new Error(`${stage.idp.name} knows no id of "${key}".`);
  return id;
}
