import type { ProviderOptions, ServerOptions } from '../options.ts';
import type { Provider } from '../protocol/provider.ts';

/** Makes a provider that was just put together go wrong in one way. */
export type Behaviour = (provider: Provider) => void;

/** Something that SCIM service providers got wrong, as a switch of this one. */
export interface Defect {
  /** The area, then what goes wrong there. */
  readonly id: string;
  /** What it does to whoever relies on the provider: access wrongly kept or lost, a flow broken, a clause broken. */
  readonly severity: 'critical' | 'high' | 'medium' | 'low';
  /** What the service provider does wrong, in one sentence. */
  readonly title: string;
  /** Requirements that a report may name for it, the most fitting first. */
  readonly violates: readonly string[];
  /** Public reports of it, as repository and number; none when it follows from the requirement alone. */
  readonly sources: readonly string[];
  /** What the provider has to be set up with for the defect to show. */
  readonly options?: ProviderOptions & Pick<ServerOptions, 'population'>;
  readonly behaviour: Behaviour;
}
