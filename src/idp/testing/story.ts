import fc from 'fast-check';
import type { Person } from '../identity-provider.ts';
import type { SimulatedIdentityProvider } from '../simulated-provider.ts';

const keys = ['ann', 'ben', 'cleo', 'dan'] as const;
const groups = ['red', 'blue'] as const;

function person(key: string, revision: number): Person {
  return {
    key,
    userName: `${key}@example.com`,
    givenName: key,
    familyName: `Family${revision}`,
    email: `${key}.${revision}@example.com`,
    workPhone: `+49 ${revision}`,
    city: revision % 2 === 0 ? 'Berlin' : 'Bonn',
    department: `Department ${revision}`,
    ...(key === 'ann' && revision % 2 === 1 && { manager: 'ben' }),
  };
}

type Idp = SimulatedIdentityProvider;

interface Step {
  readonly label: string;
  /** Keys the directory knows before and after. */
  readonly act: (idp: Idp, known: Set<string>) => Promise<void>;
}

const anyone = fc.constantFrom(...keys);
const anyGroup = fc.constantFrom(...groups);
const anyPeople = fc.uniqueArray(anyone);

/** A step on somebody or something unknown is skipped. */
function on(key: string, label: string, act: (idp: Idp) => Promise<void>): Step {
  return { label: `${label} ${key}`, act: (idp, known) => (known.has(key) ? act(idp) : Promise.resolve()) };
}

function arrival(key: string, label: string, act: (idp: Idp) => Promise<void>): Step {
  return { label: `${label} ${key}`, act: (idp, known) => act(known.add(key) && idp) };
}

function departure(key: string, label: string, act: (idp: Idp) => Promise<void>): Step {
  return { label: `${label} ${key}`, act: (idp, known) => (known.delete(key) ? act(idp) : Promise.resolve()) };
}

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(anyone, fc.nat(9)).map(([key, n]) => arrival(key, `assign ${n}`, (idp) => idp.assign(person(key, n)))),
  fc.tuple(anyone, fc.nat(9)).map(([key, n]) => arrival(key, `add ${n}`, (idp) => idp.addPerson(person(key, n)))),
  fc
    .tuple(anyone, fc.nat(9))
    .map(([key, n]) => on(key, `update ${n}`, (idp) => idp.updateProfile(key, { familyName: `New${n}`, city: 'Ulm' }))),
  anyone.map((key) => on(key, 'unassign', (idp) => idp.unassign(key))),
  anyone.map((key) => on(key, 'suspend', (idp) => idp.suspend(key))),
  anyone.map((key) => on(key, 'resume', (idp) => idp.resume(key))),
  anyone.map((key) => on(key, 'deactivate', (idp) => idp.deactivate(key))),
  anyone.map((key) => on(key, 'restore', (idp) => idp.restore(key))),
  anyone.map((key) => departure(key, 'remove', (idp) => idp.remove(key))),
  fc
    .tuple(anyGroup, anyPeople)
    .map(([key, members]) =>
      arrival(key, `push [${members.join()}]`, (idp) => idp.pushGroup({ key, name: key, members })),
    ),
  fc
    .tuple(anyGroup, anyPeople, anyPeople)
    .map(([key, add, remove]) =>
      on(key, `add [${add.join()}] remove [${remove.join()}]`, (idp) => idp.changeMembers(key, { add, remove })),
    ),
  fc.tuple(anyGroup, fc.nat(9)).map(([key, n]) => on(key, `rename ${n}`, (idp) => idp.renameGroup(key, `${key} ${n}`))),
  anyGroup.map((key) => departure(key, 'remove', (idp) => idp.removeGroup(key))),
  fc.constant({ label: 'resync', act: async (idp: Idp) => void (await idp.resync()) }),
);

/** Rounds of steps; provisioning runs after each round. */
export const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 4 }), { maxLength: 6 });
