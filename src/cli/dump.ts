import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SettingInvalid } from '../config/configuration-errors.ts';
import { version } from '../config/version.ts';
import type { Exchange, HeaderList } from '../http/exchange.ts';
import { writeHar } from '../http/har.ts';
import { addressOf } from '../report/gist.ts';

/** @throws SettingInvalid unless the folder is empty or can be made */
export function openDump(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw new SettingInvalid('--dump', `${folder} is no folder: ${(error as Error).message}.`, 'Name a new folder.');
  }
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new SettingInvalid('--dump', `${folder} is not empty.`, 'Name a new or an empty folder.');
  }
}

/**
 * Writes every exchange as two files, in the form of `fixtures/idp`: the request, and what came back. All of them together are in
 * `traffic.har`.
 */
export function dump(folder: string, exchanges: readonly Exchange[], comment: string): void {
  const width = String(exchanges.length).length;
  for (const [index, exchange] of exchanges.entries()) {
    const name = join(folder, `${String(index + 1).padStart(Math.max(3, width), '0')}-${slugOf(exchange)}`);
    const sender = exchange.sender === 'idp' ? comment : `${comment}; sent by somebody else`;
    writeFileSync(`${name}.http`, `# ${sender}\n\n${requestText(exchange)}`);
    writeFileSync(`${name}.answer.http`, answerText(exchange));
  }
  writeFileSync(join(folder, 'traffic.har'), writeHar(exchanges, { creator: { name: 'scimulate', version }, comment }));
}

/** For example "patch-groups". */
function slugOf(exchange: Exchange): string {
  const known = /\/(Users|Groups|Schemas|ServiceProviderConfig|ResourceTypes|Bulk)(?=[/?.]|$)/.exec(
    addressOf(exchange),
  );
  return [exchange.request.method, known?.[1] ?? 'other'].join('-').toLowerCase();
}

function requestText(exchange: Exchange): string {
  const { method, headers, body } = exchange.request;
  return message(`${method} ${addressOf(exchange)} HTTP/1.1`, headers, body ?? '');
}

function answerText({ answer, failure }: Exchange): string {
  if (!answer) return `# ${failure?.message ?? 'no answer'}\n`;
  return message(`HTTP/1.1 ${answer.status}`, answer.headers, answer.body);
}

function message(start: string, headers: HeaderList, body: string): string {
  const head = [start, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n');
  return body === '' ? `${head}\n` : `${head}\n\n${body}\n`;
}
