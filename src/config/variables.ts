import { SettingInvalid } from './configuration-errors.ts';
import type { Environment } from './settings.ts';

/**
 * Puts the value of the variable in the place of every "${NAME}" in the strings of a file's content.
 *
 * @throws SettingInvalid when a variable is not set.
 */
export function withVariables(content: unknown, file: string, environment: Environment): unknown {
  if (typeof content === 'string') {
    return content.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => {
      const value = environment[name];
      if (value !== undefined) return value;
      throw new SettingInvalid(file, `the environment variable ${name} is not set.`, `Set it: export ${name}=…`);
    });
  }
  if (Array.isArray(content)) return content.map((element: unknown) => withVariables(element, file, environment));
  if (typeof content !== 'object' || content === null) return content;
  return Object.fromEntries(
    Object.entries(content).map(([name, value]) => [name, withVariables(value, file, environment)]),
  );
}
