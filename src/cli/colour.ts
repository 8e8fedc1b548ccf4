import { styleText } from 'node:util';

/** Whether the terminal and the environment (NO_COLOR, FORCE_COLOR) want colour on stdout. */
export function hasColour(): boolean {
  return styleText('bold', 'x', { stream: process.stdout, validateStream: true }) !== 'x';
}
