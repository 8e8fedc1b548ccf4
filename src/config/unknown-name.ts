import { SettingInvalid } from './configuration-errors.ts';
import { nearest } from './nearest.ts';

/** What to say of a name that nothing has. */
export function unknownName(where: string, name: string, known: readonly string[]): SettingInvalid {
  const suggestion = nearest(name, known);
  const hint = suggestion ? `Did you mean "${suggestion}"?` : `There are: ${known.join(', ')}.`;
  return new SettingInvalid(where, `"${name}" is not known.`, hint);
}
