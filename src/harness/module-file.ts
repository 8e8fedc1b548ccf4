import { join } from 'node:path';

const isSource = import.meta.filename.endsWith('.ts');

/** The file of one of our modules, from the sources or as published; `module` is its path below `src`, without ending. */
export function moduleFile(module: string): string {
  return join(import.meta.dirname, '..', `${module}${isSource ? '.ts' : '.js'}`);
}
