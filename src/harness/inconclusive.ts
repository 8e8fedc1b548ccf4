/** A check cannot judge because something it stands on is missing; never the target's failure of this requirement. */
export class Inconclusive extends Error {
  override readonly name = 'Inconclusive';
  /** The foundation that was missing, for example "create User". */
  readonly dueTo: string | undefined;

  constructor(message: string, dueTo?: string) {
    super(message);
    this.dueTo = dueTo;
  }
}
