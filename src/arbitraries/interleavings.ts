import fc from 'fast-check';
import type { Directory } from '../oracle/directory.ts';
import { narrated, type Step, type Subject, type Wanted } from '../oracle/step.ts';

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
  readonly maxLength?: number;
}

/** Few places and few names, so that steps meet. */
const [places, names, clients] = [3, 3, 2];

/** Any operation on Users and Groups by clients in turn; what makes no sense when it is due is left out. */
export function interleavings({ maxLength = 100, ...options }: InterleavingOptions): fc.Arbitrary<Interleaving> {
  const steps = stepsOf(options).map((one) => one.map(commandOf));
  // The generator never takes the last command out of a script, but it can make it one that does nothing.
  const command = fc.oneof({ withCrossShrink: true }, fc.constant(nothing), ...steps);
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
const methods = fc.constantFrom('GET' as const, 'PUT' as const, 'PATCH' as const, 'DELETE' as const);

function stepsOf(options: Omit<InterleavingOptions, 'maxLength'>): fc.Arbitrary<Step>[] {
  const { hasGroups, hasPatch, hasVersions, isCautious = false, stranger } = options;
  const ifUnchanged = isCautious ? fc.constant(true) : hasVersions ? fc.boolean() : fc.constant(false);
  const method = hasPatch ? methods : methods.filter((one) => one !== 'PATCH');
  const types: readonly Subject[] = hasGroups ? ['User', 'Group'] : ['User'];
  const ofType = types.flatMap((type) => {
    const at = { client, type: fc.constant(type), place: type === 'User' ? place : few };
    const whole = type === 'User' ? wholeUser : wholeGroup;
    return [
      stepOf('create', { ...at, wanted: type === 'User' ? newUser : wholeGroup }),
      stepOf('replace', { ...at, wanted: whole, ifUnchanged }),
      stepOf('delete', { ...at, ifUnchanged }),
      stepOf('retrieve', at),
      stepOf('find', { client, type: at.type, name }),
      ...(hasPatch ? [stepOf('modify', { ...at, wanted: type === 'User' ? someOfUser : someOfGroup })] : []),
      ...(hasPatch ? [stepOf('fail', { ...at, wanted: type === 'User' ? someOfUser : someOfGroup })] : []),
      ...(stranger !== undefined ? [stepOf('intrude', { ...at, method })] : []),
    ];
  });
  const membership = { client, type: fc.constant('Group' as const), place: few, member: place };
  return [
    ...ofType,
    stepOf('haunt', { client, deleted: few, method }),
    ...(hasGroups && hasPatch
      ? [stepOf('join', membership), stepOf('join', membership), stepOf('leave', membership)]
      : []),
    ...(stranger !== undefined
      ? [stepOf('find abroad', { client, name }), stepOf('create abroad', { client, name })]
      : []),
  ];
}

const wholeUser = fc.record({ name, remark: few, active: fc.boolean(), address: few });
const newUser = fc.record({ name, remark: few, active: fc.constant(true), address: few });
const wholeGroup = fc.record({ name, members: fc.subarray([0, 1, 2]) });

/** What a PATCH changes: some of it, at least one. */
const someOfUser = fc
  .record({ name, remark: few, active: fc.boolean(), address: few }, { requiredKeys: [] })
  .filter(isSome);
const someOfGroup = fc.record({ name, members: fc.subarray([0, 1, 2]) }, { requiredKeys: [] }).filter(isSome);

function isSome(wanted: Wanted): boolean {
  return Object.keys(wanted).length > 0;
}

function stepOf<Does extends Step['does'], Parts>(
  does: Does,
  parts: { readonly [Key in keyof Parts]: fc.Arbitrary<Parts[Key]> },
): fc.Arbitrary<{ does: Does } & Parts> {
  return fc.record({ does: fc.constant(does), ...parts }) as never;
}
