import fc from 'fast-check';
import type { Directory } from '../oracle/directory.ts';
import { narrated, type Step, type Subject } from '../oracle/step.ts';

/** Carries out a step on what is tested and on the model alike. */
export type Perform = (step: Step) => Promise<void>;

/** A random script; `playInterleaving` adds what it is played with. */
export type Interleaving = Iterable<fc.AsyncCommand<Directory, Perform>>;

export interface InterleavingOptions {
  readonly hasGroups: boolean;
  readonly hasPatch: boolean;
  /** Whether resources have versions that a client can insist on. */
  readonly hasVersions: boolean;
  /** Whether clients insist on versions wherever they know one. */
  readonly isCautious?: boolean;
  /** Whoever acts from another tenant, if anybody does. */
  readonly stranger?: unknown;
  readonly maxLength: number;
}

/** Few places and few names, so that steps meet. */
const [places, names, clients] = [3, 3, 2];

/** Any operation on Users and Groups by clients in turn; what makes no sense when it is due is left out. */
export function interleavings({ maxLength, ...options }: InterleavingOptions): fc.Arbitrary<Interleaving> {
  const steps = stepsOf(options).map(({ weight, arbitrary }) => ({ weight, arbitrary: arbitrary.map(commandOf) }));
  // The generator never takes the last command out of a script, but it can make it one that does nothing.
  const command = fc.oneof({ withCrossShrink: true }, { weight: 1, arbitrary: fc.constant(nothing) }, ...steps);
  return fc.commands([command], { maxCommands: maxLength, size: 'max', disableReplayLog: true });
}

export async function playInterleaving(script: Interleaving, model: Directory, perform: Perform): Promise<void> {
  await fc.asyncModelRun(() => ({ model, real: perform }), script);
}

const nothing: fc.AsyncCommand<Directory, Perform> = {
  check: () => true,
  run: async () => {},
  toString: () => 'nothing',
};

function commandOf(step: Step): fc.AsyncCommand<Directory, Perform> {
  return {
    check: (model) => model.allows(step),
    run: async (_, perform) => perform(step),
    toString: () => narrated(step),
  };
}

const place = fc.nat(places - 1);
const name = fc.nat(names - 1);
const few = fc.nat(1);
const client = fc.nat(clients - 1);
const members = fc.subarray([0, 1, 2]);

const wanted = {
  User: {
    new: fc.record({ name, remark: few, active: fc.constant(true), address: few }),
    whole: fc.record({ name, remark: few, active: fc.boolean(), address: few }),
    some: someOf({ name, remark: few, active: fc.boolean(), address: few }),
  },
  Group: {
    new: fc.record({ name, members }),
    whole: fc.record({ name, members }),
    some: someOf({ name, members }),
  },
};

/** What a PATCH changes, at least one attribute. */
function someOf<Attributes extends object>(attributes: { [Name in keyof Attributes]: fc.Arbitrary<Attributes[Name]> }) {
  return fc.record(attributes, { requiredKeys: [] }).filter((some) => Object.keys(some).length > 0);
}

type Options = Omit<InterleavingOptions, 'maxLength'>;

function stepsOf(options: Options): readonly WeightedStep[] {
  const { hasGroups, hasPatch, stranger } = options;
  const membership = { client, type: fc.constant('Group' as const), place: few, member: place };
  return [
    ...stepsOn('User', options),
    ...(hasGroups ? stepsOn('Group', options) : []),
    ...(hasGroups && hasPatch ? [stepOf('join', membership), stepOf('leave', membership)] : []),
    stepOf('haunt', { client, deleted: few, method: methodsOf(options) }),
    ...(stranger === undefined
      ? []
      : [stepOf('find abroad', { client, name }), stepOf('create abroad', { client, name })]),
  ];
}

function stepsOn(type: Subject, options: Options): readonly WeightedStep[] {
  const { hasPatch, hasVersions, isCautious = false, stranger } = options;
  const at = { client, type: fc.constant(type), place: type === 'User' ? place : few };
  const ifUnchanged = isCautious ? fc.constant(true) : hasVersions ? fc.boolean() : fc.constant(false);
  const { new: fresh, whole, some } = wanted[type];
  return [
    stepOf('create', { ...at, wanted: fresh }),
    stepOf('replace', { ...at, wanted: whole, ifUnchanged }),
    ...(hasPatch ? [stepOf('modify', { ...at, wanted: some }), stepOf('fail', { ...at, wanted: some })] : []),
    stepOf('delete', { ...at, ifUnchanged }),
    stepOf('retrieve', at),
    stepOf('find', { client, type: at.type, name }),
    ...(stranger === undefined ? [] : [stepOf('intrude', { ...at, method: methodsOf(options) })]),
  ];
}

function methodsOf({ hasPatch }: Options) {
  const methods = ['GET', 'PUT', 'DELETE', ...(hasPatch ? ['PATCH' as const] : [])] as const;
  return fc.constantFrom(...methods);
}

type WeightedStep = fc.WeightedArbitrary<Step>;

/** Changes come twice as often as what begins, ends or looks. */
const changes: ReadonlySet<Step['does']> = new Set(['replace', 'modify', 'join', 'leave']);

function stepOf<Does extends Step['does'], Parts>(
  does: Does,
  parts: { readonly [Key in keyof Parts]: fc.Arbitrary<Parts[Key]> },
): fc.WeightedArbitrary<{ does: Does } & Parts> {
  const arbitrary = fc.record({ does: fc.constant(does), ...parts }) as never;
  return { arbitrary, weight: changes.has(does) ? 2 : 1 };
}
