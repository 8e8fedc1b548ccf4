/** Ids are made of the suite's name and the check's title, so that they survive reordering. */
export function checkId(file: string, title: string): string {
  const suite = file.replace(/^.*[\\/]/, '').replace(/\.spec\.[jt]s$/, '');
  return `${suite}.${slug(title)}`;
}

/** The folder below `suites` and the suite's name, for example "filtering/operators". */
export function areaOf(file: string): string {
  const [, area] = /[\\/]suites[\\/](.*)\.spec\.[jt]s$/.exec(file) ?? [];
  return (area ?? file).replaceAll('\\', '/');
}

function slug(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
