import { type Knob, oneOf } from '../knob.ts';
import type { ClientDescription } from './description.ts';

/** What an administrator of any of these identity providers may choose. */
export type ClientChoices = Pick<ClientDescription, 'userUpdate' | 'onLoss' | 'onRemoval' | 'space'>;

export const clientKnobs: Readonly<Record<keyof ClientChoices, Knob>> = {
  userUpdate: oneOf('How profile changes are written.', 'PUT', 'PATCH'),
  onLoss: oneOf('What happens to the account of somebody who loses the application.', 'deactivate', 'delete'),
  onRemoval: oneOf('What happens to the account of somebody who is deleted (OT-9).', 'deactivate', 'delete', 'nothing'),
  space: oneOf('How spaces are written in queries.', 'plus', 'percent20'),
};
