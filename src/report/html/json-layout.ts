import { parseJson } from '../../scim/json.ts';

const token = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/g;
const indent = '  ';
// A target may nest as deep as it likes; the page may not grow with the square of that.
const deepest = 20;

/**
 * Lays JSON text out over several lines without reading it: numbers, escapes and repeated members stay as they were sent.
 * Text that is no JSON comes back as it is; a text that was cut is laid out as far as it goes.
 */
export function layOut(text: string, wasCut = false): string {
  if (!/^\s*[{[]/.test(text) || (!wasCut && parseJson(text) === undefined)) {
    return text;
  }
  const lines: string[] = [];
  let line = '';
  let depth = 0;
  let previous = '';
  const breakLine = () => {
    lines.push(line);
    line = indent.repeat(Math.min(depth, deepest));
  };
  for (const [part] of text.matchAll(token)) {
    if (part === '}' || part === ']') {
      depth = Math.max(0, depth - 1);
      if (previous !== '{' && previous !== '[') {
        breakLine();
      }
    } else if (previous === '{' || previous === '[' || previous === ',') {
      breakLine();
    }
    line += part === ':' ? ': ' : part;
    if (part === '{' || part === '[') {
      depth += 1;
    }
    previous = part;
  }
  return [...lines, line].join('\n');
}
