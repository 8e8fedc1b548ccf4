import type { ProviderOptions } from '../options.ts';
import type { Provider } from '../protocol/provider.ts';
import { findDefect } from './catalogue.ts';

/**
 * The options with what their defects need set up.
 *
 * @throws RangeError when there is no defect called so.
 */
export function withNeedsOfDefects<Options extends ProviderOptions>(options: Options): Options {
  const needs = (options.defects ?? []).map((id) => findDefect(id).options);
  return needs.length === 0 ? options : Object.assign({}, options, ...needs);
}

/** @throws RangeError when there is no defect called so. */
export function installDefects(provider: Provider, ids: readonly string[] = []): void {
  for (const id of ids) findDefect(id).behaviour(provider);
}
