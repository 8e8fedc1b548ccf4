/** Texts for attributes whose form no schema tells, by path such as "employeeNumber" or "phoneNumbers.value". */
export type ValueTemplates = Readonly<Record<string, string>>;

/** The text for an attribute, with `{name}` replaced by a name that nothing else has; `undefined` without a template. */
export function fromTemplate(templates: ValueTemplates | undefined, path: string, name: string): string | undefined {
  const folded = path.toLowerCase();
  const found = Object.entries(templates ?? {}).find(([wanted]) => wanted.toLowerCase() === folded);
  return found?.[1].replaceAll('{name}', name);
}
